import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHead } from '../lists/page-head';
import { asTab, TabBar } from '../lists/tab-bar';
import { HealthTab } from './health';
import { Incidents } from './incidents';
import { findingsQuery, healthQuery, incidentsQuery, OPERATIONS_KEY, outboxQuery } from './operations-data';
import { OPERATIONS_TABS, type OperationsTab } from './operations-search';
import { Outbox } from './outbox';
import { WorkflowList } from './workflow-list';
import { useOperationsWords } from './words/operations-words';
import './operations.css';

const route = getRouteApi('/operations');

const PANES = {
  health: HealthTab,
  cases: WorkflowList,
  incidents: Incidents,
  outbox: Outbox,
} as const satisfies Record<OperationsTab, () => ReactNode>;

/** 运行维护: what does not work, which case stands still, what was not delivered, and who sees to it. */
export function OperationsPage(): ReactNode {
  const { title } = useOperationsWords();
  const { tab = 'health' } = route.useSearch();
  const queries = useQueryClient();
  const { dataUpdatedAt, isFetching } = useQuery(healthQuery);
  const Pane = PANES[tab];
  return (
    <div className="operations">
      <PageHead
        title={title}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        refresh={() => void queries.invalidateQueries({ queryKey: OPERATIONS_KEY })}
        isList
      />
      <Tabs tab={tab} />
      <Pane />
    </div>
  );
}

function Tabs({ tab: current }: { readonly tab: OperationsTab }): ReactNode {
  const { title, tabs } = useOperationsWords();
  const counts = useCounts();
  return (
    <TabBar label={title}>
      {OPERATIONS_TABS.map((tab) => (
        <Link key={tab} to="/operations" search={tab === 'health' ? {} : { tab }} {...asTab(tab, current)}>
          {tabs[tab]} <Count count={counts[tab]} />
        </Link>
      ))}
    </TabBar>
  );
}

/** How many wait for somebody; nothing is said where nothing does. */
function useCounts(): Readonly<Record<OperationsTab, number>> {
  const { data: findings } = useQuery(findingsQuery);
  const { data: incidents } = useQuery(incidentsQuery);
  const { data: failed } = useQuery(outboxQuery('failed'));
  return {
    health: findings?.items.filter(({ isFine }) => !isFine).length ?? 0,
    cases: 0,
    incidents: incidents?.items.length ?? 0,
    outbox: failed?.items.length ?? 0,
  };
}

function Count({ count }: { readonly count: number }): ReactNode {
  return count === 0 ? null : <span className="tab-count overdue">{count}</span>;
}
