import { useQuery } from '@tanstack/react-query';
import { Descriptions, Form } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import type { Language } from '../../../../domain/language';
import { longDate } from '../../../words/dates';
import { capitals, money } from '../../../words/money';
import { organizationQuery } from '../../query-keys';
import type { Collection } from '../contract-data';
import { useContractWords, type ContractWords } from '../words/contract-words';
import { toCollection, type CollectFields } from './collect-fields';

/** What is about to leave, in words. */
export function CheckStep(): ReactNode {
  const { collect, list, labels, language, page } = useContractWords();
  const form = Form.useFormInstance<CollectFields>();
  const told = toCollection(form.getFieldsValue(true) as CollectFields);
  const { amountYuan, signedOn, startsOn, endsOn, interest } = told;
  const day = (on: string | null | undefined): string =>
    on == null ? page.open : longDate(on as PlainDate, language);
  const interestWords = ({ agreedPercentAYear, basis }: NonNullable<typeof interest>): string =>
    agreedPercentAYear ?? labels.interestBases[basis ?? 'regulation'];
  const lines: readonly (readonly [string, ReactNode])[] = [
    [collect.name, told.name],
    [collect.undertakingId, <Body key="body" id={told.undertakingId} />],
    [collect.categoryCode, list.category(told.categoryCode, '')],
    [collect.parties, told.parties.map((party, place) => <Party key={place} party={party} />)],
    [collect.signedOn, signedOn == null ? labels.statuses.draft : day(signedOn)],
    [page.period, page.periodOf(day(startsOn), day(endsOn))],
    [
      collect.amountYuan,
      amountYuan == null ? page.noAmount : `${money(amountYuan, language)} ${capitals(amountYuan)}`,
    ],
    ...(interest == null ? [] : [[collect.interestPercent, interestWords(interest)] as const]),
    [
      collect.milestones,
      told.milestones.map((milestone, place) => <Node key={place} milestone={milestone} />),
    ],
  ];
  return (
    <>
      <p>{collect.checkHelp}</p>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={lines.map(([label, children]) => ({ key: label, label, children }))}
      />
    </>
  );
}

function Body({ id }: { readonly id: string }): ReactNode {
  const { data } = useQuery({ ...organizationQuery(id), enabled: id !== '' });
  return data?.name ?? id;
}

function Party({ party }: { readonly party: Collection['parties'][number] }): ReactNode {
  const { labels, parties } = useContractWords();
  const { side, organizationId, name, contacts } = party;
  const count = contacts?.length ?? 0;
  return (
    <div>
      {labels.sides[side]}: {organizationId == null ? name : <Body id={organizationId} />} ·{' '}
      {count === 0 ? parties.noContacts : parties.contacts(count)}
    </div>
  );
}

function Node({ milestone }: { readonly milestone: Collection['milestones'][number] }): ReactNode {
  const words = useContractWords();
  const { labels, nodes, collect, language } = words;
  const { kind, title, owedBy, dueOn, amountYuan, quantity, payment, performed } = milestone;
  const told = [
    labels.milestoneKinds[kind],
    title,
    labels.sides[owedBy],
    dueOn == null ? nodes.noDate : longDate(dueOn as PlainDate, language),
    ...(amountYuan == null ? [] : [money(amountYuan, language)]),
    ...(quantity == null ? [] : [`${quantity.value} ${labels.units[quantity.unit]}`]),
    ...termWords(payment, words),
    ...(performed == null ? [] : [collect.performed(doneWords(performed, language))]),
  ];
  return <div>{told.join(' · ')}</div>;
}

type Performed = NonNullable<Collection['milestones'][number]['performed']>;

const doneWords = ({ on, amountYuan, quantity }: Performed, language: Language): string =>
  [
    on == null ? null : longDate(on as PlainDate, language),
    amountYuan == null ? null : money(amountYuan, language),
    quantity ?? null,
  ]
    .filter((part) => part !== null)
    .join(' · ');

type Payment = Collection['milestones'][number]['payment'];

function termWords(payment: Payment, { labels, collect, owed }: ContractWords): readonly string[] {
  if (payment == null) return [];
  const { start, after, agreedDays, inspectionDays } = payment;
  return [
    labels.paymentStarts[start],
    ...(after == null ? [] : [collect.milestone(after)]),
    ...(agreedDays == null ? [] : [owed.agreedDays(agreedDays)]),
    ...(inspectionDays == null ? [] : [owed.inspection(inspectionDays)]),
  ];
}
