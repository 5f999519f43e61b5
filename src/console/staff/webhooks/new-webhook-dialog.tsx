import { useQuery } from '@tanstack/react-query';
import { App, Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { WEBHOOK_TOPICS, type WebhookTopic } from '../../../domain/webhook';
import { credentialsQuery } from '../credentials/credential-data';
import { FormDialog } from '../form-dialog';
import { Select } from '../select';
import { api } from '../staff-api';
import { SecretField } from './secret-dialog';
import { makeSecret, useRefreshWebhooks, type NewWebhook } from './webhook-data';
import { useWebhookWords } from './words/webhook-words';

const TOPICS = Object.keys(WEBHOOK_TOPICS) as WebhookTopic[];

/** The server judges the address; a secret that was shown once is not asked for again. */
export function NewWebhookDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { words } = useWebhookWords();
  const { message } = App.useApp();
  const refresh = useRefreshWebhooks();
  const credentials = useQuery(credentialsQuery).data?.items ?? [];
  const receivers = credentials.filter(({ kind, isRevoked }) => kind === 'office-system' && !isRevoked);
  const rules = [{ required: true, message: words.required }];
  return (
    <FormDialog<NewWebhook>
      title={words.add}
      okText={words.add}
      initial={{ secret: makeSecret(), topics: TOPICS }}
      submit={async (body, intent) => {
        await api.call('POST /webhooks', { body: { ...body, url: body.url.trim() }, intent });
        void message.success(words.added);
        await refresh();
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="credentialId" label={words.credentialId} extra={words.credentialHelp} rules={rules}>
        <Select
          aria-label={words.credentialId}
          options={receivers.map(({ credentialId, name }) => ({ value: credentialId, label: name }))}
        />
      </Form.Item>
      <Form.Item name="url" label={words.url} extra={words.urlHelp} rules={rules}>
        <Input type="url" maxLength={500} placeholder="https://" />
      </Form.Item>
      <Form.Item
        name="topics"
        label={words.topicsLabel}
        rules={[{ type: 'array', min: 1, message: words.required }]}
      >
        <Checkbox.Group options={TOPICS.map((value) => ({ value, label: words.topics[value] }))} />
      </Form.Item>
      <SecretField />
    </FormDialog>
  );
}
