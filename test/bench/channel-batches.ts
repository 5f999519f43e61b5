import { randomBytes, randomUUID } from 'node:crypto';
import { toOrganizationId } from '../../src/domain/ids';
import { hashToken } from '../../src/http/token';
import { issueCredential } from '../../src/store/credential.store';
import { createOrganization } from '../../src/store/organization.store';
import { inTransaction } from '../../src/store/transaction';
import { expectStatus } from '../journeys/support/desk';
import type { BenchStack } from './bench-stack';
import { untilStarted } from './course';
import { costOf } from './cpu';
import { percentile, rounded, type Figure } from './figures';

const batches = 10;
const itemsPerBatch = 100;
const CHANNEL = 'hotline-12345';
const drainWithinMs = 150_000;

/** What a hotline delivers in batches while the engine is away; afterwards every case has to start by itself. */
export async function measureChannelBatches(stack: BenchStack): Promise<Figure> {
  const token = await hotlineToken(stack);
  await deliver(stack, token, 10);
  await untilStarted(stack, drainWithinMs);
  const before = await stored(stack);
  await stack.temporal.stop();
  const latencies: number[] = [];
  const { seconds, ms } = await costOf(stack.pids(), async () => {
    for (let batch = 0; batch < batches; batch += 1) {
      const sentAt = performance.now();
      await deliver(stack, token, itemsPerBatch);
      latencies.push(performance.now() - sentAt);
    }
  });
  const after = await stored(stack);
  const wanted = batches * itemsPerBatch;
  for (const [table, count] of Object.entries(after)) {
    const added = count - (before[table] ?? 0);
    if (added !== wanted) throw new Error(`${table}：报送 ${wanted} 件，存下 ${added} 件`);
  }
  await stack.temporal.start();
  const drainedFrom = performance.now();
  await untilStarted(stack, drainWithinMs);
  return {
    name: '引擎停止时渠道批量报送（每批 100 件，全部落库）',
    value: wanted / seconds,
    unit: '件/秒',
    limit: 200,
    wanted: 'at-least',
    detail: {
      complaints: wanted,
      cpuMsPerComplaint: Object.fromEntries(
        Object.entries(ms).map(([name, spent]) => [name, rounded(spent / wanted)]),
      ),
      batchMs: { p50: rounded(percentile(latencies, 0.5)), max: rounded(Math.max(...latencies)) },
      startedAfterSeconds: rounded((performance.now() - drainedFrom) / 1_000),
    },
  };
}

/** Everything that makes a complaint a complaint, by table. */
async function stored({ admin }: BenchStack): Promise<Readonly<Record<string, number>>> {
  const { rows } = await admin.pool.query<Readonly<Record<string, number>>>(`
    SELECT (SELECT count(*)::integer FROM app.complaint) AS complaint,
      (SELECT count(*)::integer FROM app.case_record) AS case_record,
      (SELECT count(*)::integer FROM app.case_event WHERE sequence = 1) AS case_event,
      (SELECT count(*)::integer FROM app.case_delivery) AS case_delivery,
      (SELECT count(*)::integer FROM app.receipt) AS receipt,
      (SELECT count(*)::integer FROM app.filing_key) AS filing_key,
      (SELECT count(*)::integer FROM vault.sealed_identity) AS sealed_identity`);
  return rows[0] ?? {};
}

async function hotlineToken({ store }: BenchStack): Promise<string> {
  const organizationId = toOrganizationId('hotline');
  const token = `pm_${randomBytes(24).toString('base64url')}`;
  await inTransaction(store, async (transaction) => {
    await createOrganization(
      transaction,
      {
        organizationId,
        parentId: toOrganizationId('city'),
        name: '榆关市 12345 政务服务便民热线',
        kind: 'hotline',
        regionCode: '150100',
        uscc: null,
        email: null,
      },
      null,
    );
    const machine = { kind: 'channel', name: CHANNEL, organizationId, tokenHash: hashToken(token) } as const;
    await issueCredential(transaction, machine, null);
  });
  return token;
}

async function deliver({ desk }: BenchStack, token: string, count: number): Promise<void> {
  const items = Array.from({ length: count }, () => itemOf(randomUUID()));
  const reply = await desk.post(`/channels/${CHANNEL}/complaints`, { items }, token);
  const { results } = expectStatus(reply, 200) as { readonly results: readonly { outcome: string }[] };
  const received = results.filter(({ outcome }) => outcome === 'received').length;
  if (received !== count) throw new Error(`报送 ${count} 件，收下 ${received} 件`);
}

function itemOf(externalNumber: string): object {
  return {
    externalNumber,
    occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
    respondentOrganizationId: 'works',
    field: 'government-investment',
    title: '道路工程验收后未付尾款',
    narrative: '来电反映：工程去年九月验收合格，约定三十日内付清尾款，至今未付。',
    demands: [{ kind: 'payment', amountYuan: '86000.00' }],
    identity: { mode: 'sealed', name: '启明建筑有限公司', phone: '13800000000' },
  };
}
