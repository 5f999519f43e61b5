import { DownOutlined } from '@ant-design/icons';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { BodyOf } from '../api/operations';
import { LANGUAGES } from '../../domain/language';
import { chooseLanguage, LANGUAGE_NAMES } from '../words/language';
import { announceSignOut } from './other-tabs';
import { officerQuery, organizationQuery } from './query-keys';
import { sessionQuery, useSession } from './session';
import { api } from './staff-api';
import { useProblemNotice } from './use-problem-notice';
import { useWords } from './words/staff-words';

const PasswordDialog = lazy(async () => ({ default: (await import('./password-dialog')).PasswordDialog }));
const CalendarFeedDialog = lazy(async () => ({
  default: (await import('./calendar-feed-dialog')).CalendarFeedDialog,
}));
const SessionsDialog = lazy(async () => ({ default: (await import('./sessions-dialog')).SessionsDialog }));

/** Within the header's landmark. */
const besideButton = (button: HTMLElement): HTMLElement => button.parentElement ?? document.body;

type Position = BodyOf<'PUT /sessions/current/position'>;
type OpenDialog = 'password' | 'sessions' | 'feed' | null;

/** Who is signed in and as what; from here everything that concerns one's own account. */
export function AccountMenu(): ReactNode {
  const { frame, shell, language, domain } = useWords();
  const { officer } = useSession();
  const [open, setOpen] = useState<OpenDialog>(officer.mustChangePassword ? 'password' : null);
  const positions = usePositionItems();
  const leave = useSignOut();
  const items: MenuProps['items'] = [
    {
      key: 'offices',
      type: 'group',
      label: frame.offices,
      children: [
        {
          key: 'roles',
          disabled: true,
          label: officer.roles.map((role) => domain.roles[role]).join(' · ') || frame.noOffice,
        },
      ],
    },
    ...positions,
    { type: 'divider' },
    { key: 'password', label: frame.password, onClick: () => setOpen('password') },
    { key: 'sessions', label: frame.sessions, onClick: () => setOpen('sessions') },
    { key: 'feed', label: frame.feed, onClick: () => setOpen('feed') },
    ...LANGUAGES.filter((other) => other !== language).map((other) => ({
      key: other,
      label: <span lang={other}>{LANGUAGE_NAMES[other]}</span>,
      onClick: () => chooseLanguage(other),
    })),
    { key: 'leave', label: shell.signOut, onClick: () => void leave() },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight" getPopupContainer={besideButton}>
        <Button type="text" className="account">
          <span className="account-body">{officer.organizationName}</span>
          <span>{officer.onBehalfOf === null ? officer.name : `${officer.name}（${frame.isActing}）`}</span>
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <Suspense>
        {open === 'password' ? <PasswordDialog onClose={() => setOpen(null)} /> : null}
        {open === 'feed' ? <CalendarFeedDialog onClose={() => setOpen(null)} /> : null}
        {open === 'sessions' ? <SessionsDialog onClose={() => setOpen(null)} /> : null}
      </Suspense>
    </>
  );
}

function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const tell = useProblemNotice();
  return async () => {
    try {
      await api.call('DELETE /sessions/current', {});
      announceSignOut();
      queries.clear();
      location.assign('/console');
    } catch (error) {
      tell(error);
    }
  };
}

/** One line for each position that may be taken; none where there is nothing to choose. */
function usePositionItems(): NonNullable<MenuProps['items']> {
  const { frame } = useWords();
  const { officer, positions, mayActFor } = useSession();
  const take = useTakePosition();
  const own = useQuery(officerQuery(officer.officerId)).data?.organizationId ?? null;
  const bodies = useQueries({ queries: positions.map(organizationQuery) });
  const people = useQueries({ queries: mayActFor.map(officerQuery) });
  if (positions.length + mayActFor.length < 2) return [];
  const isTaken = (position: Position): boolean =>
    position.onBehalfOf === officer.onBehalfOf &&
    (position.onBehalfOf !== null || (position.organizationId ?? own) === officer.organizationId);
  const line = (key: string, label: string, position: Position) => ({
    key,
    label,
    disabled: isTaken(position),
    onClick: () => void take(position),
  });
  const atBodies = bodies.flatMap(({ data }) => {
    if (data === undefined) return [];
    const { organizationId, name } = data;
    const isOwn = organizationId === own;
    const position = { organizationId: isOwn ? null : organizationId, onBehalfOf: null };
    return [line(`at-${organizationId}`, (isOwn ? frame.ownBody : frame.otherBody)(name), position)];
  });
  const forPeople = people.flatMap(({ data }) => {
    if (data === undefined) return [];
    const position = { organizationId: null, onBehalfOf: data.officerId };
    return [line(`for-${data.officerId}`, frame.actingFor(data.name), position)];
  });
  return [{ key: 'position', type: 'group', label: frame.position, children: [...atBodies, ...forPeople] }];
}

/** Everything on the screen was read in the old position: all of it is read again. */
function useTakePosition(): (position: Position) => Promise<void> {
  const { frame } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const tell = useProblemNotice();
  return async (position) => {
    try {
      await api.call('PUT /sessions/current/position', { body: position });
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await queries.invalidateQueries();
      void message.success(frame.positionTaken);
    } catch (error) {
      tell(error);
    }
  };
}
