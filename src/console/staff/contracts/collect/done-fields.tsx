import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { toOptions } from '../../counter/matter-fields';
import { Select } from '../../select';
import { useContractWords } from '../words/contract-words';
import { AmountField } from './amount-field';
import type { MilestoneFields } from './collect-fields';

const QUANTITY = /^\d{1,10}(\.\d{1,3})?$/;

interface InList {
  readonly place: number;
}

/** How much is owed, where it is counted in things and not in money. */
export function QuantityFields({ place }: InList): ReactNode {
  const { collect, labels } = useContractWords();
  const kind: unknown = Form.useWatch(['milestones', place, 'kind']);
  if (kind === 'payment') return null;
  return (
    <>
      <QuantityField name={[place, 'quantity', 'value']} label={collect.quantity} />
      <Form.Item
        name={[place, 'quantity', 'unit']}
        label={collect.unit}
        dependencies={[['milestones', place, 'quantity', 'value']]}
        rules={[
          ({ getFieldValue }) => ({
            // The form hands out what it holds at this place.
            required: isFilled(
              getFieldValue(['milestones', place, 'quantity', 'value']) as string | undefined,
            ),
            message: collect.choose,
          }),
        ]}
      >
        <Select allowClear options={toOptions(labels.units)} />
      </Form.Item>
    </>
  );
}

const isFilled = (text: string | undefined): boolean => (text ?? '').trim() !== '';

/** What was done before the contract was collected: asked of older contracts alone. */
export function PerformedFields({ place }: InList): ReactNode {
  const { collect } = useContractWords();
  const isStock: unknown = Form.useWatch('isStock');
  const kind = Form.useWatch<MilestoneFields['kind'] | undefined>(['milestones', place, 'kind']);
  if (isStock !== true) return null;
  return (
    <>
      <Form.Item name={[place, 'performed', 'on']} label={collect.performedOn} extra={collect.performedHelp}>
        <Input type="date" />
      </Form.Item>
      <AmountField
        at={['milestones', place, 'performed', 'amountYuan']}
        name={[place, 'performed', 'amountYuan']}
        label={collect.performedYuan}
      />
      {kind === 'payment' ? null : (
        <QuantityField name={[place, 'performed', 'quantity']} label={collect.performedQuantity} />
      )}
    </>
  );
}

interface QuantityFieldProps {
  readonly name: (string | number)[];
  readonly label: string;
}

function QuantityField({ name, label }: QuantityFieldProps): ReactNode {
  const { collect } = useContractWords();
  return (
    <Form.Item name={name} label={label} rules={[{ pattern: QUANTITY, message: collect.quantityWrong }]}>
      <Input inputMode="decimal" autoComplete="off" />
    </Form.Item>
  );
}
