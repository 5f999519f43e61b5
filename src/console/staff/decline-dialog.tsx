import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Intent } from '../api/intent';
import { FormDialog } from './form-dialog';

interface DeclineDialogProps {
  readonly words: {
    readonly title: string;
    readonly help: string;
    readonly reason: string;
    readonly missing: string;
    readonly submit: string;
  };
  readonly submit: (reason: string, intent: Intent) => Promise<void>;
  readonly onClose: () => void;
}

/** 不同意: the second person's no, never without a reason that whoever asked can read. */
export function DeclineDialog({ words, submit, onClose }: DeclineDialogProps): ReactNode {
  return (
    <FormDialog<{ readonly reason: string }>
      title={words.title}
      okText={words.submit}
      isGrave
      submit={({ reason }, intent) => submit(reason.trim(), intent)}
      onClose={onClose}
    >
      <p>{words.help}</p>
      <Form.Item
        name="reason"
        label={words.reason}
        rules={[{ required: true, whitespace: true, message: words.missing }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
