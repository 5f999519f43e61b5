import { Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { toOptions } from '../../counter/matter-fields';
import { Select } from '../../select';
import { useContractWords } from '../words/contract-words';
import type { MilestoneFields } from './collect-fields';

const MOST_DAYS = 3650;
const MOST_INSPECTION_DAYS = 365;

/** When a payment is owed by the contract and the law; of other milestones nothing is asked. */
export function PaymentFields({ place }: { readonly place: number }): ReactNode {
  const { owed, labels } = useContractWords();
  const kind: unknown = Form.useWatch(['milestones', place, 'kind']);
  if (kind !== 'payment') return null;
  return (
    <>
      <Form.Item name={[place, 'payment', 'start']} label={owed.collect.start} extra={owed.collect.startHelp}>
        <Select allowClear options={toOptions(labels.paymentStarts)} />
      </Form.Item>
      <After place={place} />
      <Form.Item name={[place, 'payment', 'agreedDays']} label={owed.collect.agreedDays}>
        <InputNumber min={0} max={MOST_DAYS} precision={0} />
      </Form.Item>
      <Form.Item name={[place, 'payment', 'inspectionDays']} label={owed.collect.inspectionDays}>
        <InputNumber min={1} max={MOST_INSPECTION_DAYS} precision={0} />
      </Form.Item>
    </>
  );
}

/** Which delivery or acceptance the payment waits for. */
function After({ place }: { readonly place: number }): ReactNode {
  const { owed, collect } = useContractWords();
  const milestones = Form.useWatch<readonly (MilestoneFields | undefined)[] | undefined>('milestones') ?? [];
  const options = milestones.flatMap((one, at) =>
    at === place || (one?.kind !== 'delivery' && one?.kind !== 'acceptance')
      ? []
      : [{ value: at + 1, label: [collect.milestone(at + 1), one.title ?? ''].join(' ').trim() }],
  );
  return (
    <Form.Item name={[place, 'payment', 'after']} label={owed.collect.after} extra={owed.collect.afterHelp}>
      <Select allowClear disabled={options.length === 0} options={options} />
    </Form.Item>
  );
}
