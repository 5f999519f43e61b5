import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { money } from '../../../words/money';
import { OrganizationSelect } from '../../organization-select';
import { Select } from '../../select';
import { toOptions } from '../../counter/matter-fields';
import { categoriesQuery } from '../contract-data';
import { useContractWords } from '../words/contract-words';
import { AmountField } from './amount-field';
import { ModelTextFields } from './model-text-fields';

/** 涉密不进系统: said before anything can be written. */
export function SecrecyStep(): ReactNode {
  const { collect } = useContractWords();
  const declared = (_rule: unknown, value: unknown): Promise<void> =>
    value === true ? Promise.resolve() : Promise.reject(new Error(collect.secrecyMissing));
  return (
    <>
      <Alert type="warning" showIcon title={collect.secrecyTitle} description={collect.secrecyHelp} />
      <Form.Item name="secrecy" valuePropName="checked" rules={[{ validator: declared }]}>
        <Checkbox>{collect.secrecyNone}</Checkbox>
      </Form.Item>
    </>
  );
}

export function MatterStep(): ReactNode {
  const { collect } = useContractWords();
  const required = { required: true, whitespace: true, message: collect.required };
  const chosen = { required: true, message: collect.choose };
  return (
    <fieldset>
      <legend>{collect.steps[1]}</legend>
      <Form.Item name="name" label={collect.name} rules={[required]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <div className="columns">
        <Form.Item name="undertakingId" label={collect.undertakingId} rules={[chosen]}>
          <OrganizationSelect placeholder={collect.choose} />
        </Form.Item>
        <Category />
        <Form.Item name="regulatorId" label={collect.regulatorId} extra={collect.regulatorHelp}>
          <OrganizationSelect placeholder={collect.choose} allowClear />
        </Form.Item>
        <Form.Item name="ownNumber" label={collect.ownNumber}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="externalNumber" label={collect.externalNumber} extra={collect.externalHelp}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      </div>
      <ModelTextFields />
      <Form.Item name="isStock" valuePropName="checked">
        <Checkbox>{collect.isStock}</Checkbox>
      </Form.Item>
    </fieldset>
  );
}

/** What the undertaking body's own rules know. */
function Category(): ReactNode {
  const { collect, list, language } = useContractWords();
  const undertakingId = Form.useWatch<string | undefined>('undertakingId') ?? '';
  const code = Form.useWatch<string | undefined>('categoryCode');
  const { data } = useQuery({ ...categoriesQuery(undertakingId), enabled: undertakingId !== '' });
  const category = data?.items.find((one) => one.code === code);
  const form = Form.useFormInstance();
  return (
    <Form.Item
      name="categoryCode"
      label={collect.categoryCode}
      rules={[{ required: true, message: collect.choose }]}
      extra={category === undefined ? collect.categoryHelp : saysOf(category)}
    >
      <Select
        disabled={undertakingId === ''}
        placeholder={collect.choose}
        // A model text is one of a category: another category has others.
        onChange={() => form.setFieldValue('modelTextVersionId', undefined)}
        options={(data?.items ?? []).map((one) => ({
          value: one.code,
          label: list.category(one.code, one.label),
        }))}
      />
    </Form.Item>
  );

  function saysOf({ isKeySupervised, thresholdYuan }: NonNullable<typeof category>): string {
    const told = [
      ...(isKeySupervised ? [collect.keySupervised] : []),
      ...(thresholdYuan === null ? [] : [thresholdWords(thresholdYuan)]),
    ];
    return told.join(' ');
  }

  function thresholdWords(yuan: string): string {
    return Number(yuan) === 0 ? collect.thresholdAll : collect.threshold(money(yuan, language));
  }
}

const LONGEST_TERMS = 20_000;

export function MoneyStep(): ReactNode {
  const { collect, labels } = useContractWords();
  return (
    <fieldset>
      <legend>{collect.steps[3]}</legend>
      <div className="columns">
        <Form.Item name="signedOn" label={collect.signedOn} extra={collect.signedHelp}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="startsOn" label={collect.startsOn}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="endsOn" label={collect.endsOn}>
          <Input type="date" />
        </Form.Item>
        <AmountField at={['amountYuan']} label={collect.amountYuan} />
      </div>
      <Form.Item name="priceType" label={collect.priceType}>
        <Radio.Group options={toOptions(labels.priceTypes)} />
      </Form.Item>
      <InterestFields />
      <Form.Item name="terms" label={collect.terms}>
        <Input.TextArea maxLength={LONGEST_TERMS} showCount rows={6} />
      </Form.Item>
    </fieldset>
  );
}

const PERCENT = /^\d{1,2}(\.\d{1,2})?$/;

/** What the contract says of interest on a late payment; left empty, the law alone counts. */
function InterestFields(): ReactNode {
  const { collect, labels } = useContractWords();
  return (
    <div className="columns">
      <Form.Item
        name={['interest', 'agreedPercentAYear']}
        label={collect.interestPercent}
        extra={collect.interestHelp}
        rules={[{ pattern: PERCENT, message: collect.percentWrong }]}
      >
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name={['interest', 'basis']} label={collect.interestBasis}>
        <Select allowClear placeholder={collect.choose} options={toOptions(labels.interestBases)} />
      </Form.Item>
    </div>
  );
}
