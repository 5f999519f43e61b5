import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { toOptions } from '../../counter/matter-fields';
import { Select } from '../../select';
import { useRulesWords } from '../words/rules-words';

const LONGEST = 100;

/** Where a rule comes from: a document and its article, or the note that the document is silent. */
export function SourceFields({ isPrompt }: { readonly isPrompt: boolean }): ReactNode {
  const { entry, evidence } = useRulesWords();
  return (
    <fieldset>
      <legend>{entry.source}</legend>
      <Form.Item name="document" label={entry.document}>
        <Input maxLength={LONGEST} />
      </Form.Item>
      <div className="entry-columns">
        <Form.Item name="article" label={entry.article}>
          <Input maxLength={LONGEST} />
        </Form.Item>
        <Form.Item name="evidence" label={entry.evidence}>
          <Select options={toOptions(evidence)} popupMatchSelectWidth={false} />
        </Form.Item>
      </div>
      {isPrompt ? null : (
        <Form.Item name="silent" valuePropName="checked">
          <Checkbox>{entry.silent}</Checkbox>
        </Form.Item>
      )}
    </fieldset>
  );
}
