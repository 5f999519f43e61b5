import type { Pool } from 'pg';
import { Client } from 'pg';
import { advance } from '../domain/case-clock';
import type { CaseClock, ClockRefusal, TrainingClock } from '../domain/case-clock';
import type { Instant } from '../domain/ids';
import { accepted } from '../domain/result';
import type { Result } from '../domain/result';

interface ClockRow {
  readonly mode: string;
  readonly anchor_real: Date | null;
  readonly anchor_case: Date | null;
  readonly scale: number | null;
  readonly stops_at: Date | null;
}

const columns = 'mode, anchor_real, anchor_case, scale, stops_at';
const toInstant = (date: Date): Instant => date.toISOString() as Instant;

function toClock(row: ClockRow): CaseClock {
  if (row.mode === 'real') return { mode: 'real' };
  if (row.anchor_real === null || row.anchor_case === null || row.scale === null) {
    throw new Error('训练时钟没有锚点');
  }
  return {
    mode: 'training',
    anchorReal: toInstant(row.anchor_real),
    anchorCase: toInstant(row.anchor_case),
    scale: row.scale,
    ...(row.stops_at === null ? {} : { stopsAt: toInstant(row.stops_at) }),
  };
}

const realInstallations = new WeakSet<Pool>();

/** The clock of this installation. A clock is written once: one that is real stays so, and is not asked for again. */
export async function loadClock(pool: Pool): Promise<CaseClock> {
  if (realInstallations.has(pool)) return { mode: 'real' };
  const { rows } = await pool.query<ClockRow>({
    name: 'load-clock',
    text: `SELECT ${columns} FROM app.case_clock`,
  });
  if (rows[0]?.mode === 'real') realInstallations.add(pool);
  return rows[0] === undefined ? { mode: 'real' } : toClock(rows[0]);
}

/**
 * Sets a training clock forward. The new `to` may depend on case time under the lock, so that two who advance by a
 * duration at once both count.
 */
export async function advanceClock(
  pool: Pool,
  realNow: Instant,
  toFor: (clock: CaseClock) => Instant,
): Promise<Result<TrainingClock, ClockRefusal>> {
  const connection = await pool.connect();
  try {
    await connection.query('BEGIN');
    const { rows } = await connection.query<ClockRow>(`SELECT ${columns} FROM app.case_clock FOR UPDATE`);
    const clock: CaseClock = rows[0] === undefined ? { mode: 'real' } : toClock(rows[0]);
    const advanced = advance(clock, realNow, toFor(clock));
    if (advanced.ok) {
      await connection.query(
        'UPDATE app.case_clock SET anchor_real = $1, anchor_case = $2, updated_at = $1',
        [advanced.value.anchorReal, advanced.value.anchorCase],
      );
    }
    await connection.query('COMMIT');
    return advanced.ok ? accepted(advanced.value) : advanced;
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    connection.release();
  }
}

/**
 * Writes the clock of a new installation, once; afterwards answers with the one that stands, whatever is wanted.
 * @param migratorUrl only the owner may write this row.
 */
export async function writeClockOnce(migratorUrl: string, wanted: CaseClock): Promise<CaseClock> {
  const client = new Client({ connectionString: migratorUrl, application_name: 'pacta-clock' });
  await client.connect();
  try {
    await client.query('SET ROLE pacta_owner');
    const values =
      wanted.mode === 'real'
        ? ['real', null, null, null, null]
        : ['training', wanted.anchorReal, wanted.anchorCase, wanted.scale, wanted.stopsAt ?? null];
    await client.query(
      `INSERT INTO app.case_clock (mode, anchor_real, anchor_case, scale, stops_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO NOTHING`,
      values,
    );
    const { rows } = await client.query<ClockRow>(`SELECT ${columns} FROM app.case_clock`);
    return rows[0] === undefined ? { mode: 'real' } : toClock(rows[0]);
  } finally {
    await client.end();
  }
}
