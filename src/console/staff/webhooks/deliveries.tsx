import { useQuery } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { longMoment } from '../../words/dates';
import { ProblemAlert } from '../problem-alert';
import { api } from '../staff-api';
import { useAct } from '../use-act';
import { useProblemNotice } from '../use-problem-notice';
import { deliveriesQuery, useRefreshWebhooks, type Delivery, type Webhook } from './webhook-data';
import { useWebhookWords } from './words/webhook-words';

/** What was sent last to one receiver, the latest first. */
export function Deliveries({ webhook }: { readonly webhook: Webhook }): ReactNode {
  const { words } = useWebhookWords();
  const { data, error, refetch } = useQuery(deliveriesQuery(webhook.webhookId));
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active />;
  if (data.items.length === 0) return <p>{words.noDeliveries}</p>;
  return (
    <ul className="keys">
      {data.items.map((delivery) => (
        <DeliveryLine key={delivery.deliveryId} webhook={webhook} delivery={delivery} />
      ))}
    </ul>
  );
}

interface DeliveryLineProps {
  readonly webhook: Webhook;
  readonly delivery: Delivery;
}

function DeliveryLine({ webhook, delivery }: DeliveryLineProps): ReactNode {
  const { words, language } = useWebhookWords();
  const { sequence, contractCode, state, attempts, lastAnswer, dueAt, deliveredAt } = delivery;
  const at =
    state === 'pending'
      ? words.next(longMoment(dueAt, language))
      : longMoment(deliveredAt ?? dueAt, language);
  const told = [
    words.states[state],
    words.attempts(attempts),
    ...(lastAnswer === null ? [] : [lastAnswer]),
    at,
  ];
  return (
    <li>
      <span className="key-what">
        <span>{`${String(sequence)} · ${topicWord(delivery, words.topics)} · ${contractCode}`}</span>
        <span className="faint">{told.join(' · ')}</span>
      </span>
      <Resend webhook={webhook} delivery={delivery} />
    </li>
  );
}

/** A topic that is no more is shown as it was called. */
const topicWord = ({ topic }: Delivery, words: Readonly<Record<string, string>>): string =>
  words[topic] ?? topic;

function Resend({ webhook, delivery }: DeliveryLineProps): ReactNode {
  const { words } = useWebhookWords();
  const { message } = App.useApp();
  const tell = useProblemNotice();
  const refresh = useRefreshWebhooks();
  const { isBusy, run } = useAct();
  const { deliveryId, sequence } = delivery;
  const resend = (): Promise<void> =>
    run(async (intent) => {
      try {
        const body = { type: 'resend', deliveryId } as const;
        await api.call('POST /webhooks/{id}/commands', { params: { id: webhook.webhookId }, body, intent });
        void message.success(words.resent);
      } catch (error) {
        tell(error);
      }
      await refresh();
    });
  return (
    <Button loading={isBusy} aria-label={words.resendNamed(sequence)} onClick={() => void resend()}>
      {words.resend}
    </Button>
  );
}
