import { useQuery } from '@tanstack/react-query';
import { App, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import { tableDate } from '../../words/dates';
import { useRefreshNames } from '../bodies/body-data';
import { ProblemAlert } from '../problem-alert';
import { useSession } from '../session';
import { api } from '../staff-api';
import { useAct } from '../use-act';
import { useProblemNotice } from '../use-problem-notice';
import { AbsenceDialog } from './absence-dialog';
import { Barred } from './grant-line';
import { absencesQuery, type Officer } from './officer-data';
import { useOfficerWords } from './words/officer-words';

/** When a person is away and who stands in (AB岗); the person or a system administrator arranges it. */
export function Absences({ officer }: { readonly officer: Officer }): ReactNode {
  const { words, language } = useOfficerWords();
  const { officer: me } = useSession();
  const { data, error, refetch } = useQuery(absencesQuery(officer.officerId));
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, cancel } = useCancelling(officer.officerId);
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active title={false} />;
  const mayArrange = me.officerId === officer.officerId || me.roles.includes('system-administrator');
  const reason = mayArrange ? null : words.whyAbsence;
  const day = (on: string): string => tableDate(on as PlainDate, language);
  return (
    <>
      {data.items.length === 0 ? <p className="faint">{words.noAbsences}</p> : null}
      <ul className="grants">
        {data.items.map(({ absenceId, deputy, fromOn, toOn, reason: why }) => (
          <li key={absenceId}>
            <span className="grant-what">
              {`${words.from} ${day(fromOn)} ${words.to} ${day(toOn)} · ${words.deputySaid(deputy.name)}`}
            </span>
            <span className="faint">{why}</span>
            <span className="grant-acts">
              <Barred
                reason={reason}
                label={words.cancelAbsence}
                isBusy={isBusy}
                act={() => void cancel(absenceId)}
              />
            </span>
          </li>
        ))}
      </ul>
      <Barred reason={reason} label={words.acts.absence} isBusy={false} act={() => setIsOpen(true)} />
      {isOpen ? <AbsenceDialog officer={officer} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function useCancelling(id: string) {
  const { words } = useOfficerWords();
  const { message } = App.useApp();
  const tell = useProblemNotice();
  const refresh = useRefreshNames();
  const { isBusy, run } = useAct();
  const cancel = (absenceId: string): Promise<void> =>
    run(async () => {
      try {
        await api.call('DELETE /officers/{id}/absences/{absenceId}', { params: { id, absenceId } });
        void message.success(words.absenceCancelled);
      } catch (error) {
        tell(error);
      }
      await refresh();
    });
  return { isBusy, cancel };
}
