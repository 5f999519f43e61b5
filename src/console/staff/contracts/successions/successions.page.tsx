import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, type ReactNode } from 'react';
import type { ReplyOf } from '../../../api/operations';
import { longDate, longMoment } from '../../../words/dates';
import { CaseLines, type CaseColumn } from '../../lists/case-lines';
import { ListHead } from '../../lists/list-head';
import { ListState } from '../../lists/list-state';
import { useIsNarrow } from '../../lists/use-is-narrow';
import { useLiveList } from '../../lists/use-live-list';
import { api } from '../../staff-api';
import { CONTRACTS_KEY } from '../contract-data';
import { useContractWords, type ContractWords } from '../words/contract-words';
import { OrderButton } from './order-dialog';
import '../contract.css';

type Order = ReplyOf<'GET /succession-orders'>['items'][number];

const ORDERS = {
  queryKey: [...CONTRACTS_KEY, 'successions'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.call('GET /succession-orders', { signal }),
};

/** 承继审查: which change of whom brought which contracts under review, and how many still wait for a conclusion. */
export function SuccessionsPage(): ReactNode {
  const { successions } = useContractWords();
  const { changes, list, refresh } = useLiveList(CONTRACTS_KEY, 'contract');
  const { data, error, isFetching, isPending, dataUpdatedAt } = useQuery(ORDERS);
  useEffect(() => {
    document.title = `${successions.title} · Pacta`;
  }, [successions]);
  const orders = data?.items ?? [];
  return (
    <div ref={list}>
      <ListHead
        title={successions.title}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        changes={changes}
        refresh={refresh}
      >
        <OrderButton onOrdered={refresh} />
      </ListHead>
      <p>{successions.lead}</p>
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={orders.length === 0}
        isFiltered={false}
        empty={{ title: successions.empty, help: successions.emptyHelp }}
        retry={refresh}
        clear={refresh}
      >
        <OrderTable orders={orders} />
      </ListState>
    </div>
  );
}

const keyOf = ({ orderId }: Order): string => orderId;

function OrderTable({ orders }: { readonly orders: readonly Order[] }): ReactNode {
  const words = useContractWords();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => (isNarrow ? narrowColumns(words) : wideColumns(words)), [isNarrow, words]);
  const numberOf = ({ organization, changedOn }: Order): string =>
    words.successions.number(organization.name, changedOn);
  return <CaseLines lines={orders} columns={columns} keyOf={keyOf} numberOf={numberOf} />;
}

const changeOf = ({ cause, changedOn }: Order, { successions, labels, language }: ContractWords): string =>
  successions.change(labels.successionCauses[cause], longDate(changedOn, language));

function Body({ order }: { readonly order: Order }): ReactNode {
  const { successions, language } = useContractWords();
  const { organization, ordering, orderedAt, isTold } = order;
  return (
    <>
      <strong>{organization.name}</strong>
      <div>{successions.orderedBy(ordering.name, longMoment(orderedAt, language))}</div>
      {isTold ? null : <div>{successions.telling}</div>}
    </>
  );
}

function wideColumns(words: ContractWords): readonly CaseColumn<Order>[] {
  const { columns } = words.successions;
  const count = (key: 'contracts' | 'open' | 'overdue' | 'concluded'): CaseColumn<Order> => ({
    ...{ key, title: columns[key], width: '6.5rem', align: 'right' },
    cell: (order) => order[key],
  });
  return [
    { key: 'organization', title: columns.organization, cell: (order) => <Body order={order} /> },
    { key: 'change', title: columns.change, cell: (order) => changeOf(order, words) },
    { key: 'basis', title: columns.basis, from: 'xl', cell: ({ basis }) => basis },
    ...[count('contracts'), count('open'), count('overdue'), count('concluded')],
  ];
}

function narrowColumns(words: ContractWords): readonly CaseColumn<Order>[] {
  const { columns } = words.successions;
  return [
    {
      key: 'order',
      title: columns.organization,
      cell: (order) => (
        <>
          <Body order={order} />
          <div>{changeOf(order, words)}</div>
          <div>{order.basis}</div>
          {(['contracts', 'open', 'overdue', 'concluded'] as const).map((name) => (
            <div key={name}>
              {columns[name]} {order[name]}
            </div>
          ))}
        </>
      ),
    },
  ];
}
