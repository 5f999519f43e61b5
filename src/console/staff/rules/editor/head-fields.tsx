import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { toOptions } from '../../counter/matter-fields';
import { OrganizationSelect } from '../../organization-select';
import { useRegionName } from '../../region-name';
import { Select } from '../../select';
import { useRulesWords } from '../words/rules-words';
import type { HeadValues } from './draft';

interface HeadFieldsProps {
  /** A rule set keeps its code and its place for all its versions. */
  readonly isNew: boolean;
  readonly scope: HeadValues['scope'];
}

export function HeadFields({ isNew, scope }: HeadFieldsProps): ReactNode {
  const { editor } = useRulesWords();
  return (
    <fieldset>
      <legend>{editor.head}</legend>
      {isNew ? <PlaceFields scope={scope} /> : null}
      <div className="columns">
        <Form.Item name="name" label={editor.name}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="document" label={editor.document}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="effectiveOn" label={editor.effectiveOn}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={editor.reason}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="note" label={editor.note}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </fieldset>
  );
}

function PlaceFields({ scope }: Pick<HeadFieldsProps, 'scope'>): ReactNode {
  const { editor, scopes, stages, allStages } = useRulesWords();
  const region = useRegionName(Form.useWatch<string | undefined>('regionCode') ?? '');
  const hasRegion = scope === 'region' || scope === 'department';
  return (
    <div className="columns">
      <Form.Item name="ruleSetId" label={editor.id} extra={editor.idHelp}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="scope" label={editor.scope}>
        <Select options={toOptions(scopes).filter(({ value }) => value !== 'base')} />
      </Form.Item>
      {hasRegion ? (
        <Form.Item name="regionCode" label={editor.regionCode} extra={region}>
          <Input maxLength={19} />
        </Form.Item>
      ) : null}
      {scope === 'department' ? (
        <Form.Item name="acceptingOrganizationId" label={editor.organization}>
          <OrganizationSelect placeholder={editor.required} />
        </Form.Item>
      ) : null}
      <Form.Item name="stage" label={editor.stage}>
        <Select allowClear placeholder={allStages} options={toOptions(stages)} />
      </Form.Item>
    </div>
  );
}
