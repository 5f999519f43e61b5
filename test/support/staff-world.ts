import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actorOf, officerIdOf } from '../../prisma/seed/demo-city/officers';
import { generateLogKey, toSigner } from '../../src/audit/signed-note';
import { DEFAULT_EVIDENCE_LIMITS } from '../../src/domain/evidence';
import type { ComplaintFacts } from '../../src/domain/complaint/facts';
import { complaintLaw } from '../../src/domain/complaint/law';
import type { CaseCommand } from '../../src/domain/case';
import type { Typed } from '../../src/domain/recording';
import type { HousekeepingRound } from '../../src/domain/housekeeping';
import type { CaseId, Instant } from '../../src/domain/ids';
import { createDiskStore } from '../../src/files/disk-store';
import { createApp } from '../../src/http/app';
import { createChangeFeed, type ChangeFeed, type ChangeFeedOptions } from '../../src/http/change-feed';
import { hashPassword } from '../../src/http/password';
import { createRoutes, type RouteParts } from '../../src/http/routes';
import { hashToken, newToken } from '../../src/http/token';
import { createVaultClient, VaultUnavailableError } from '../../src/vault/client';
import { createLog } from '../../src/log';
import type { AccessEntry } from '../../src/store/access-log.store';
import { loadPending, storeCommand } from '../../src/store/command.store';
import { findComplaint } from '../../src/store/complaint.store';
import { caseTimeOf, record } from '../../src/store/event-log';
import { inTransaction } from '../../src/store/transaction';
import { openSession } from '../../src/store/session.store';
import { runSequencerOnce } from '../../src/store/sequencer';
import type { QueuePollers } from '../../src/temporal/pollers';
import { testSettings } from '../http/http-world';
import { aPlace, frozenAt, type City } from './demo-city';

/** The demo city behind the real routes, with its people signed in. The engine is away. */
export interface StaffWorld {
  readonly city: City;
  readonly accesses: readonly AccessEntry[];
  readonly feed: ChangeFeed;
  /** Where the API answers, for whoever has no account. */
  readonly url: string;
  /** Who polls the engine's queues; null: the engine does not answer. */
  queues: readonly QueuePollers[] | null;
  /** What the engine knows of the repeating jobs. */
  rounds: readonly HousekeepingRound[];
  tokenOf(username: string): Promise<string>;
  call(username: string, path: string, init?: RequestInit): Promise<Response>;
  get<T>(username: string, path: string): Promise<T>;
  /** Issues a command as the workflow would: stored, decided by the law, recorded. */
  does(username: string, caseId: CaseId, facts: ComplaintFacts): Promise<void>;
  /** Decides what waits for a case: what another case has sent it. */
  hears(caseId: CaseId): Promise<void>;
  /** Lets everything happen that falls due by an instant. */
  waits(caseId: CaseId, until: Instant): Promise<void>;
  /** Numbers what has happened, as the worker does all the time. */
  sequence(): Promise<number>;
  close(): Promise<void>;
}

export const CASE_TIME = '2026-11-22T04:30:00.000Z';

