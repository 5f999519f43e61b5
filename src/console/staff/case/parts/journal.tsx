import { Card, Checkbox } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { longMoment } from '../../../words/dates';
import { Select } from '../../select';
import { useJournal, type CaseView, type JournalLine } from '../case-data';
import { useCaseWords } from '../words/case-words';
import { groupOf, JOURNAL_GROUPS, type JournalGroup } from './journal-groups';

/** Every step in a plain sentence, the newest first, by kind if wanted. */
export function Journal({ view }: { readonly view: CaseView }): ReactNode {
  const { journal: said } = useCaseWords();
  const lines = useJournal(view);
  const [chosen, setChosen] = useState<readonly JournalGroup[]>([]);
  const [isOldestFirst, setIsOldestFirst] = useState(false);
  const shown = useMemo(() => {
    const some = lines.filter(({ type }) => chosen.length === 0 || chosen.includes(groupOf(type)));
    return isOldestFirst ? some : some.toReversed();
  }, [lines, chosen, isOldestFirst]);
  if (view.view !== 'staff') return null;
  return (
    <Card size="small" title={<h2>{said.title}</h2>} id="journal">
      <div className="journal-filter">
        <Select<readonly JournalGroup[]>
          mode="multiple"
          allowClear
          aria-label={said.filter}
          placeholder={said.filter}
          value={chosen}
          onChange={setChosen}
          options={JOURNAL_GROUPS.map((value) => ({ value, label: said.groups[value] }))}
        />
        <Checkbox checked={isOldestFirst} onChange={({ target }) => setIsOldestFirst(target.checked)}>
          {said.oldestFirst}
        </Checkbox>
      </div>
      <ol className="journal">
        {shown.map((line) => (
          <Line key={line.sequence} line={line} />
        ))}
      </ol>
    </Card>
  );
}

function Line({ line }: { readonly line: JournalLine }): ReactNode {
  const { journal: said, domain, language, textNames } = useCaseWords();
  const { sequence, type, occurredAt, recordedAt, sentence, texts } = line;
  const labels: Readonly<Record<string, string>> = domain.events;
  const names: Readonly<Record<string, string>> = textNames;
  return (
    <li className={`line group-${groupOf(type)}`}>
      <h3>
        {labels[type] ?? line.label} <small>{said.number(sequence)}</small>
      </h3>
      <p>{sentence}</p>
      {Object.entries(texts).map(([name, text]) => (
        <blockquote key={name}>
          <small>{names[name] ?? said.text}</small>
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
