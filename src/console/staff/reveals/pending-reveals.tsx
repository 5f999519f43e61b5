import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { createIntent } from '../../api/intent';
import { longMoment } from '../../words/dates';
import { DeclineDialog } from '../decline-dialog';
import { ListState } from '../lists/list-state';
import { ProblemAlert } from '../problem-alert';
import { useSession } from '../session';
import { api } from '../staff-api';
import { useWords } from '../words/staff-words';
import { pendingRevealsQuery, REVEALS_KEY, type RevealRequest } from './reveal-data';
import { RevealSummary } from './reveal-summary';
import { useRevealWords } from './words/reveal-words';

const NONE: readonly RevealRequest[] = [];

/** What waits for the second person, the oldest first. Nobody is that for themselves. */
export function PendingReveals(): ReactNode {
  const { pending } = useRevealWords();
  const { data, error, isPending, refetch } = useQuery(pendingRevealsQuery);
  const [chosen, setChosen] = useState<RevealRequest | null>(null);
  const [unwanted, setUnwanted] = useState<RevealRequest | null>(null);
  const items = data?.items ?? NONE;
  return (
    <ListState
      error={error}
      isPending={isPending}
      isEmpty={items.length === 0}
      isFiltered={false}
      empty={{ title: pending.empty, help: pending.emptyHelp }}
      retry={() => void refetch()}
      clear={() => undefined}
    >
      <ul className="requests">
        {items.map((request) => (
          <PendingLine
            key={request.requestId}
            request={request}
            approve={() => setChosen(request)}
            decline={() => setUnwanted(request)}
          />
        ))}
      </ul>
      {chosen === null ? null : (
        <ApprovalDialog key={chosen.requestId} request={chosen} leave={() => setChosen(null)} />
      )}
      {unwanted === null ? null : <Declining request={unwanted} leave={() => setUnwanted(null)} />}
    </ListState>
  );
}

interface PendingLineProps {
  readonly request: RevealRequest;
  readonly approve: () => void;
  readonly decline: () => void;
}

function PendingLine({ request, approve, decline }: PendingLineProps): ReactNode {
  const { pending, language } = useRevealWords();
  const { officer } = useSession();
  const isOwn = request.requester?.id === officer.officerId;
  return (
    <li>
      <div>
        <p className="by">
          <span className="faint">{pending.by}</span> <Requester request={request} />
        </p>
        <RevealSummary request={request} />
      </div>
      <div className="standing">
        <Button type="primary" disabled={isOwn} onClick={approve}>
          {pending.approve}
        </Button>
        <Button disabled={isOwn} onClick={decline}>
          {pending.decline}
        </Button>
        <span className="faint">
          {isOwn ? pending.own : pending.until(longMoment(request.expiresAt, language))}
        </span>
      </div>
    </li>
  );
}

const Requester = ({ request: { requester } }: { readonly request: RevealRequest }): ReactNode => (
  <strong>{requester === null ? '' : `${requester.name} · ${requester.organization.name}`}</strong>
);

function Declining({ request, leave }: ApprovalDialogProps): ReactNode {
  const { pending } = useRevealWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return (
    <DeclineDialog
      words={{
        title: pending.declineTitle(request.number),
        help: pending.declineHelp,
        reason: pending.declineReason,
        missing: pending.declineMissing,
        submit: pending.decline,
      }}
      submit={async (reason, intent) => {
        const asked = { params: { id: request.requestId }, body: { reason }, intent };
        await api.call('POST /reveals/{id}/decline', asked);
        void message.success(pending.declined);
        leave();
        await queries.invalidateQueries({ queryKey: REVEALS_KEY });
      }}
      onClose={leave}
    />
  );
}

interface ApprovalDialogProps {
  readonly request: RevealRequest;
  readonly leave: () => void;
}

function ApprovalDialog({ request, leave }: ApprovalDialogProps): ReactNode {
  const { pending } = useRevealWords();
  const { frame } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [intent] = useState(createIntent);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.call('POST /reveals/{id}/approval', { params: { id: request.requestId }, intent }),
    onSuccess: () => {
      void message.success(pending.approved);
      leave();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: REVEALS_KEY }),
  });
  return (
    <Modal
      open
      title={pending.approveTitle(request.number)}
      okText={pending.approve}
      cancelText={frame.cancel}
      confirmLoading={isPending}
      onOk={() => mutate()}
      onCancel={leave}
    >
      <Requester request={request} />
      <RevealSummary request={request} />
      <p>{pending.approveHelp}</p>
      {error === null ? null : <ProblemAlert error={error} />}
    </Modal>
  );
}
