import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { isSessionEnded } from '../../api/api-error';
import type { ReplyOf } from '../../api/operations';
import { DeclineDialog } from '../decline-dialog';
import { ProblemAlert } from '../problem-alert';
import { KEYS } from '../query-keys';
import { useSession } from '../session';
import { api } from '../staff-api';
import { useAct } from '../use-act';
import { useCalendarWords } from './words/calendar-words';

interface EndButtonsProps {
  readonly data: ReplyOf<'GET /calendars/imports/{id}'>;
  readonly onDone: () => void;
}

/** How a notice that waits ends otherwise: declined by the second person, or withdrawn by whoever proposed it. */
export function EndButtons({ data: { version, confirmation }, onDone }: EndButtonsProps): ReactNode {
  const { officer } = useSession();
  if (version.state !== 'proposed') return null;
  if (version.proposedBy === officer.officerId) return <Withdraw id={version.versionId} onDone={onDone} />;
  return confirmation.mayIssue ? <Decline id={version.versionId} onDone={onDone} /> : null;
}

interface EndProps {
  readonly id: string;
  readonly onDone: () => void;
}

function Decline({ id, onDone }: EndProps): ReactNode {
  const { decline } = useCalendarWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button danger onClick={() => setIsOpen(true)}>
        {decline.submit}
      </Button>
      {isOpen ? (
        <DeclineDialog
          words={decline}
          submit={async (reason, intent) => {
            const request = { params: { id }, body: { reason }, intent };
            await api.call('POST /calendars/imports/{id}/decline', request);
            void message.success(decline.done);
            onDone();
            await queries.invalidateQueries({ queryKey: KEYS.calendars });
          }}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
}

function Withdraw({ id, onDone }: EndProps): ReactNode {
  const { withdraw, confirm } = useCalendarWords();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const { error, isBusy, run } = useAct();
  const ask = async (): Promise<void> => {
    const { ask: title, submit: okText } = withdraw;
    if (!(await modal.confirm({ title, okText, cancelText: confirm.back }))) return;
    await run(async (intent) => {
      await api.call('POST /calendars/imports/{id}/withdrawal', { params: { id }, intent });
      void message.success(withdraw.done);
      onDone();
      await queries.invalidateQueries({ queryKey: KEYS.calendars });
    });
  };
  return (
    <>
      <Button loading={isBusy} onClick={() => void ask()}>
        {withdraw.submit}
      </Button>
      {error === null || isSessionEnded(error) ? null : <ProblemAlert error={error} />}
    </>
  );
}
