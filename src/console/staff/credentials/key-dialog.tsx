import { App, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { FormDialog } from '../form-dialog';
import { api } from '../staff-api';
import { useRefreshCredentials, type Credential } from './credential-data';
import { useCredentialWords } from './words/credential-words';

interface KeyDialogProps {
  readonly credential: Credential;
  readonly name: string;
  readonly onClose: () => void;
}

/** The public half alone: the private one stays with the machine, and a paste of it is stopped here. The server judges the rest. */
export function KeyDialog({ credential, name, onClose }: KeyDialogProps): ReactNode {
  const { words } = useCredentialWords();
  const { message } = App.useApp();
  const refresh = useRefreshCredentials();
  const judge = async (_rule: unknown, typed: string | undefined): Promise<void> => {
    const pem = typed?.trim() ?? '';
    if (pem.includes('PRIVATE KEY')) throw new Error(words.isPrivate);
    if (!pem.startsWith('-----BEGIN PUBLIC KEY-----')) throw new Error(words.notKey);
    return Promise.resolve();
  };
  return (
    <FormDialog<{ readonly publicKey: string }>
      title={words.addTo(name)}
      okText={words.add}
      submit={async ({ publicKey }, intent) => {
        const body = { publicKey: publicKey.trim() };
        await api.call('POST /credentials/{id}/keys', {
          params: { id: credential.credentialId },
          body,
          intent,
        });
        void message.success(words.added);
        await refresh();
        onClose();
      }}
      onClose={onClose}
    >
      <p>{words.addHelp}</p>
      <pre className="command">
        openssl genpkey -algorithm ed25519 -out oa.pem{'\n'}openssl pkey -in oa.pem -pubout
      </pre>
      <Form.Item
        name="publicKey"
        label={words.publicKey}
        rules={[{ validator: judge }]}
        validateTrigger="onSubmit"
      >
        <Input.TextArea
          rows={4}
          spellCheck={false}
          className="pem"
          placeholder="-----BEGIN PUBLIC KEY-----"
        />
      </Form.Item>
    </FormDialog>
  );
}
