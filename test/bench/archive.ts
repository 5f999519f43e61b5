import { toOrganizationId } from '../../src/domain/ids';
import { createOrganization } from '../../src/store/organization.store';
import { inTransaction } from '../../src/store/transaction';
import type { BenchStack } from './bench-stack';

const archived = 200_000;
/** Line authorities between which the archive's cases were spread; `industry` of the city is one more. */
const verifiers = 49;
/** Cases whose journal is there as well. */
const withEvents = 500;

/**
 * Stores two hundred thousand closed complaints: the rows of one real case again and again, with numbers, titles,
 * bodies and days of their own, over ten years.
 */
export async function archiveComplaints(stack: BenchStack, modelId: string): Promise<void> {
  await addVerifiers(stack);
  const client = await stack.admin.pool.connect();
  try {
    // Longer than any statement of the product may take.
    await client.query('SET statement_timeout = 0');
    for (const statement of [RECORDS, COMPLAINTS, DEADLINES])
      await client.query(statement, [modelId, archived]);
    await client.query(EVENTS, [modelId, withEvents]);
    await client.query(
      'VACUUM (ANALYZE) app.complaint, app.complaint_deadline, app.case_record, app.case_event',
    );
  } finally {
    client.release();
  }
}

async function addVerifiers({ store }: BenchStack): Promise<void> {
  await inTransaction(store, async (transaction) => {
    for (let number = 1; number <= verifiers; number += 1) {
      const organizationId = toOrganizationId(`authority-${number}`);
      const place = { parentId: toOrganizationId('city'), regionCode: '150100', uscc: null, email: null };
      const body = {
        organizationId,
        name: `榆关市第${number}主管局`,
        kind: 'line-authority',
        ...place,
      } as const;
      await createOrganization(transaction, body, null);
    }
  });
}

/** The same number always gives the same id: 00000000-0000-4000-8000-…, so that rows of several tables meet. */
const ID = "('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
const RECEIVED_AT = "now() - interval '10 days' - n * interval '26 minutes'";
const VERIFIER = `CASE WHEN n % ${verifiers + 1} = 0 THEN 'industry' ELSE 'authority-' || n % ${verifiers + 1} END`;

const RECORDS = `
  INSERT INTO app.case_record (id, kind, number, status, version, state, frame_key, head_hash, opened_at, finished_at)
  SELECT ${ID}, kind, 'TS2016' || lpad(n::text, 7, '0'), 'closed', version, state, frame_key, head_hash, ${RECEIVED_AT},
    ${RECEIVED_AT} + interval '30 days'
  FROM app.case_record, generate_series(1, $2::integer) AS n WHERE id = $1::uuid`;

const COMPLAINTS = `
  INSERT INTO app.complaint (id, number, kind, channel, handling, status, outcome, field, identity, region_code,
    respondent_id, accepting_id, verifying_id, party_ids, respondent_notified, received_at, received_on, amount_fen,
    is_listed, title, narrative, closed_at)
  SELECT ${ID}, 'TS2016' || lpad(n::text, 7, '0'), kind, channel, handling, 'closed', outcome, field, identity,
    region_code, respondent_id, accepting_id, ${VERIFIER}, ARRAY['region', 'city', 'credit', ${VERIFIER}],
    respondent_notified, ${RECEIVED_AT}, (${RECEIVED_AT})::date, n * 100, false,
    '第 ' || n % 4001 || ' 标段' || (ARRAY['工程款', '货款', '奖补资金', '保证金', '征收补偿'])[1 + n % 5] || '逾期未付',
    narrative, ${RECEIVED_AT} + interval '30 days'
  FROM app.complaint, generate_series(1, $2::integer) AS n WHERE id = $1::uuid`;

const DEADLINES = `
  INSERT INTO app.complaint_deadline (complaint_id, duty_id, duty, owner, state, start_on, due_on, due_at, provisional,
    revision)
  SELECT ${ID}, duty_id, duty, owner, CASE state WHEN 'running' THEN 'met' ELSE state END, start_on, due_on, due_at,
    provisional, revision
  FROM app.complaint_deadline, generate_series(1, $2::integer) AS n WHERE complaint_id = $1::uuid`;

const EVENTS = `
  INSERT INTO app.case_event (case_kind, case_id, sequence, type, data, frame_key, texts, actor, command_id, part, occurred_at,
    recorded_at, canonical, hash, previous_hash)
  SELECT case_kind, ${ID}, sequence, type, data, frame_key, texts, actor, command_id, part, occurred_at, recorded_at, canonical,
    hash, previous_hash
  FROM app.case_event, generate_series(1, $2::integer) AS n WHERE case_id = $1::uuid`;

export const archivedCount = archived;
export const archivedWithEvents = withEvents;
/** The id under which the archive's n-th case is stored. */
export const archivedId = (n: number): string =>
  `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
