import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { ProblemAlert } from '../problem-alert';
import type { BodyAct } from './body-acts';
import { effectsQuery, type Body, type Effects } from './body-data';
import { useBodyWords, type BodyWords } from './words/body-words';

interface EffectsPreviewProps {
  readonly act: BodyAct;
  readonly body: Body;
  readonly successorId: string | undefined;
  /** The tree that was looked at: sent along, so that nothing is done on a picture that is out of date. */
  readonly onSeen: (treeVersion: number) => void;
}

/** How many open cases, people and bodies a change touches, before it is made. */
export function EffectsPreview({ act, body, successorId, onSeen }: EffectsPreviewProps): ReactNode {
  const { words } = useBodyWords();
  const { data, error, refetch } = useQuery(effectsQuery(body.organizationId, successorId));
  const version = data?.treeVersion;
  useEffect(() => {
    if (version !== undefined) onSeen(version);
  }, [version, onSeen]);
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active title={false} />;
  return (
    <section className="effects" aria-label={words.effect}>
      <p className="effects-title">{words.effect}</p>
      <table>
        <tbody>
          {linesOf(data, words).map(([label, count, isPart]) => (
            <tr key={label} className={isPart ? 'part' : ''}>
              <th scope="row">{label}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.barredForSuccessor > 0 ? (
        <Alert type="warning" showIcon title={words.barred(data.barredForSuccessor)} />
      ) : null}
      <p>{consequence(act, words)}</p>
    </section>
  );
}

type Line = readonly [label: string, count: string, isPart: boolean];

function linesOf(effects: Effects, words: BodyWords): readonly Line[] {
  const { respondent, accepting, verifying, reviewing } = words.effectParts;
  const parts: readonly (readonly [string, number])[] = [
    [respondent, effects.asRespondent],
    [accepting, effects.asAccepting],
    [verifying, effects.asVerifying],
    [reviewing, effects.asReviewing],
  ];
  return [
    [words.effectCases, words.count(effects.openCases), false],
    ...parts
      .filter(([, count]) => count > 0)
      .map(([label, count]): Line => [label, words.count(count), true]),
    [words.people, words.people_(effects.officers), false],
    [words.offices, words.offices_(effects.offices), false],
    [words.below, words.bodies_(effects.bodiesBelow), false],
  ];
}

function consequence(act: BodyAct, words: BodyWords): string {
  if (act === 'rename') return words.onRename;
  return act === 'move' ? words.onMove : words.onDissolve;
}
