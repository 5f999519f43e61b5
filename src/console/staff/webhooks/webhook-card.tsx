import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { longMoment } from '../../words/dates';
import { credentialsQuery } from '../credentials/credential-data';
import { api } from '../staff-api';
import { useAct } from '../use-act';
import { useProblemNotice } from '../use-problem-notice';
import { Deliveries } from './deliveries';
import { ReplayDialog } from './replay-dialog';
import { SecretDialog } from './secret-dialog';
import { hostOf, useRefreshWebhooks, type Webhook } from './webhook-data';
import { useWebhookWords } from './words/webhook-words';

interface WebhookProps {
  readonly webhook: Webhook;
}

/** One receiver: where, of what it is told, whether it takes it, and what was sent. */
export function WebhookCard({ webhook }: WebhookProps): ReactNode {
  const { words, language } = useWebhookWords();
  const headingId = useId();
  const { credentialId, url, topics, status, pausedBy, createdAt } = webhook;
  const machines = useQuery(credentialsQuery).data?.items ?? [];
  const machine = machines.find((one) => one.credentialId === credentialId)?.name ?? credentialId;
  return (
    <li aria-labelledby={headingId}>
      <div className="machine-head">
        <h2 id={headingId}>{hostOf(webhook)}</h2>
        <span className={`standing ${status === 'active' ? 'granted' : 'ended'}`}>
          {words.statuses[status]}
        </span>
      </div>
      <p className="faint">{words.of(machine, longMoment(createdAt, language))}</p>
      <p className="key-what">
        <code>{url}</code>
      </p>
      <p>{topics.map((topic) => words.topics[topic]).join('；')}</p>
      {status === 'paused' && pausedBy === 'receiver' ? <p className="alarm">{words.byReceiver}</p> : null}
      <Acts webhook={webhook} />
      <details>
        <summary>{words.deliveries}</summary>
        <Deliveries webhook={webhook} />
      </details>
    </li>
  );
}

function Acts({ webhook }: WebhookProps): ReactNode {
  const { words } = useWebhookWords();
  const { modal } = App.useApp();
  const [open, setOpen] = useState<'secret' | 'replay' | null>(null);
  const { isBusy, order } = useOrdering(webhook);
  const close = (): void => setOpen(null);
  const host = hostOf(webhook);
  const remove = async (): Promise<void> => {
    const asked = { title: words.removeAsk(host), content: words.removeHelp, okText: words.remove };
    if (await modal.confirm({ ...asked, okButtonProps: { danger: true } })) await order('remove');
  };
  return (
    <div className="machine-acts no-print">
      {webhook.status === 'paused' ? (
        <Button loading={isBusy} onClick={() => void order('resume')}>
          {words.resume}
        </Button>
      ) : (
        <Button loading={isBusy} onClick={() => void order('pause')}>
          {words.pause}
        </Button>
      )}
      <Button onClick={() => setOpen('replay')}>{words.replay}</Button>
      <Button onClick={() => setOpen('secret')}>{words.rotate}</Button>
      <Button danger loading={isBusy} onClick={() => void remove()}>
        {words.remove}
      </Button>
      {open === 'secret' ? <SecretDialog webhook={webhook} onClose={close} /> : null}
      {open === 'replay' ? <ReplayDialog webhook={webhook} onClose={close} /> : null}
    </div>
  );
}

function useOrdering({ webhookId }: Webhook) {
  const { words } = useWebhookWords();
  const { message } = App.useApp();
  const tell = useProblemNotice();
  const refresh = useRefreshWebhooks();
  const { isBusy, run } = useAct();
  const order = (type: 'pause' | 'resume' | 'remove'): Promise<void> =>
    run(async (intent) => {
      try {
        await api.call('POST /webhooks/{id}/commands', { params: { id: webhookId }, body: { type }, intent });
        void message.success({ pause: words.paused, resume: words.resumed, remove: words.removed }[type]);
      } catch (error) {
        tell(error);
      }
      await refresh();
    });
  return { isBusy, order };
}
