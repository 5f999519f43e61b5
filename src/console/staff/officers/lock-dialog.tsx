import { App, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { FormDialog } from '../form-dialog';
import { api } from '../staff-api';
import type { Officer } from './officer-data';
import { useOfficerWords } from './words/officer-words';

interface LockDialogProps {
  readonly officer: Officer;
  readonly onClose: () => void;
}

export function LockDialog({ officer, onClose }: LockDialogProps): ReactNode {
  const { words } = useOfficerWords();
  const { message } = App.useApp();
  return (
    <FormDialog<{ readonly reason: string }>
      title={`${words.acts.lock} · ${officer.name}`}
      okText={words.acts.lock}
      isGrave
      submit={async ({ reason }, intent) => {
        const body = { type: 'lock', reason: reason.trim() } as const;
        await api.call('POST /officers/{id}/commands', { params: { id: officer.officerId }, body, intent });
        void message.success(words.done.lock);
        onClose();
      }}
      onClose={onClose}
    >
      <p>{words.lockAsk}</p>
      <Form.Item
        name="reason"
        label={words.reason}
        rules={[{ required: true, whitespace: true, message: words.required }]}
      >
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
