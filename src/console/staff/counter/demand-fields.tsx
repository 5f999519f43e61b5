import { Button, Flex, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { capitals, readAmount } from '../../words/money';
import { Select } from '../select';
import { useWords } from '../words/staff-words';
import { toOptions } from './matter-fields';

const MOST_DEMANDS = 20;

/** Each demand is concluded for itself later on, so each is taken down for itself. */
export function DemandFields(): ReactNode {
  const { counter } = useWords();
  return (
    <fieldset>
      <legend>{counter.sections.demands}</legend>
      <Form.List name="demands">
        {(demands, { add, remove }) => (
          <>
            {demands.map(({ key, name }) => (
              <Flex key={key} wrap gap="middle" align="flex-start" className="demand">
                <DemandLine place={name} />
                {demands.length > 1 ? (
                  <Button type="text" className="remove-demand" onClick={() => remove(name)}>
                    {counter.removeDemand(name + 1)}
                  </Button>
                ) : null}
              </Flex>
            ))}
            {demands.length < MOST_DEMANDS ? (
              <Button onClick={() => add({})}>{counter.addDemand}</Button>
            ) : null}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function DemandLine({ place }: { readonly place: number }): ReactNode {
  const { counter, domain } = useWords();
  const typed = Form.useWatch<string | undefined>(['demands', place, 'amountYuan']) ?? '';
  const amount = readAmount(typed);
  const isAmount = (_rule: unknown, value: unknown): Promise<void> =>
    typeof value !== 'string' || value.trim() === '' || readAmount(value) !== null
      ? Promise.resolve()
      : Promise.reject(new Error(counter.amountWrong));
  return (
    <>
      <Form.Item
        name={[place, 'kind']}
        label={`${counter.demandOf(place + 1)} ${counter.fields.demandKind}`}
        rules={[{ required: true, message: counter.requiredChoice }]}
      >
        <Select options={toOptions(domain.demandKinds)} placeholder={counter.requiredChoice} />
      </Form.Item>
      <Form.Item
        name={[place, 'amountYuan']}
        label={counter.fields.amountYuan}
        extra={amount === null ? counter.hints.amount : <span lang="zh-CN">{capitals(amount)}</span>}
        rules={[{ validator: isAmount }]}
      >
        <Input inputMode="decimal" />
      </Form.Item>
    </>
  );
}
