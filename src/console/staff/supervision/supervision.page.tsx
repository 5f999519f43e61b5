import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { changedSearch, type SupervisionSearch } from '../lists/list-search';
import { asTab, TabBar } from '../lists/tab-bar';
import { DwellView } from './dwell-view';
import { HoldersView } from './holders-view';
import { LadderView } from './ladder-view';
import { useSupervisionWords } from './words/supervision-words';
import './supervision.css';

const VIEWS = { ladder: LadderView, holders: HoldersView, dwell: DwellView } as const;

/** 督办看板: what stands on the ladder, who sits on it, and which steps take long. */
export function SupervisionPage(): ReactNode {
  const search = useSearch({ from: '/supervision' });
  const navigate = useNavigate({ from: '/supervision' });
  const View = VIEWS[search.view ?? 'ladder'];
  const change = (part: Partial<SupervisionSearch>): void =>
    void navigate({ search: (before) => changedSearch<SupervisionSearch>(before, part) });
  const clear = (): void => void navigate({ search: search.view === undefined ? {} : { view: search.view } });
  return <View tabs={<ViewTabs search={search} />} search={search} change={change} clear={clear} />;
}

/** One part at a time: each has its own list, and the same filters. */
function ViewTabs({ search }: { readonly search: SupervisionSearch }): ReactNode {
  const words = useSupervisionWords();
  return (
    <TabBar label={words.viewsLabel}>
      {(['ladder', 'holders', 'dwell'] as const).map((view) => (
        <Link
          key={view}
          to="/supervision"
          search={changedSearch<SupervisionSearch>(search, {
            view: view === 'ladder' ? undefined : view,
            rung: undefined,
          })}
          {...asTab(view, search.view ?? 'ladder')}
        >
          {words.views[view]}
        </Link>
      ))}
    </TabBar>
  );
}
