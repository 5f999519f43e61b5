import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { organizationQuery } from '../query-keys';
import { useRegionName } from '../region-name';
import { BodyActs } from './body-acts';
import { childrenQuery, type Body } from './body-data';
import { BodyHistory } from './body-history';
import { BodyOffices } from './body-offices';
import { useBodyWords } from './words/body-words';

interface BodyCardProps {
  readonly body: Body;
  readonly show: (id: string) => void;
}

/** One body: what it is, what may be done to it, who works there, and what it was called before. */
export function BodyCard({ body, show }: BodyCardProps): ReactNode {
  const { words } = useBodyWords();
  return (
    <article aria-labelledby="body-title">
      <header className="body-head">
        <h2 id="body-title">{body.name}</h2>
        {body.status === 'active' ? null : <span className="standing">{words.statuses[body.status]}</span>}
      </header>
      <BodyActs body={body} show={show} />
      <Facts body={body} show={show} />
      <h3>{words.offices}</h3>
      <BodyOffices organizationId={body.organizationId} />
      <p>
        <Link to="/officers" search={{ organizationId: body.organizationId }}>
          {words.seeAll}
        </Link>
      </p>
      <h3>{words.below}</h3>
      <Below id={body.organizationId} show={show} />
      <h3>{words.history}</h3>
      <BodyHistory id={body.organizationId} />
    </article>
  );
}

function Facts({ body, show }: BodyCardProps): ReactNode {
  const { words, domain } = useBodyWords();
  const region = useRegionName(body.regionCode);
  const link = (id: string | null): ReactNode =>
    id === null ? words.none : <BodyLink id={id} show={show} />;
  const successor =
    body.successorId === null
      ? []
      : [{ key: 'successor', label: words.successor, children: link(body.successorId) }];
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, md: 2 }}
      items={[
        { key: 'kind', label: words.kind, children: domain.organizationKinds[body.kind] },
        { key: 'parent', label: words.parent, children: link(body.parentId) },
        ...successor,
        { key: 'region', label: words.region, children: region },
        { key: 'uscc', label: words.uscc, children: body.uscc ?? words.none },
        { key: 'email', label: words.email, children: body.email ?? words.none },
        { key: 'status', label: words.status, children: words.statuses[body.status] },
      ]}
    />
  );
}

function BodyLink({ id, show }: { readonly id: string; readonly show: (id: string) => void }): ReactNode {
  const { data } = useQuery(organizationQuery(id));
  return (
    <Button type="link" className="inline-link" onClick={() => show(id)}>
      {data?.name ?? id}
    </Button>
  );
}

function Below({ id, show }: { readonly id: string; readonly show: (id: string) => void }): ReactNode {
  const { words } = useBodyWords();
  const { data } = useQuery(childrenQuery(id));
  const active = (data ?? []).filter(({ status }) => status === 'active');
  if (active.length === 0) return <p className="faint">{words.noneBelow}</p>;
  return (
    <ul className="chips">
      {active.map(({ organizationId, name }) => (
        <li key={organizationId}>
          <Button size="small" onClick={() => show(organizationId)}>
            {name}
          </Button>
        </li>
      ))}
    </ul>
  );
}
