import { App, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { FormDialog } from '../form-dialog';
import { api } from '../staff-api';
import { hostOf, makeSecret, useRefreshWebhooks, type Webhook } from './webhook-data';
import { useWebhookWords } from './words/webhook-words';

/** Filled in already: nobody makes up a secret that is as good. */
export function SecretField(): ReactNode {
  const { words } = useWebhookWords();
  return (
    <Form.Item
      name="secret"
      label={words.secret}
      extra={words.secretHelp}
      rules={[{ required: true, message: words.required }]}
    >
      <Input autoComplete="off" spellCheck={false} />
    </Form.Item>
  );
}

interface SecretDialogProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}

/** A new secret signs beside the old one until the receiver knows it. */
export function SecretDialog({ webhook, onClose }: SecretDialogProps): ReactNode {
  const { words } = useWebhookWords();
  const { message } = App.useApp();
  const refresh = useRefreshWebhooks();
  return (
    <FormDialog<{ readonly secret: string }>
      title={words.rotateOf(hostOf(webhook))}
      okText={words.rotate}
      initial={{ secret: makeSecret() }}
      submit={async (body, intent) => {
        await api.call('POST /webhooks/{id}/secrets', { params: { id: webhook.webhookId }, body, intent });
        void message.success(words.rotated);
        await refresh();
        onClose();
      }}
      onClose={onClose}
    >
      <SecretField />
    </FormDialog>
  );
}
