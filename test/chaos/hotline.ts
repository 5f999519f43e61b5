import { toOrganizationId } from '../../src/domain/ids';
import { hashToken, newToken } from '../../src/http/token';
import { issueCredential } from '../../src/store/credential.store';
import { openDatabase } from '../../src/store/database';
import { inTransaction } from '../../src/store/transaction';
import type { WholeStack } from '../support/whole-stack';
import { expectStatus, type Senders } from './sender';

const CHANNEL = 'hotline-12345';

export interface DeliveredRow {
  readonly externalNumber: string;
  readonly outcome: string;
  readonly number: string | null;
  readonly receipt: string | null;
}

/** What the hotline signs in with. */
export async function hotlineToken({ environment }: WholeStack): Promise<string> {
  const token = newToken('pm_');
  const database = openDatabase({
    url: environment['DATABASE_URL'] ?? '',
    name: 'hotline',
    maxConnections: 1,
  });
  const credential = { kind: 'channel', name: CHANNEL, organizationId: toOrganizationId('credit') } as const;
  try {
    await inTransaction(database, (transaction) =>
      issueCredential(transaction, { ...credential, tokenHash: hashToken(token) }, null),
    );
  } finally {
    await database.close();
  }
  return token;
}

/** Delivers what these calls, which came at `occurredAt`, were about. @throws when the batch as a whole is not taken. */
export async function deliverBatch(
  senders: Senders,
  token: string,
  externalNumbers: readonly string[],
  occurredAt: string,
): Promise<readonly DeliveredRow[]> {
  const items = externalNumbers.map((externalNumber) => ({
    externalNumber,
    occurredAt,
    respondentOrganizationId: 'works',
    field: 'government-investment',
    title: '道路工程验收后未付尾款',
    narrative: '来电反映：工程去年九月验收合格，约定三十日内付清尾款，至今未付。',
    demands: [{ kind: 'payment', amountYuan: '86000.00' }],
    identity: { mode: 'sealed', name: '启明建筑有限公司', phone: '13800000000' },
  }));
  const answer = await senders.post(`/channels/${CHANNEL}/complaints`, { items }, token);
  if (answer === null) throw new Error('the batch was cut off');
  const { results } = expectStatus(answer, 200) as { readonly results: readonly DeliveredRow[] };
  for (const row of results) noteRow(senders, row);
  return results;
}

/** A row that was taken is a complaint like any other, which nobody may lose or store twice. */
function noteRow({ filings }: Senders, { externalNumber, number, receipt }: DeliveredRow): void {
  const answer = { status: 201, mediaType: '', location: null, body: { number, receipt } };
  const known = filings.find(({ key }) => key === externalNumber);
  if (known === undefined) filings.push({ key: externalNumber, body: {}, answers: [answer] });
  else known.answers.push(answer);
}
