import { MenuOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Button, Drawer, Flex, Layout, Menu } from 'antd';
import { Suspense, useState, type ReactNode } from 'react';
import type { PlainDate } from '../../domain/ids';
import { longDate } from '../words/dates';
import { AccountMenu } from './account-menu';
import { HelpButton } from './help-dialog';
import { menuFor } from './menu';
import { systemQuery } from './query-keys';
import { SessionGate, useSession } from './session';
import { useWords } from './words/staff-words';

const SIDER_WIDTH = 208;

/** What stands around every page. */
export function Shell(): ReactNode {
  return (
    <>
      <TrainingBanner />
      <SessionGate>
        <Layout className="shell">
          <Header />
          <Layout hasSider>
            <Layout.Sider className="sider" width={SIDER_WIDTH} theme="light">
              <MainMenu />
            </Layout.Sider>
            <main className="content" id="content" tabIndex={-1}>
              <Suspense fallback={<Loading />}>
                <Page />
              </Suspense>
            </main>
          </Layout>
        </Layout>
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
        <MenuDrawer />
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

/** The menu of a screen that has no room for one at its side. */
function MenuDrawer(): ReactNode {
  const { frame } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        className="header-button menu-button"
        icon={<MenuOutlined />}
        aria-label={frame.openMenu}
        onClick={() => setIsOpen(true)}
      />
      <Drawer
        open={isOpen}
        placement="left"
        size={SIDER_WIDTH + 32}
        title={frame.menu}
        onClose={() => setIsOpen(false)}
        styles={{ body: { padding: 0 } }}
      >
        <MainMenu onChosen={() => setIsOpen(false)} />
      </Drawer>
    </>
  );
}

function MainMenu({ onChosen }: { readonly onChosen?: () => void }): ReactNode {
  const { frame } = useWords();
  const { officer } = useSession();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const entries = menuFor(officer.roles);
  // The longest path that the page lies under: /complaints/… belongs to /complaints.
  const current = entries.filter(({ path }) => here === path || here.startsWith(`${path}/`)).at(-1);
  return (
    <nav aria-label={frame.menu}>
      <Menu
        mode="inline"
        className="main-menu"
        selectedKeys={current === undefined ? [] : [current.path]}
        onClick={() => onChosen?.()}
        items={entries.map(({ word, path }) => ({
          key: path,
          label: <Link to={path as '/'}>{frame.entries[word]}</Link>,
        }))}
      />
    </nav>
  );
}
