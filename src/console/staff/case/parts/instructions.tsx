import { Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { useJournal, type CaseView, type JournalLine } from '../case-data';
import { useCaseWords } from '../words/case-words';

/** 批示: for those who may read them the API tells of them, with what was written in the journal. */
export function Instructions({ view }: { readonly view: CaseView }): ReactNode {
  const { instruction, language } = useCaseWords();
  const journal = useJournal(view);
  if (view.instructions.length === 0) return null;
  const recorded = journal.filter(({ type }) => type === 'instruction-recorded');
  return (
    <Card size="small" title={<h2>{instruction.title}</h2>}>
      <ul className="instructions">
        {view.instructions.map(({ instructionId, dueOn, answered }, index) => (
          <li key={instructionId}>
            <Tag color={answered ? 'green' : 'gold'}>
              {answered ? instruction.answered : instruction.open}
            </Tag>{' '}
            {instruction.due(longDate(dueOn as PlainDate, language))}
            <Content line={recorded[index]} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Content({ line }: { readonly line: JournalLine | undefined }): ReactNode {
  if (line === undefined) return null;
  return Object.entries(line.texts).map(([name, text]) => (
    <p key={name} className="written">
      {text}
    </p>
  ));
}
