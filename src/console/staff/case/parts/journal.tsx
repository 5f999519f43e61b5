import { Card, Checkbox } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { longMoment } from '../../../words/dates';
import { Select } from '../../select';
import { useJournal, type CaseView, type JournalLine } from '../case-data';
import { useCaseWords } from '../words/case-words';
import { groupOf, JOURNAL_GROUPS } from './journal-groups';

export function Journal({ view }: { readonly view: CaseView }): ReactNode {
  const { journal: said, textNames } = useCaseWords();
  const lines = useJournal(view);
  if (view.view !== 'staff') return null;
  const kind: JournalKind = {
    ...{ textNames, groupOf, groups: JOURNAL_GROUPS, groupNames: said.groups },
  };
  return <JournalCard lines={lines} kind={kind} />;
}

/** What the journals of a kind of case are made of, and the words for it. */
export interface JournalKind {
  readonly groups: readonly string[];
  readonly groupNames: Readonly<Record<string, string>>;
  readonly groupOf: (type: string) => string;
  readonly textNames: Readonly<Record<string, string>>;
}

interface JournalCardProps {
  readonly lines: readonly JournalLine[];
  readonly kind: JournalKind;
}

/** Every step in a plain sentence, the newest first, by kind if wanted. */
export function JournalCard({ lines, kind }: JournalCardProps): ReactNode {
  const { journal: said } = useCaseWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isOldestFirst, setIsOldestFirst] = useState(false);
  const shown = useMemo(() => {
    const some = lines.filter(({ type }) => chosen.length === 0 || chosen.includes(kind.groupOf(type)));
    return isOldestFirst ? some : some.toReversed();
  }, [lines, chosen, isOldestFirst, kind]);
  return (
    <Card size="small" title={<h2>{said.title}</h2>} id="journal">
      <div className="journal-filter">
        <Select<readonly string[]>
          mode="multiple"
          allowClear
          aria-label={said.filter}
          placeholder={said.filter}
          value={chosen}
          onChange={setChosen}
          options={kind.groups.map((value) => ({ value, label: kind.groupNames[value] ?? value }))}
        />
        <Checkbox checked={isOldestFirst} onChange={({ target }) => setIsOldestFirst(target.checked)}>
          {said.oldestFirst}
        </Checkbox>
      </div>
      <ol className="journal">
        {shown.map((line) => (
          <Line key={line.sequence} line={line} kind={kind} />
        ))}
      </ol>
    </Card>
  );
}

interface LineProps {
  readonly line: JournalLine;
  readonly kind: JournalKind;
}

function Line({ line, kind }: LineProps): ReactNode {
  const { journal: said, language } = useCaseWords();
  const { sequence, type, label, occurredAt, recordedAt, sentence, texts } = line;
  return (
    <li className={`line group-${kind.groupOf(type)}`}>
      <h3>
        {label} <small>{said.number(sequence)}</small>
      </h3>
      <p>{sentence}</p>
      {Object.entries(texts).map(([name, text]) => (
        <blockquote key={name}>
          <small>{kind.textNames[name] ?? said.text}</small>
          <span className="written">{text}</span>
        </blockquote>
      ))}
      <p className="times">
        {said.occurred(longMoment(occurredAt, language))}
        {recordedAt.slice(0, 16) === occurredAt.slice(0, 16)
          ? null
          : ` · ${said.recorded(longMoment(recordedAt, language))}`}
      </p>
    </li>
  );
}
