import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { COMPLAINT_CHANNELS } from '../../../domain/complaint/complaint';
import { longMoment } from '../../words/dates';
import { Barred } from '../officers/grant-line';
import { organizationQuery } from '../query-keys';
import { api } from '../staff-api';
import { useAct } from '../use-act';
import { useProblemNotice } from '../use-problem-notice';
import { LIVING_KEYS, useRefreshCredentials, type Credential, type SigningKey } from './credential-data';
import { KeyDialog } from './key-dialog';
import { useCredentialWords, type CredentialWords } from './words/credential-words';

interface CredentialProps {
  readonly credential: Credential;
}

/** One machine: what it is, whose, and the keys that it signs with. */
export function CredentialCard({ credential }: CredentialProps): ReactNode {
  const { words } = useCredentialWords();
  const headingId = useId();
  const [isAdding, setIsAdding] = useState(false);
  const { organizationId, isRevoked, signingKeys, kind } = credential;
  const name = useMachineName(credential);
  const body = useQuery(organizationQuery(organizationId)).data?.name ?? organizationId;
  return (
    <li aria-labelledby={headingId}>
      <div className="machine-head">
        <h2 id={headingId}>{name}</h2>
        <span className={`standing ${isRevoked ? 'ended' : 'granted'}`}>
          {isRevoked ? words.revoked : words.inUse}
        </span>
      </div>
      <p className="faint">{`${words.kinds[kind]} · ${body}`}</p>
      {signingKeys.length === 0 ? <p>{words.noKeys}</p> : null}
      {isShutOut(credential) ? <p className="alarm">{words.shutOut}</p> : null}
      <ul className="keys">
        {signingKeys.map((key) => (
          <KeyLine key={key.keyId} credential={credential} signingKey={key} />
        ))}
      </ul>
      <div className="machine-acts no-print">
        <Barred
          reason={whyNoKey(credential, words)}
          label={words.add}
          isBusy={false}
          act={() => setIsAdding(true)}
        />
        {isRevoked ? null : <RevokeCredential credential={credential} name={name} />}
      </div>
      {isAdding ? <KeyDialog credential={credential} name={name} onClose={() => setIsAdding(false)} /> : null}
    </li>
  );
}

function useMachineName({ kind, name }: Credential): string {
  const { domain } = useCredentialWords();
  const channel = COMPLAINT_CHANNELS.find((one) => kind === 'channel' && one === name);
  return channel === undefined ? name : domain.channels[channel];
}

const living = ({ signingKeys }: Credential): number =>
  signingKeys.filter(({ isRevoked }) => !isRevoked).length;

/** It signed once, and has nothing left to sign with: the server takes nothing from it. */
const isShutOut = (credential: Credential): boolean =>
  !credential.isRevoked && credential.signingKeys.length > 0 && living(credential) === 0;

function whyNoKey(credential: Credential, words: CredentialWords): string | null {
  if (credential.isRevoked) return words.whyRevoked;
  return living(credential) < LIVING_KEYS ? null : words.whyEnough;
}

interface KeyLineProps extends CredentialProps {
  readonly signingKey: SigningKey;
}

function KeyLine({ credential, signingKey }: KeyLineProps): ReactNode {
  const { words, language } = useCredentialWords();
  const { keyId, createdAt, isRevoked } = signingKey;
  const isLast = living(credential) === 1;
  const { isBusy, ask } = useRevocation({
    title: words.retireAsk,
    content: isLast ? words.retireLast : words.retireHelp,
    okText: words.retire,
    done: words.retired,
    send: () =>
      api.call('DELETE /credentials/{id}/keys/{keyId}', { params: { id: credential.credentialId, keyId } }),
  });
  return (
    <li>
      <span className="key-what">
        <code>{keyId}</code>
        <span className="faint">{words.since(longMoment(createdAt, language))}</span>
      </span>
      {isRevoked ? (
        <span className="standing ended">{words.keyRetired}</span>
      ) : (
        <Button loading={isBusy} aria-label={words.retireNamed(keyId)} onClick={ask}>
          {words.retire}
        </Button>
      )}
    </li>
  );
}

function RevokeCredential({ credential, name }: CredentialProps & { readonly name: string }): ReactNode {
  const { words } = useCredentialWords();
  const { isBusy, ask } = useRevocation({
    title: words.revokeAsk(name),
    content: words.revokeHelp,
    okText: words.revoke,
    done: words.revokedNow,
    send: () => api.call('DELETE /credentials/{id}', { params: { id: credential.credentialId } }),
  });
  return (
    <Button danger loading={isBusy} onClick={ask}>
      {words.revoke}
    </Button>
  );
}

interface Revocation {
  readonly title: string;
  readonly content: string;
  readonly okText: string;
  readonly done: string;
  readonly send: () => Promise<unknown>;
}

/** What holds at once and for good is asked about first. */
function useRevocation({ done, send, ...asked }: Revocation) {
  const { message, modal } = App.useApp();
  const tell = useProblemNotice();
  const refresh = useRefreshCredentials();
  const { isBusy, run } = useAct();
  const revoke = async (): Promise<void> => {
    if (!(await modal.confirm({ ...asked, okButtonProps: { danger: true } }))) return;
    await run(async () => {
      try {
        await send();
        void message.success(done);
      } catch (error) {
        tell(error);
      }
      await refresh();
    });
  };
  return { isBusy, ask: () => void revoke() };
}
