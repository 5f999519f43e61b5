import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHead } from '../lists/page-head';
import { asTab, TabBar } from '../lists/tab-bar';
import { ASKING } from '../menu';
import { useSession } from '../session';
import { AskForm } from './ask-form';
import { OwnReveals } from './own-reveals';
import { PendingReveals } from './pending-reveals';
import { REVEALS_KEY } from './reveal-data';
import type { REVEAL_TABS } from './reveal-search';
import { useRevealWords } from './words/reveal-words';
import './reveals.css';

const route = getRouteApi('/reveals');
type Tab = (typeof REVEAL_TABS)[number];

/** Who complained: asked for with a reason, allowed by a second person, opened for half an hour, and told. */
export function RevealsPage(): ReactNode {
  const { title } = useRevealWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { officer } = useSession();
  const queries = useQueryClient();
  const tabs: readonly Tab[] = [
    ...(officer.roles.some((role) => ASKING.includes(role)) ? (['mine'] as const) : []),
    ...(officer.roles.includes('privacy-officer') ? (['pending'] as const) : []),
  ];
  const tab = tabs.find((one) => one === search.tab) ?? tabs[0];
  const mayAsk = tabs.includes('mine');
  return (
    <div className="reveals">
      <PageHead
        title={title}
        readAt={0}
        isReading={false}
        refresh={() => void queries.invalidateQueries({ queryKey: REVEALS_KEY })}
      />
      {tabs.length > 1 ? <Tabs tabs={tabs} current={tab} /> : null}
      {mayAsk && search.case !== undefined ? (
        <AskForm key={search.case} caseId={search.case} leave={() => void navigate({ search: {} })} />
      ) : null}
      {tab === 'mine' ? <OwnReveals /> : null}
      {tab === 'pending' ? <PendingReveals /> : null}
    </div>
  );
}

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly current: Tab | undefined;
}

function Tabs({ tabs, current }: TabsProps): ReactNode {
  const { title, tabs: names } = useRevealWords();
  return (
    <TabBar label={title}>
      {tabs.map((tab) => (
        <Link key={tab} to="/reveals" search={{ tab }} {...asTab(tab, current)}>
          {names[tab]}
        </Link>
      ))}
    </TabBar>
  );
}
