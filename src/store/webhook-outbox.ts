import type { ContractState } from '../domain/contract/contract';
import type { ContractData } from '../domain/contract/events';
import { tellingOf, topicsOf } from '../domain/contract/webhook-topics';
import type { CaseChange } from './projection';
import type { Transaction } from './transaction';

/** What partner systems are to be told of the changes, in the transaction of the events. */
export async function writeWebhookDeliveries(
  transaction: Transaction,
  changes: readonly CaseChange<ContractState, ContractData>[],
): Promise<void> {
  const rows = changes.flatMap(({ before, after, events }) => {
    const timestamp = events.at(-1)?.occurredAt;
    return topicsOf(before, after).map((topic) => ({
      topic,
      contractId: after.caseId,
      eventSequence: after.sequence,
      // The same bodies as those whose systems may ask.
      readers: [...after.undertaking.path, ...after.regulator.path],
      body: { type: topic, timestamp, data: tellingOf(after) },
    }));
  });
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO app.webhook_delivery (webhook_id, contract_id, event_sequence, topic, body)
    SELECT webhook.id, row."contractId", row."eventSequence", row.topic, row.body
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row("contractId" uuid, "eventSequence" integer,
      topic text, readers text[], body jsonb)
    JOIN app.webhook ON row.topic = ANY (webhook.topics) AND webhook.status <> 'removed'
    JOIN app.machine_credential credential ON credential.credential_id = webhook.credential_id
      AND credential.revoked_at IS NULL AND credential.organization_id = ANY (row.readers)
    ON CONFLICT DO NOTHING`;
}
