import { useState, type ReactNode } from 'react';
import { useWords } from '../words/portal-words';
import { ActForm } from './act-form';
import type { Opened, Story } from './case-view';

/** What a complainant can do, the most pressing first. */
const ACTS = [
  'supply-supplement',
  'reply',
  'agree-to-be-named',
  'add-evidence',
  'rate',
  'request-review',
  'settle',
  'withdraw',
  'call-off-agent',
] as const;
export type Act = (typeof ACTS)[number];

const PRESSING: readonly Act[] = ['supply-supplement', 'reply'];

interface ActsProps {
  readonly opened: Opened;
  readonly reload: () => void;
}

const allowedActs = ({ complaint }: Opened): readonly Act[] =>
  ACTS.filter((act) => complaint.allowedCommands.some(({ type, mayIssue }) => type === act && mayIssue));

/** What waits for the complainant, with what was asked. */
export function PressingActs({ opened, reload }: ActsProps): ReactNode {
  const { receipt } = useWords();
  const [isDone, setIsDone] = useState<'sent' | 'pending' | null>(null);
  const unanswered = questionsOf(opened);
  const needsSupplement = allowedActs(opened).includes('supply-supplement');
  const after = (state: 'sent' | 'pending'): void => {
    setIsDone(state);
    reload();
  };
  return (
    <>
      <p role="status" className={isDone === null ? 'hidden' : 'notice good'}>
        {isDone === null ? '' : receipt[isDone]}
      </p>
      {needsSupplement || unanswered.length > 0 ? <h2>{receipt.toDo}</h2> : null}
      {needsSupplement ? <Supplement opened={opened} after={after} /> : null}
      {unanswered.map((line) => (
        <section className="card" key={line.sequence}>
          <blockquote>{line.texts['question']}</blockquote>
          <ActForm act="reply" opened={opened} questionId={line.questionId} after={after} />
        </section>
      ))}
    </>
  );
}

/** Whatever else the law allows now; what it does not allow is not offered. */
export function OtherActs({ opened, reload }: ActsProps): ReactNode {
  const { receipt } = useWords();
  const [isDone, setIsDone] = useState<'sent' | 'pending' | null>(null);
  const others = allowedActs(opened).filter((act) => !PRESSING.includes(act));
  const after = (state: 'sent' | 'pending'): void => {
    setIsDone(state);
    reload();
  };
  return (
    <>
      <p role="status" className={isDone === null ? 'hidden' : 'notice good'}>
        {isDone === null ? '' : receipt[isDone]}
      </p>
      {others.length === 0 ? null : <h2>{receipt.more}</h2>}
      {others.map((act) => (
        <ActDetails key={act} act={act} opened={opened} after={after} />
      ))}
    </>
  );
}

function questionsOf({ complaint, story }: Opened): Story {
  const open = complaint.questions.filter(({ answered }) => !answered).map(({ questionId }) => questionId);
  return story.filter(({ questionId }) => questionId !== null && open.includes(questionId));
}

interface AfterProps {
  readonly opened: Opened;
  readonly after: (state: 'sent' | 'pending') => void;
}

function Supplement({ opened, after }: AfterProps): ReactNode {
  const { receipt, domain } = useWords();
  const asked = opened.story.filter(({ type }) => type === 'supplement-requested').at(-1);
  const items: Readonly<Record<string, string>> = domain.supplementItems;
  return (
    <section className="card">
      <h3>{receipt.supplementItems}</h3>
      <ul>
        {(asked?.itemCodes ?? []).map((code) => (
          <li key={code}>{items[code] ?? code}</li>
        ))}
      </ul>
      <blockquote>{asked?.texts['explanation']}</blockquote>
      <ActForm act="supply-supplement" opened={opened} after={after} />
    </section>
  );
}

function ActDetails({ act, ...props }: AfterProps & { readonly act: Act }): ReactNode {
  const { acts } = useWords();
  return (
    <details className="act">
      <summary>{acts[act].open}</summary>
      <ActForm act={act} {...props} />
    </details>
  );
}
