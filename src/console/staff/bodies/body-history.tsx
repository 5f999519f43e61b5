import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../api/operations';
import { longMoment } from '../../words/dates';
import { ProblemAlert } from '../problem-alert';
import { historyQuery } from './body-data';
import { useBodyWords, type BodyWords } from './words/body-words';

type Line = ReplyOf<'GET /organizations/{id}/history'>['items'][number];

/** What it was called, where it stood and how it ended, latest first. */
export function BodyHistory({ id }: { readonly id: string }): ReactNode {
  const { words, language } = useBodyWords();
  const { data, error, refetch } = useQuery(historyQuery(id));
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active title={false} />;
  return (
    <ol className="history">
      {data.items.map((line) => (
        <li key={line.version}>
          <time dateTime={line.recordedAt}>{longMoment(line.recordedAt, language)}</time>
          <span>
            {sentence(line, words)}
            {line.basis === null ? null : <span className="faint"> {words.basisSaid(line.basis)}</span>}
          </span>
          <span className="faint">{line.recordedBy?.name ?? ''}</span>
        </li>
      ))}
    </ol>
  );
}

type Saying = (from: string, to: string) => string;

function sentence({ type, from, to }: Line, { happened }: BodyWords): string {
  const say: Readonly<Record<Line['type'], Saying>> = {
    created: (_from, name) => happened.created(name),
    renamed: happened.renamed,
    'contact-changed': () => happened.contact,
    moved: happened.moved,
    merged: (_from, successor) => happened.merged(successor),
    abolished: (_from, successor) => happened.abolished(successor),
  };
  return say[type](from ?? '', to ?? '');
}