export async function staffWorld(feedOptions: Partial<ChangeFeedOptions> = {}): Promise<StaffWorld> {
  const city = await aPlace(frozenAt(CASE_TIME));
  // Nobody signs in by password here: one hash does for all.
  const hash = hashPassword('从来没有人用这个口令登录');
  await city.found({ hashPassword: () => hash });
  const folder = mkdtempSync(join(tmpdir(), 'pacta-staff-'));
  mkdirSync(join(folder, 'checkpoints'));
  const { database, filing } = city;
  const files = createDiskStore(folder);
  const log = createLog('silent');
  const accesses: AccessEntry[] = [];
  const feed = createChangeFeed({ database, log }, feedOptions);
  const state: Pick<StaffWorld, 'queues' | 'rounds'> = { queues: [], rounds: [] };
  const away = (): Promise<never> => Promise.reject(new VaultUnavailableError('the vault is away'));
  const parts: Partial<RouteParts> = {
    filing,
    evidence: {
      ...{ database, files, limits: DEFAULT_EVIDENCE_LIMITS, now: () => caseTimeOf(filing) },
      mayReadEvidence: () => Promise.resolve(false),
      findReadableEvidence: () => Promise.resolve(null),
    },
    operations: { ...filing, engineUrl: null },
    changes: feed,
    reveals: { database, vault: { ...createVaultClient(''), duplicatesOf: away } },
    health: {
      database,
      files,
      vault: { health: away, doctor: away },
      queuePollers: () =>
        state.queues === null
          ? Promise.reject(new Error('the engine is away'))
          : Promise.resolve(state.queues),
      housekeepingRounds: () => Promise.resolve(state.rounds),
    },
  };
  // Nouns that these tests do not ask need no parts.
  const routes = createRoutes({ letters: {}, ...parts } as RouteParts);
  const http = {
    ...{ database, log, readiness: [], settings: testSettings },
    recordAccess: (entry: AccessEntry) => Promise.resolve(void accesses.push(entry)),
  };
  const server: Server = createApp(http, routes).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  const tokens = new Map<string, Promise<string>>();
  const signIn = async (username: string): Promise<string> => {
    const token = newToken();
    await openSession(database, hashToken(token), { subject: 'officer', officerId: officerIdOf(username) });
    return token;
  };
  const tokenOf: StaffWorld['tokenOf'] = (username) => {
    const token = tokens.get(username) ?? signIn(username);
    tokens.set(username, token);
    return token;
  };
  const call: StaffWorld['call'] = async (username, path, init = {}) =>
    fetch(`${base}${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${await tokenOf(username)}`,
        ...Object.fromEntries(new Headers(init.headers)),
      },
    });
  const signer = toSigner('pacta.test/log', generateLogKey('pacta.test/log').privateKeyPem);
  return Object.assign(state, {
    ...{ city, accesses, feed, url: base, tokenOf, call },
    does: (username: string, caseId: CaseId, facts: ComplaintFacts) => does(city, username, caseId, facts),
    hears: (caseId: CaseId) => hears(city, caseId),
    waits: (caseId: CaseId, until: Instant) => waits(city, caseId, until),
    get: async <T>(username: string, path: string): Promise<T> => {
      const response = await call(username, path);
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    sequence: () => runSequencerOnce(database.pool, signer, join(folder, 'checkpoints')),
    close: async () => {
      feed.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await city.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

async function does(
  { filing }: City,
  username: string,
  caseId: CaseId,
  facts: ComplaintFacts,
): Promise<void> {
  const [receivedAt, actor] = [CASE_TIME as Instant, actorOf(username)];
  const about = { caseKind: 'complaint', caseId, actor, type: facts.type, facts, texts: {} } as const;
  const stored = await storeCommand(
    filing.database,
    { ...about, idempotencyKey: randomUUID(), receivedAt },
    { deliveredAs: 'signal', graceMs: 60_000 },
  );
  if (stored.outcome === 'key-reused') throw new Error('the key was new');
  await judge(filing, caseId, stored.command);
}

async function hears({ filing }: City, caseId: CaseId): Promise<void> {
  const waiting = await inTransaction(filing.database, (transaction) =>
    loadPending(transaction, caseId, null),
  );
  for (const command of waiting) await judge(filing, caseId, command);
}

async function waits({ filing }: City, caseId: CaseId, until: Instant): Promise<void> {
  for (;;) {
    const state = (await findComplaint(filing.database.prisma, caseId))?.state;
    const due = state === undefined ? null : complaintLaw.fallDue(state, until);
    if (state === undefined || due === null) return;
    const decision = { type: 'events', events: due.events, occurredAt: due.at } as const;
    const step = { kind: 'complaint', caseId, epoch: 1, sequence: state.sequence + 1 } as const;
    await record(filing, { ...step, command: null, decision });
  }
}

async function judge(
  filing: City['filing'],
  caseId: CaseId,
  { commandId, actor, receivedAt, facts: stored }: CaseCommand<Typed>,
): Promise<void> {
  const found = await findComplaint(filing.database.prisma, caseId);
  if (found === null) throw new Error(`${caseId} is not in the city`);
  // Stored by the receivers of complaints' commands.
  const facts = stored as ComplaintFacts;
  const verdict = complaintLaw.decide(found.state, { commandId, actor, receivedAt, facts });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.refusal));
  const outcome = await record(filing, {
    ...{ kind: 'complaint', caseId, epoch: 1, sequence: found.state.sequence + 1 },
    command: { commandId, receivedAt },
    decision: { type: 'events', events: verdict.value, occurredAt: receivedAt },
  });
  if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
}
