import type { ComplaintState } from '../domain/complaint/complaint';
import type { CaseId, Instant } from '../domain/ids';
import type { Refusal } from '../domain/refusal';
import type { ComplaintChange } from './complaint-change';
import { storeCommand } from './command.store';
import type { Transaction } from './transaction';

/** Links are few and made by people: one at a time, so that two of them never close a ring. */
const LINKING = 'pacta duplicate links';

/**
 * One leads, the others follow it: whoever follows does not lead, and whoever leads does not follow. The leading case is
 * locked, so that an answer that it gives meanwhile either finds this follower or is found by it.
 */
export async function linkObstacle(
  transaction: Transaction,
  caseId: CaseId,
  leadingId: CaseId,
): Promise<Refusal | null> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${LINKING}))`;
  const [leading] = await transaction.$queryRaw<readonly { readonly follows: boolean }[]>`
    SELECT leading_id IS NOT NULL AS follows FROM app.complaint WHERE id = ${leadingId}::uuid FOR SHARE`;
  if (leading?.follows !== false) return { type: 'leading-case-follows' };
  const [follower] = await transaction.$queryRaw<readonly object[]>`
    SELECT 1 FROM app.complaint WHERE leading_id = ${caseId}::uuid LIMIT 1`;
  return follower === undefined ? null : { type: 'case-leads-others' };
}

/**
 * 一并答复: when a case has told its complainant the result, every case that follows it is told in the same transaction,
 * and tells its own. One that is linked when the answer is out already hears of it at once.
 */
export async function tellFollowers(transaction: Transaction, change: ComplaintChange): Promise<void> {
  const { before, after, events } = change;
  const last = events.at(-1);
  if (last === undefined) return;
  const about = { key: `${after.caseId}/${last.sequence}`, at: last.occurredAt };
  if (before !== null && !before.explained && after.explained) {
    const { outcome } = after;
    for (const [caseId, leadingId] of await followersOf(transaction, after)) {
      await tell(transaction, caseId, { ...about, leadingId, outcome });
    }
  }
  const linked = events.find(({ data }) => data.type === 'duplicate-linked');
  if (linked?.data.type === 'duplicate-linked') {
    const { leadingId } = linked.data;
    const answer = await answerOf(transaction, leadingId);
    if (answer !== null) await tell(transaction, after.caseId, { ...about, leadingId, ...answer });
  }
}

/** Who follows the whole complaint hears the answer of each case that it was split into (主办/协办). */
async function followersOf(
  transaction: Transaction,
  { caseId, parentId }: ComplaintState,
): Promise<readonly (readonly [CaseId, CaseId])[]> {
  const rows = await transaction.$queryRaw<readonly { readonly id: CaseId; readonly leadingId: CaseId }[]>`
    SELECT id, leading_id AS "leadingId" FROM app.complaint
    WHERE leading_id = ANY (${[caseId, ...(parentId === null ? [] : [parentId])]}::uuid[]) ORDER BY id`;
  return rows.map(({ id, leadingId }) => [id, leadingId]);
}

type Answer = Pick<ComplaintState, 'outcome'>;

async function answerOf(transaction: Transaction, caseId: CaseId): Promise<Answer | null> {
  const [answered] = await transaction.$queryRaw<readonly Answer[]>`
    SELECT state ->> 'outcome' AS outcome FROM app.case_record
    WHERE id = ${caseId}::uuid AND (state -> 'explained')::boolean`;
  return answered ?? null;
}

async function tell(
  transaction: Transaction,
  caseId: CaseId,
  said: Answer & { readonly leadingId: CaseId; readonly key: string; readonly at: Instant },
): Promise<void> {
  const { leadingId, outcome, key, at } = said;
  const type = 'leading-case-answered';
  const command = {
    caseKind: 'complaint',
    caseId,
    actor: { type: 'system' },
    type,
    facts: { type, leadingId, outcome },
    texts: {},
    idempotencyKey: `${type}/${key}`,
    receivedAt: at,
  } as const;
  await storeCommand({ prisma: transaction }, command, { deliveredAs: 'signal', graceMs: 0 });
}
