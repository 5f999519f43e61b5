import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Empty, Input, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { useIsNarrow } from '../lists/use-is-narrow';
import { ProblemAlert } from '../problem-alert';
import { organizationQuery } from '../query-keys';
import { useSession } from '../session';
import { BodyCard } from './body-card';
import type { Body } from './body-data';
import { BodySearch } from './body-search';
import { BodyTree } from './body-tree';
import { useBodyWords } from './words/body-words';
import './bodies.css';

const route = getRouteApi('/bodies');

/** 单位: the tree on the left, one body on the right; on a narrow screen one after the other. */
export function BodiesPage(): ReactNode {
  const { words } = useBodyWords();
  const { id } = route.useSearch();
  const navigate = route.useNavigate();
  const isNarrow = useIsNarrow();
  const { officer } = useSession();
  const own = useQuery(organizationQuery(officer.organizationId));
  const chosen = useQuery({ ...organizationQuery(id ?? ''), enabled: id !== undefined });
  const show = (next: string | null): void => void navigate({ search: next === null ? {} : { id: next } });
  const rootId = own.data?.path[0];
  const isTreeShown = !isNarrow || id === undefined;
  return (
    <>
      <h1>{words.title}</h1>
      <div className="bodies">
        {isTreeShown ? (
          <Finder rootId={rootId} shown={chosen.data ?? null} error={own.error} show={show} />
        ) : (
          <Button onClick={() => show(null)}>{words.backToTree}</Button>
        )}
        {isNarrow && id === undefined ? null : (
          <section className="body-pane">
            <Chosen
              id={id}
              body={chosen.data}
              error={chosen.error}
              show={show}
              retry={() => void chosen.refetch()}
            />
          </section>
        )}
      </div>
    </>
  );
}

interface FinderProps {
  readonly rootId: string | undefined;
  readonly shown: Body | null;
  readonly error: unknown;
  readonly show: (id: string) => void;
}

/** What is typed takes the place of the tree for as long as it stands there. */
function Finder({ rootId, shown, error, show }: FinderProps): ReactNode {
  const { words } = useBodyWords();
  const [typed, setTyped] = useState('');
  const asked = typed.trim();
  return (
    <nav className="body-finder" aria-label={words.tree}>
      <label htmlFor="list-search">{words.search}</label>
      <Input
        id="list-search"
        type="search"
        value={typed}
        maxLength={50}
        placeholder={words.searchHint}
        onChange={(event) => setTyped(event.target.value)}
      />
      {error === null ? null : <ProblemAlert error={error} />}
      {asked === '' && rootId !== undefined ? <BodyTree rootId={rootId} shown={shown} show={show} /> : null}
      {asked === '' ? null : (
        <BodySearch
          asked={asked}
          show={(id) => {
            setTyped('');
            show(id);
          }}
        />
      )}
    </nav>
  );
}

interface ChosenProps {
  readonly id: string | undefined;
  readonly body: Body | undefined;
  readonly error: unknown;
  readonly show: (id: string) => void;
  readonly retry: () => void;
}

function Chosen({ id, body, error, show, retry }: ChosenProps): ReactNode {
  const { words } = useBodyWords();
  if (id === undefined) return <Empty className="empty" description={words.choose} />;
  if (body !== undefined) return <BodyCard key={id} body={body} show={show} />;
  if (error !== null) return <ProblemAlert error={error} retry={retry} />;
  return <Skeleton active title={false} />;
}
