import { App, Form, Input, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { COMPLAINT_CHANNELS } from '../../../domain/complaint/complaint';
import { FormDialog } from '../form-dialog';
import { OrganizationSelect } from '../organization-select';
import { Select } from '../select';
import { api } from '../staff-api';
import { makeToken, useRefreshCredentials, type Credential, type NewCredential } from './credential-data';
import { useCredentialWords } from './words/credential-words';

const KINDS = ['channel', 'office-system'] as const satisfies readonly Credential['kind'][];

/** The token is made here and shown this once: the server keeps its digest alone. */
export function IssueDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { words } = useCredentialWords();
  const { message } = App.useApp();
  const refresh = useRefreshCredentials();
  const [kind, setKind] = useState<Credential['kind']>('channel');
  const rules = [{ required: true, message: words.required }];
  return (
    <FormDialog<NewCredential>
      title={words.issue}
      okText={words.issue}
      initial={{ kind, token: makeToken() }}
      onValues={(fields) => setKind(fields.kind ?? kind)}
      submit={async (body, intent) => {
        await api.call('POST /credentials', { body, intent });
        void message.success(words.issued);
        await refresh();
        onClose();
      }}
      onClose={onClose}
    >
      <p>{words.issueHelp}</p>
      <Form.Item name="kind" label={words.kind}>
        <Radio.Group options={KINDS.map((value) => ({ value, label: words.kinds[value] }))} />
      </Form.Item>
      {kind === 'channel' ? <ChannelField /> : <NameField />}
      <Form.Item name="organizationId" label={words.body} rules={rules}>
        <OrganizationSelect placeholder={words.bodyHint} />
      </Form.Item>
      <Form.Item name="token" label={words.token} extra={words.tokenHelp} rules={rules}>
        <Input autoComplete="off" spellCheck={false} />
      </Form.Item>
    </FormDialog>
  );
}

/** Keyed by their kind, so that what was chosen of one is never sent as the other. */
function ChannelField(): ReactNode {
  const { words, domain } = useCredentialWords();
  const options = COMPLAINT_CHANNELS.map((value) => ({ value, label: domain.channels[value] }));
  return (
    <Form.Item
      key="channel"
      name="name"
      label={words.kinds.channel}
      preserve={false}
      rules={[{ required: true, message: words.required }]}
    >
      <Select aria-label={words.kinds.channel} options={options} />
    </Form.Item>
  );
}

function NameField(): ReactNode {
  const { words } = useCredentialWords();
  return (
    <Form.Item
      key="office-system"
      name="name"
      label={words.name}
      preserve={false}
      rules={[{ required: true, whitespace: true, message: words.required }]}
    >
      <Input maxLength={50} placeholder={words.nameHint} />
    </Form.Item>
  );
}
