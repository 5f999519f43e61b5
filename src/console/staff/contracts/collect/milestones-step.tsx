import { Alert, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { toOptions } from '../../counter/matter-fields';
import { Select } from '../../select';
import { useContractWords } from '../words/contract-words';
import { AmountField } from './amount-field';
import { EMPTY_MILESTONE, renumbered, type CollectFields, type MilestoneFields } from './collect-fields';
import { PerformedFields, QuantityFields } from './done-fields';
import { PaymentFields } from './payment-fields';

const MOST = 200;

export function MilestonesStep(): ReactNode {
  const { collect } = useContractWords();
  const form = Form.useFormInstance<CollectFields>();
  const renumber = (removed: number): void => {
    const left = form.getFieldValue('milestones') as readonly MilestoneFields[];
    form.setFieldValue('milestones', renumbered(left, removed));
  };
  return (
    <>
      <p>{collect.milestonesHelp}</p>
      <Form.List name="milestones">
        {(milestones, { add, remove }) => (
          <>
            {milestones.length === 0 ? <Alert type="info" showIcon title={collect.noMilestones} /> : null}
            {milestones.map(({ key, name }) => (
              <fieldset key={key}>
                <legend>{collect.milestone(name + 1)}</legend>
                <Milestone place={name} />
                <Button
                  onClick={() => {
                    remove(name);
                    renumber(name);
                  }}
                >
                  {collect.removeMilestone(name + 1)}
                </Button>
              </fieldset>
            ))}
            {milestones.length < MOST ? (
              <Button onClick={() => add(EMPTY_MILESTONE)}>{collect.addMilestone}</Button>
            ) : null}
          </>
        )}
      </Form.List>
    </>
  );
}

function Milestone({ place }: { readonly place: number }): ReactNode {
  const { collect, labels } = useContractWords();
  const required = { required: true, whitespace: true, message: collect.required };
  return (
    <div className="columns">
      <Form.Item name={[place, 'title']} label={collect.nodeTitle} rules={[required]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[place, 'kind']} label={collect.kind}>
        <Select options={toOptions(labels.milestoneKinds)} />
      </Form.Item>
      <Form.Item name={[place, 'owedBy']} label={collect.owedBy}>
        <Select options={toOptions(labels.sides)} />
      </Form.Item>
      <Form.Item name={[place, 'dueOn']} label={collect.dueOn}>
        <Input type="date" />
      </Form.Item>
      <AmountField
        at={['milestones', place, 'amountYuan']}
        name={[place, 'amountYuan']}
        label={collect.nodeAmount}
      />
      <QuantityFields place={place} />
      <PaymentFields place={place} />
      <PerformedFields place={place} />
    </div>
  );
}
