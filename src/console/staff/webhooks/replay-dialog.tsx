import { App, Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { FormDialog } from '../form-dialog';
import { api } from '../staff-api';
import { hostOf, useRefreshWebhooks, type Webhook } from './webhook-data';
import { useWebhookWords } from './words/webhook-words';

interface ReplayDialogProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}

/** After an outage of the receiver, or when it has lost what it was told. */
export function ReplayDialog({ webhook, onClose }: ReplayDialogProps): ReactNode {
  const { words } = useWebhookWords();
  const { message } = App.useApp();
  const refresh = useRefreshWebhooks();
  return (
    <FormDialog<{ readonly fromSequence: number }>
      title={words.replayOf(hostOf(webhook))}
      okText={words.replay}
      submit={async (body, intent) => {
        const params = { id: webhook.webhookId };
        const { count } = await api.call('POST /webhooks/{id}/replay', { params, body, intent });
        void message.success(words.replayed(count));
        await refresh();
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item
        name="fromSequence"
        label={words.fromSequence}
        extra={words.replayHelp}
        rules={[{ required: true, message: words.required }]}
      >
        <InputNumber min={1} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}
