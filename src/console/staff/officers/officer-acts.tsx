import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { useRefreshNames } from '../bodies/body-data';
import { useSession } from '../session';
import { api } from '../staff-api';
import { useAct } from '../use-act';
import { useProblemNotice } from '../use-problem-notice';
import { CredentialSlip } from './credential-slip';
import { DepartDialog } from './depart-dialog';
import { Barred } from './grant-line';
import { GrantDialog } from './grant-dialog';
import { newInitialPassword } from './initial-password';
import { LockDialog } from './lock-dialog';
import type { Account, Officer } from './officer-data';
import { reasonAgainst, type OfficerAct } from './officer-reasons';
import { useOfficerWords } from './words/officer-words';

interface OfficerActsProps {
  readonly officer: Officer;
  readonly account: Account | null;
}

/** What may be done to an account; what may not says why. */
export function OfficerActs({ officer, account }: OfficerActsProps): ReactNode {
  const { words } = useOfficerWords();
  const { officer: me } = useSession();
  const refresh = useRefreshNames();
  const [open, setOpen] = useState<'grant' | 'lock' | 'depart' | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  const { isBusy, ask } = useAsking(officer, setPassword);
  const lockAct = officer.status === 'locked' ? 'unlock' : 'lock';
  const acts: readonly OfficerAct[] = ['grant', 'reset', 'end-sessions', lockAct, 'depart'];
  const press = (act: OfficerAct): void => {
    if (act === 'grant' || act === 'lock' || act === 'depart') setOpen(act);
    else void ask(act);
  };
  const close = (): void => {
    setOpen(null);
    void refresh();
  };
  return (
    <div className="acts no-print">
      {acts.map((act) => (
        <Barred
          key={act}
          reason={reasonAgainst(act, { officer, me, words })}
          label={words.acts[act]}
          isBusy={isBusy}
          act={() => press(act)}
        />
      ))}
      {open === 'grant' ? <GrantDialog officer={officer} onClose={close} /> : null}
      {open === 'lock' ? <LockDialog officer={officer} onClose={close} /> : null}
      {open === 'depart' && account !== null ? (
        <DepartDialog officer={officer} account={account} onClose={close} />
      ) : null}
      {password === null ? null : (
        <CredentialSlip
          credential={{ name: officer.name, username: officer.username, password }}
          onClose={() => setPassword(null)}
        />
      )}
    </div>
  );
}

type Asked = 'reset' | 'end-sessions' | 'unlock';

/** Acts that need no more than a yes. */
function useAsking({ officerId: id }: Officer, showPassword: (password: string) => void) {
  const { words } = useOfficerWords();
  const { message, modal } = App.useApp();
  const tell = useProblemNotice();
  const refresh = useRefreshNames();
  const { isBusy, run } = useAct();
  const questions: Readonly<Record<Asked, string>> = {
    reset: words.resetAsk,
    'end-sessions': words.sessionsAsk,
    unlock: words.unlockAsk,
  };
  const ask = async (act: Asked): Promise<void> => {
    const content = questions[act];
    if (!(await modal.confirm({ title: words.acts[act], content, okText: words.acts[act] }))) return;
    const initialPassword = newInitialPassword();
    await run(async (intent) => {
      try {
        const body =
          act === 'reset' ? ({ type: 'reset-password', initialPassword } as const) : ({ type: act } as const);
        await api.call('POST /officers/{id}/commands', { params: { id }, body, intent });
        void message.success(words.done[act]);
        if (act === 'reset') showPassword(initialPassword);
      } catch (error) {
        tell(error);
      }
      await refresh();
    });
  };
  return { isBusy, ask };
}
