import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { GENESIS, leafFor, saltTexts } from '../../src/audit/chain';
import { generateLogKey, toSigner, type NoteSigner } from '../../src/audit/signed-note';
import { openDatabase, type Database } from '../../src/store/database';
import { runSequencerOnce } from '../../src/store/sequencer';
import { createTestDatabase, type TestDatabase } from '../support/database';

/** A log with its database, its key and its folder of checkpoints. */
export interface AuditWorld {
  readonly database: TestDatabase;
  /** As the application's role. */
  readonly app: Database;
  readonly signer: NoteSigner;
  readonly anchor: { readonly checkpointDir: string; readonly publicKey: string };
  /** Writes a case with so many events in one transaction, as the recorder does; returns its id. */
  recordCase(events: number): Promise<string>;
  /** Numbers what waits and signs, without the pause between two signatures. */
  sequence(): Promise<number>;
  /** Acts as a superuser for whom no trigger and no foreign key exists. */
  tamper(work: (client: PoolClient) => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

const origin = 'pacta.test/log';
const recordedAt = '2026-03-02T01:00:00.120Z';

export async function openAuditWorld(): Promise<AuditWorld> {
  const database = await createTestDatabase();
  const app = openDatabase({ url: database.url('app'), name: 'audit-test' });
  const key = generateLogKey(origin);
  const signer = toSigner(origin, key.privateKeyPem);
  const checkpointDir = mkdtempSync(join(tmpdir(), 'pacta-checkpoints-'));
  return {
    database,
    app,
    signer,
    anchor: { checkpointDir, publicKey: key.verifierKey },
    recordCase: (events) => recordCase(app, events),
    sequence: () => runSequencerOnce(app.pool, signer, checkpointDir, { signEveryMs: 0 }),
    tamper: (work) => asTamperer(database, work),
    close: async () => {
      await app.close();
      await database.drop();
      rmSync(checkpointDir, { recursive: true });
    },
  };
}

export function anEvent(caseId: string, sequence: number, previousHash: string) {
  const event = {
    caseKind: 'complaint',
    caseId,
    sequence,
    type: 'progress-reported',
    data: { type: 'progress-reported', step: sequence },
    frameKey: null,
    texts: saltTexts({ note: `第 ${sequence} 步，已处理` }),
    actor: { kind: 'officer', officerId: 'o1' },
    commandId: `command-${sequence}`,
    occurredAt: '2026-03-02T01:00:00.000Z',
    recordedAt,
    previousHash,
  };
  return { ...event, ...leafFor(event) };
}

async function recordCase(app: Database, count: number): Promise<string> {
  const caseId = randomUUID();
  const events: ReturnType<typeof anEvent>[] = [];
  for (let sequence = 1; sequence <= count; sequence += 1) {
    events.push(anEvent(caseId, sequence, events.at(-1)?.hash ?? GENESIS));
  }
  const client = await app.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO app.case_record (id, kind, number, status, version, state, head_hash, opened_at)
       VALUES ($1::uuid, 'complaint', $1::text, 'verifying', $2, '{}', $3, $4)`,
      [caseId, count, events.at(-1)?.hash, recordedAt],
    );
    for (const event of events) await insertEvent(client, event);
    await client.query(
      'INSERT INTO app.log_pending (case_id, sequence) SELECT $1::uuid, n FROM generate_series(1, $2::integer) n',
      [caseId, count],
    );
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  return caseId;
}

async function insertEvent(client: PoolClient, event: ReturnType<typeof anEvent>): Promise<void> {
  await client.query(
    `INSERT INTO app.case_event (case_kind, case_id, sequence, type, data, texts, actor, command_id, part,
       occurred_at, recorded_at, canonical, hash, previous_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11, $12, $13)`,
    [
      event.caseKind,
      event.caseId,
      event.sequence,
      event.type,
      event.data,
      event.texts,
      event.actor,
      event.commandId,
      event.occurredAt,
      event.recordedAt,
      event.canonical,
      event.hash,
      event.previousHash,
    ],
  );
}

async function asTamperer(
  database: TestDatabase,
  work: (client: PoolClient) => Promise<unknown>,
): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await work(client);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
