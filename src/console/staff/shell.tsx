import { MenuOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { PlainDate } from '../../domain/ids';
import { longDate } from '../words/dates';
import { AccountMenu } from './account-menu';
import { HelpButton } from './help-button';
import { MainMenu } from './main-menu';
import { systemQuery } from './query-keys';
import { SessionGate, useSession } from './session';
import { useWords } from './words/staff-words';

const MenuDrawer = lazy(async () => ({ default: (await import('./menu-drawer')).MenuDrawer }));

/** What stands around every page. */
export function Shell(): ReactNode {
  return (
    <>
      <TrainingBanner />
      <SessionGate>
        <div className="shell">
          <Header />
          <div className="work">
            <div className="sider">
              <MainMenu />
            </div>
            <main className="content" id="content" tabIndex={-1}>
              <Suspense fallback={<Loading />}>
                <Page />
              </Suspense>
            </main>
          </div>
        </div>
      </SessionGate>
    </>
  );
}

/** In another position other things may be seen: a page begins anew, with nothing left of the one before. */
function Page(): ReactNode {
  const { officer } = useSession();
  return <Outlet key={`${officer.organizationId} ${officer.onBehalfOf ?? ''}`} />;
}

function Loading(): ReactNode {
  const { frame } = useWords();
  return <p role="status">{frame.justASecond}</p>;
}

function TrainingBanner(): ReactNode {
  const { shell, language } = useWords();
  const { data } = useQuery(systemQuery);
  if (data?.clock !== 'training') return null;
  return (
    <aside className="training" aria-label={shell.training}>
      <strong>{shell.training}</strong> {shell.trainingMeans(longDate(data.today as PlainDate, language))}
    </aside>
  );
}

function Header(): ReactNode {
  const { shell } = useWords();
  return (
    <header className="header">
      <a className="skip" href="#content">
        {shell.skip}
      </a>
      <Flex gap="small" align="center">
        <MenuButton />
        <Link to="/" className="product">
          {shell.name}
        </Link>
      </Flex>
      <Flex gap={4} align="center" className="header-end">
        <HelpButton />
        <AccountMenu />
      </Flex>
    </header>
  );
}

/** The menu of a screen that has no room for one at its side; fetched with the first look at it. */
function MenuButton(): ReactNode {
  const { frame } = useWords();
  const [standing, setStanding] = useState<'unseen' | 'open' | 'closed'>('unseen');
  return (
    <>
      <Button
        type="text"
        className="header-button menu-button"
        icon={<MenuOutlined />}
        aria-label={frame.openMenu}
        onClick={() => setStanding('open')}
      />
      {standing === 'unseen' ? null : (
        <Suspense>
          <MenuDrawer standing={standing} onClose={() => setStanding('closed')} />
        </Suspense>
      )}
    </>
  );
}
