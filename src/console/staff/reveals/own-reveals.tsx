import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { longMoment } from '../../words/dates';
import { ListState } from '../lists/list-state';
import { ProblemAlert } from '../problem-alert';
import { api } from '../staff-api';
import { useWords } from '../words/staff-words';
import { Countdown, useMsLeft } from './countdown';
import { ownRevealsQuery, REVEALS_KEY, type Quota, type RevealRequest, type Shown } from './reveal-data';
import { RevealSummary } from './reveal-summary';
import { ShownIdentity } from './shown-identity';
import { WithdrawButton } from './withdraw-button';
import { useRevealWords } from './words/reveal-words';

const NONE: readonly RevealRequest[] = [];

interface Opened {
  readonly number: string;
  readonly shown: Shown;
}

/** What I asked for, what became of it, and for how long it may be opened. What is shown is kept nowhere but here. */
export function OwnReveals(): ReactNode {
  const { mine } = useRevealWords();
  const { data, error, isPending, refetch } = useQuery(ownRevealsQuery);
  const [opened, setOpened] = useState<Opened | null>(null);
  const items = data?.items ?? NONE;
  return (
    <>
      {data === undefined ? null : <QuotaLine quota={data.quota} />}
      {opened === null ? null : (
        <ShownIdentity key={opened.shown.requestId} {...opened} close={() => setOpened(null)} />
      )}
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={items.length === 0}
        isFiltered={false}
        empty={{ title: mine.empty, help: mine.emptyHelp }}
        retry={() => void refetch()}
        clear={() => undefined}
      >
        <ul className="requests">
          {items.map((request) => (
            <li key={request.requestId}>
              <RevealSummary request={request} />
              <Standing
                request={request}
                quota={data?.quota ?? null}
                show={(shown) => setOpened({ number: request.number, shown })}
              />
            </li>
          ))}
        </ul>
      </ListState>
    </>
  );
}

function QuotaLine({ quota: { opened, perDay } }: { readonly quota: Quota }): ReactNode {
  const { quota, quotaHelp } = useRevealWords();
  return (
    <p className={opened >= perDay ? 'quota over' : 'quota'}>
      <strong>{quota(opened, perDay)}</strong> <span className="faint">{quotaHelp}</span>
    </p>
  );
}

interface StandingProps {
  readonly request: RevealRequest;
  readonly quota: Quota | null;
  readonly show: (shown: Shown) => void;
}

function Standing({ request, quota, show }: StandingProps): ReactNode {
  const { mine, quotaUsed, language } = useRevealWords();
  const isOver = useMsLeft(request.expiresAt) === 0 || request.status === 'expired';
  if (isOver || request.status === 'declined' || request.status === 'withdrawn') {
    return <Ended request={request} />;
  }
  if (request.status === 'pending') {
    return (
      <div className="standing">
        <span className="state pending">{mine.pending}</span>
        <span className="faint">{mine.pendingUntil(longMoment(request.expiresAt, language))}</span>
        <WithdrawButton request={request} />
      </div>
    );
  }
  const isUsedUp = quota !== null && quota.opened >= quota.perDay;
  return (
    <div className="standing">
      <span className="state approved">{mine.approvedBy(request.approver?.name ?? '')}</span>
      <Countdown until={request.expiresAt} say={mine.left} />
      <OpenButton request={request} isUsedUp={isUsedUp} show={show} />
      {isUsedUp ? <span className="faint">{quotaUsed}</span> : null}
    </div>
  );
}

/** Declined with a reason, withdrawn, or left to lapse: it may be asked for again. */
function Ended({ request }: { readonly request: RevealRequest }): ReactNode {
  const { mine } = useRevealWords();
  const { decline = null, status } = request;
  return (
    <div className="standing">
      {decline === null ? (
        <span className="state over">{status === 'withdrawn' ? mine.withdrawn : mine.expired}</span>
      ) : (
        <>
          <span className="state over">{mine.declinedBy(decline.officer?.name ?? '')}</span>
          <q>{decline.reason}</q>
        </>
      )}
      <Link to="/reveals" search={{ case: request.complaintId }}>
        {mine.again}
      </Link>
    </div>
  );
}

interface OpenButtonProps {
  readonly request: RevealRequest;
  readonly isUsedUp: boolean;
  readonly show: (shown: Shown) => void;
}

function OpenButton({ request, isUsedUp, show }: OpenButtonProps): ReactNode {
  const { mine } = useRevealWords();
  const { frame } = useWords();
  const queries = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.call('POST /reveals/{id}/opening', { params: { id: request.requestId } }),
    onSuccess: (shown) => {
      setIsAsking(false);
      show(shown);
    },
    // The answer holds an identity: it is not kept once it has been handed on.
    gcTime: 0,
    onSettled: () => queries.invalidateQueries({ queryKey: REVEALS_KEY }),
  });
  return (
    <>
      <Button type="primary" disabled={isUsedUp} onClick={() => setIsAsking(true)}>
        {mine.open}
      </Button>
      <Modal
        open={isAsking}
        title={mine.openTitle}
        okText={mine.open}
        cancelText={frame.cancel}
        confirmLoading={isPending}
        onOk={() => mutate()}
        onCancel={() => setIsAsking(false)}
      >
        <p>{mine.openHelp}</p>
        {error === null ? null : <ProblemAlert error={error} />}
      </Modal>
    </>
  );
}
