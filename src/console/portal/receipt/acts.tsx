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

type Done = 'sent' | 'pending';

/** What became of the last act, and what to do when one is through. */
function useDone(reload: () => void): {
  readonly done: Done | null;
  readonly after: (state: Done) => void;
} {
  const [done, setDone] = useState<Done | null>(null);
  const after = (state: Done): void => {
    setDone(state);
    reload();
  };
  return { done, after };
}

/** Always there, so that a screen reader hears when it is filled. */
function DoneNotice({ done }: { readonly done: Done | null }): ReactNode {
  const { receipt } = useWords();
  return (
    <p role="status" className={done === null ? 'hidden' : 'notice good'}>
      {done === null ? '' : receipt[done]}
    </p>
  );
}

/** What waits for the complainant, with what was asked. */
export function PressingActs({ opened, reload }: ActsProps): ReactNode {
  const { receipt } = useWords();
  const { done, after } = useDone(reload);
  const unanswered = questionsOf(opened);
  const needsSupplement = allowedActs(opened).includes('supply-supplement');
  return (
    <>
      <DoneNotice done={done} />
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
  const { done, after } = useDone(reload);
  const others = allowedActs(opened).filter((act) => !PRESSING.includes(act));
  return (
    <>
      <DoneNotice done={done} />
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
  readonly after: (state: Done) => void;
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
