import { getRouteApi, Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PageHead } from '../lists/page-head';
import { asTab, TabBar } from '../lists/tab-bar';
import { useSession } from '../session';
import { AccessList } from './access-list';
import type { AUDIT_TABS } from './audit-search';
import { IdentityLog } from './identity-log';
import { useAuditWords } from './words/audit-words';
import './audit.css';

const route = getRouteApi('/audit');
type Tab = (typeof AUDIT_TABS)[number];

/** 审计查询: who looked at what, and who asked to know who complained. */
export function AuditPage(): ReactNode {
  const { title, help } = useAuditWords();
  const search = route.useSearch();
  const { officer } = useSession();
  const queries = useQueryClient();
  // The privacy officer reads the log of identities and no other.
  const tabs: readonly Tab[] = officer.roles.includes('audit-administrator')
    ? ['accesses', 'identities']
    : ['identities'];
  const tab = tabs.find((one) => one === search.tab) ?? tabs[0];
  return (
    <>
      <PageHead
        title={title}
        readAt={0}
        isReading={false}
        refresh={() => void queries.invalidateQueries({ queryKey: ['audit'] })}
        isList
      />
      {tabs.length > 1 ? <Tabs tabs={tabs} current={tab} /> : null}
      <p className="faint">{help}</p>
      {tab === 'identities' ? <IdentityLog search={search} /> : <AccessList search={search} />}
    </>
  );
}

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly current: Tab | undefined;
}

function Tabs({ tabs, current }: TabsProps): ReactNode {
  const { title, tabs: names } = useAuditWords();
  return (
    <TabBar label={title}>
      {tabs.map((tab) => (
        <Link key={tab} to="/audit" search={tab === 'accesses' ? {} : { tab }} {...asTab(tab, current)}>
          {names[tab]}
        </Link>
      ))}
    </TabBar>
  );
}
