import { Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Intent } from '../../api/intent';
import { useRefreshNames } from '../bodies/body-data';
import { FormDialog } from '../form-dialog';
import { OrganizationSelect } from '../organization-select';
import { api } from '../staff-api';
import type { Credential } from './credential-slip';
import { newInitialPassword } from './initial-password';
import { useOfficerWords } from './words/officer-words';

interface Fields {
  readonly organizationId: string;
  readonly name: string;
  readonly username: string;
  readonly email: string;
}

interface NewOfficerDialogProps {
  readonly organizationId: string | undefined;
  readonly onMade: (credential: Credential) => void;
  readonly onClose: () => void;
}

export function NewOfficerDialog({ organizationId, onMade, onClose }: NewOfficerDialogProps): ReactNode {
  const { words } = useOfficerWords();
  const refresh = useRefreshNames();
  // One for the dialog: sent again after a lost answer, the account has the password that is shown.
  const [initialPassword] = useState(newInitialPassword);
  const submit = async (fields: Fields, intent: Intent): Promise<void> => {
    const username = fields.username.trim();
    const name = fields.name.trim();
    await api.call('POST /officers', {
      body: { ...fields, username, name, email: fields.email.trim(), initialPassword },
      intent,
    });
    onMade({ name, username, password: initialPassword });
    await refresh();
  };
  const required = { required: true, whitespace: true, message: words.required };
  return (
    <FormDialog<Fields>
      title={words.add}
      okText={words.confirmAdd}
      initial={organizationId === undefined ? {} : { organizationId }}
      submit={submit}
      onClose={onClose}
    >
      <Form.Item name="organizationId" label={words.addIn} rules={[required]}>
        <OrganizationSelect />
      </Form.Item>
      <Form.Item name="name" label={words.name} rules={[required]}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="username"
        label={words.username}
        rules={[required, { pattern: /^\s*[a-z0-9][a-z0-9._-]{1,63}\s*$/, message: words.usernameForm }]}
      >
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="email"
        label={words.email}
        rules={[required, { pattern: /^[^@\s]+@[^@\s]+$/, message: words.emailForm }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <p className="faint">{words.addHelp}</p>
    </FormDialog>
  );
}
