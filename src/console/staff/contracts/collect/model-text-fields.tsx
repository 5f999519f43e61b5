import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { Select } from '../../select';
import { modelTextsQuery, offeredVersion } from '../model-texts/model-text-data';
import { useContractWords } from '../words/contract-words';

/** Which model text of the chosen category it was drafted from, and what departs; nothing is chosen beforehand. */
export function ModelTextFields(): ReactNode {
  const { modelTexts, collect } = useContractWords();
  const { use } = modelTexts;
  const undertakingId = Form.useWatch<string | undefined>('undertakingId');
  const categoryCode = Form.useWatch<string | undefined>('categoryCode');
  const versionId = Form.useWatch<string | null | undefined>('modelTextVersionId');
  const departs = Form.useWatch<boolean | undefined>('modelTextDeparts') === true;
  const isAsked = undertakingId !== undefined && categoryCode !== undefined;
  const { data } = useQuery({ ...modelTextsQuery({ undertakingId, categoryCode }), enabled: isAsked });
  const options = (data?.items ?? []).flatMap((text) => {
    const version = offeredVersion(text);
    return version === null || text.categoryCode !== categoryCode
      ? []
      : [{ value: version.versionId, label: use.option(text.title, version.number) }];
  });
  if (options.length === 0) return null;
  const isChosen = options.some(({ value }) => value === versionId);
  return (
    <>
      <Form.Item name="modelTextVersionId" label={use.label} extra={use.help}>
        <Select allowClear placeholder={collect.choose} options={options} />
      </Form.Item>
      {isChosen ? (
        <Form.Item name="modelTextDeparts" valuePropName="checked">
          <Checkbox>{use.departs}</Checkbox>
        </Form.Item>
      ) : null}
      {isChosen && departs ? (
        <Form.Item
          name="modelTextDeparture"
          label={use.departure}
          rules={[{ required: true, whitespace: true, message: collect.required }]}
        >
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
      ) : null}
    </>
  );
}
