import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { App, Button, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { createIntent } from '../../api/intent';
import { longMoment } from '../../words/dates';
import { ListState } from '../lists/list-state';
import { Mark } from '../lists/tags';
import { api } from '../staff-api';
import { useProblemNotice } from '../use-problem-notice';
import { OPERATIONS_KEY, outboxQuery, type Notice } from './operations-data';
import { useOperationsWords } from './words/operations-words';

const route = getRouteApi('/operations');
const NONE: readonly Notice[] = [];

/** What has not been said yet: to which office, why not, and whether it is tried again. Never an address, never the words. */
export function Outbox(): ReactNode {
  const { outbox } = useOperationsWords();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, isPending, refetch } = useQuery(outboxQuery(state));
  const items = data?.items ?? NONE;
  const choose = (next: 'all' | 'waiting' | 'failed'): void =>
    void navigate({ search: { tab: 'outbox', ...(next === 'all' ? {} : { state: next }) } });
  return (
    <>
      <div className="filters no-print">
        <Segmented
          aria-label={outbox.filter}
          value={state ?? 'all'}
          options={[
            { value: 'all', label: outbox.all },
            { value: 'failed', label: outbox.states.failed },
            { value: 'waiting', label: outbox.states.waiting },
          ]}
          onChange={choose}
        />
      </div>
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={items.length === 0}
        isFiltered={state !== undefined}
        empty={{ title: outbox.empty, help: outbox.emptyHelp }}
        retry={() => void refetch()}
        clear={() => choose('all')}
      >
        <ul className="incidents">
          {items.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} />
          ))}
        </ul>
      </ListState>
    </>
  );
}

function NoticeLine({ notice }: { readonly notice: Notice }): ReactNode {
  const { outbox, language } = useOperationsWords();
  const { state, reason, attempts, nextAttemptAt, createdAt } = notice;
  return (
    <li>
      <div className="incident-what">
        <Addressee notice={notice} />
        <span className="faint">
          {`${notice.template} · ${notice.channel}${notice.caseNumber === null ? '' : ` · ${notice.caseNumber}`}`}
        </span>
        <span>{longMoment(createdAt, language)}</span>
      </div>
      <div className="incident-owner">
        <Mark tone={state === 'failed' ? 'alert' : 'plain'}>{outbox.states[state]}</Mark>
        <span>{reason === null ? '' : outbox.reason(reason.code, reason.sentence)}</span>
        <span className="faint">
          {outbox.attempts(attempts)}
          {nextAttemptAt === null ? '' : ` · ${outbox.next(longMoment(nextAttemptAt, language))}`}
        </span>
      </div>
      {state === 'failed' ? <Retry id={notice.id} /> : <span className="faint">{outbox.stillWaits}</span>}
    </li>
  );
}

function Addressee({ notice: { addressee } }: { readonly notice: Notice }): ReactNode {
  const { outbox } = useOperationsWords();
  const { type, label, organization, officer } = addressee;
  const names = [organization?.name, officer?.name].filter((name) => name !== undefined);
  return <strong>{[outbox.addressee(type, label), ...names].join(' · ')}</strong>;
}

function Retry({ id }: { readonly id: string }): ReactNode {
  const { outbox } = useOperationsWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const tellProblem = useProblemNotice();
  const [intent] = useState(createIntent);
  const { mutate, isPending } = useMutation({
    mutationFn: () => api.call('POST /operations/outbox/{id}/retry', { params: { id }, intent }),
    onSuccess: () => void message.success(outbox.retried),
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: OPERATIONS_KEY }),
  });
  return (
    <Button loading={isPending} onClick={() => mutate()}>
      {outbox.retry}
    </Button>
  );
}
