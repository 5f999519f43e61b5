import { App, Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useOfficerWords } from './words/officer-words';

export interface Credential {
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

/** The one-use password, shown once; nothing of it is kept in the browser. */
export function CredentialSlip({
  credential,
  onClose,
}: {
  readonly credential: Credential;
  readonly onClose: () => void;
}): ReactNode {
  const { words } = useOfficerWords();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(credential.password);
    void message.success(words.copied);
  };
  const mayCopy = 'clipboard' in navigator;
  return (
    <Modal
      open
      title={words.slipTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <>
          {mayCopy ? <Button onClick={() => void copy()}>{words.copy}</Button> : null}
          <Button onClick={() => print()}>{words.print}</Button>
          <Button type="primary" onClick={onClose}>
            {words.handed}
          </Button>
        </>
      }
    >
      <p>{words.slipHelp}</p>
      <dl className="credential">
        <dt>{words.name}</dt>
        <dd>{credential.name}</dd>
        <dt>{words.username}</dt>
        <dd>
          <code>{credential.username}</code>
        </dd>
        <dt>{words.slipPassword}</dt>
        <dd>
          <code className="receipt">{credential.password}</code>
        </dd>
        <dt>{words.slipSite}</dt>
        <dd>{`${location.origin}/console/`}</dd>
      </dl>
    </Modal>
  );
}
