import type { BenchStack } from './bench-stack';

/** What waits for the one office. */
export const CROWD = 100_000;

/**
 * Gives the office of a received case a hundred thousand more of it: numbers, titles, fields and days of their own, a
 * tenth of them overdue, one in two hundred urged. The engine has no part in them.
 */
export async function crowdInbox(stack: BenchStack, modelId: string): Promise<void> {
  const client = await stack.admin.pool.connect();
  try {
    // Longer than any statement of the product may take.
    await client.query('SET statement_timeout = 0');
    for (const statement of [RECORDS, COMPLAINTS, DEADLINES]) await client.query(statement, [modelId, CROWD]);
    await client.query(URGED, [modelId, CROWD]);
    await client.query(
      'VACUUM (ANALYZE) app.complaint, app.complaint_deadline, app.case_record, app.case_event',
    );
  } finally {
    client.release();
  }
}

/** Beside those of the archive: 00000000-0000-4000-9000-…, the same for the same number in every table. */
const ID = "('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0'))::uuid";
const NUMBER = "'TS2017' || lpad(n::text, 7, '0')";
const RECEIVED_AT = "now() - interval '12 days' + n * interval '10 seconds'";
/** Eight hundred fall due on each of 120 days, as days do at their end; twelve of the days are over. */
const DUE_ON = 'current_date + (n % 120 - 12)';

const RECORDS = `
  INSERT INTO app.case_record (id, kind, number, status, version, state, frame_key, head_hash, opened_at, finished_at)
  SELECT ${ID}, kind, ${NUMBER}, status, version, state, frame_key, head_hash, ${RECEIVED_AT}, ${RECEIVED_AT}
  FROM app.case_record, generate_series(1, $2::integer) AS n WHERE id = $1::uuid`;

const COMPLAINTS = `
  INSERT INTO app.complaint (id, number, kind, channel, handling, status, field, identity, region_code, respondent_id,
    accepting_id, party_ids, respondent_notified, received_at, received_on, amount_fen, is_listed, title, narrative)
  SELECT ${ID}, ${NUMBER}, kind, channel, handling, CASE WHEN n % 3 = 0 THEN 'accepted' ELSE status END,
    (ARRAY[field, 'government-procurement', 'investment-promotion', 'government-investment'])[1 + n % 4], identity,
    region_code, respondent_id, accepting_id, party_ids, respondent_notified, ${RECEIVED_AT}, (${RECEIVED_AT})::date,
    n * 100, n % 997 = 0,
    '第 ' || n % 4001 || ' 标段' || (ARRAY['工程款', '货款', '奖补资金', '保证金', '征收补偿'])[1 + n % 5] || '逾期未付',
    narrative
  FROM app.complaint, generate_series(1, $2::integer) AS n WHERE id = $1::uuid`;

const DEADLINES = `
  INSERT INTO app.complaint_deadline (complaint_id, duty_id, duty, owner, owner_id, state, start_on, due_on, due_at,
    provisional, revision, rung, started_at)
  SELECT ${ID}, duty_id, duty, owner, owner_id, state, start_on, ${DUE_ON},
    (${DUE_ON} + 1)::timestamp AT TIME ZONE 'Asia/Shanghai', provisional, revision,
    CASE WHEN n % 120 < 12 THEN 'overdue-1' END, started_at
  FROM app.complaint_deadline, generate_series(1, $2::integer) AS n
  WHERE complaint_id = $1::uuid AND state = 'running'`;

const URGED = `
  INSERT INTO app.case_event (case_kind, case_id, sequence, type, data, texts, actor, command_id, part, occurred_at,
    recorded_at, canonical, hash, previous_hash)
  SELECT case_kind, ${ID}, sequence, 'urged', data, texts, actor, command_id, part, occurred_at, recorded_at, canonical,
    hash, previous_hash
  FROM app.case_event, generate_series(200, $2::integer, 200) AS n WHERE case_id = $1::uuid AND sequence = 1`;
