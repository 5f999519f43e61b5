import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_EVIDENCE_LIMITS } from '../../src/domain/evidence';
import type { EvidenceLimits } from '../../src/domain/evidence';
import { toCaseId, toEvidenceId } from '../../src/domain/ids';
import type { CaseId, Instant, OfficerId } from '../../src/domain/ids';
import { createDiskStore } from '../../src/files/disk-store';
import { createApp } from '../../src/http/app';
import { evidenceRoutes } from '../../src/http/evidence.routes';
import type { EvidenceDeps } from '../../src/http/evidence.routes';
import { letterRoutes } from '../../src/http/letter.routes';
import { uploadRoutes } from '../../src/http/upload.routes';
import { hashToken, newToken } from '../../src/http/token';
import { createLog } from '../../src/log';
import type { AccessEntry } from '../../src/store/access-log.store';
import { openDatabase } from '../../src/store/database';
import type { Database } from '../../src/store/database';
import { linkEvidence, loadEvidence } from '../../src/store/evidence.store';
import { openSession } from '../../src/store/session.store';
import type { EvidenceDocument } from '../../src/wire/evidence.wire';
import { bodiesIn } from '../support/bodies';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { sampleOf } from '../support/sample-files';
import { testSettings } from './http-world';

export const limits: EvidenceLimits = {
  ...DEFAULT_EVIDENCE_LIMITS,
  fileBytes: 200_000,
  filesPerCase: 3,
  caseBytes: 300_000,
};
export const receivedAt = '2026-11-23T01:30:00.000Z' as Instant;
export const pdf = Buffer.concat([sampleOf('application/pdf'), Buffer.alloc(50_000, 'x')]);

export interface Sent {
  readonly bytes?: Buffer;
  readonly name?: string;
  readonly token?: string;
  readonly key?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly fileField?: string;
}

/** One process that answers, on a port of its own. */
export interface Api {
  readonly port: number;
  readonly base: string;
  readonly close: () => Promise<void>;
}

/** The real app with files in a folder and two officers signed in. */
export interface FileWorld {
  readonly test: TestDatabase;
  readonly database: Database;
  readonly deps: EvidenceDeps;
  readonly base: string;
  readonly port: number;
  readonly officer: string;
  readonly colleague: string;
  readonly colleagueId: OfficerId;
  /** What officers may read, by id; a complainant reads what belongs to the case. */
  readonly readable: Set<string>;
  readonly accesses: AccessEntry[];
  signIn(opened: Parameters<typeof openSession>[2]): Promise<string>;
  complainant(caseId: CaseId): Promise<string>;
  upload(sent?: Sent): Promise<Response>;
  uploaded(sent?: Sent): Promise<EvidenceDocument>;
  linked(caseId: CaseId, sent?: Sent): Promise<EvidenceDocument>;
  fetchAs(path: string, token: string): Promise<Response>;
  keptFiles(): number;
  /** A second one over the same store and the same files. */
  readonly anotherApi: () => Promise<Api>;
  close(): Promise<void>;
}

export const aCase = (): CaseId => toCaseId(randomUUID());

export const problemOf = async (response: Response): Promise<{ readonly detail: string }> =>
  (await response.json()) as { readonly detail: string };

function formOf(sent: Sent): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(sent.fields ?? {})) form.append(name, value);
  form.append(sent.fileField ?? 'file', new Blob([sent.bytes ?? pdf]), sent.name ?? '合同.pdf');
  return form;
}

export async function createFileWorld(): Promise<FileWorld> {
  const test = await createTestDatabase();
  const database = openDatabase({ url: test.url('app'), name: 'file-test' });
  const folder = mkdtempSync(join(tmpdir(), 'pacta-files-'));
  const readable = new Set<string>();
  const accesses: AccessEntry[] = [];
  const files = createDiskStore(folder);
  const deps: EvidenceDeps = {
    ...{ database, files, limits, now: () => Promise.resolve(receivedAt) },
    mayReadEvidence: (principal, { caseId, evidenceId }) =>
      Promise.resolve(
        principal.type === 'complainant' ? principal.caseId === caseId : readable.has(evidenceId),
      ),
    findReadableEvidence: async (principal, caseId) => {
      const held = await loadEvidence(database.prisma, caseId);
      const mine = held.filter(({ evidenceId }) => readable.has(evidenceId));
      return principal.type === 'complainant' && principal.caseId !== caseId ? null : mine;
    },
  };
  const letters = letterRoutes({
    ...{ database, files },
    mayReadLetter: (principal, { caseId, letterId }) =>
      Promise.resolve(
        principal.type === 'complainant' ? principal.caseId === caseId : readable.has(letterId),
      ),
  });
  const http = {
    ...{ database, log: createLog('silent'), readiness: [], settings: testSettings },
    recordAccess: (entry: AccessEntry) => Promise.resolve(void accesses.push(entry)),
  };
  const anotherApi: FileWorld['anotherApi'] = async () => {
    const app = createApp(http, [...evidenceRoutes(deps), ...uploadRoutes(deps), ...letters]);
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
    return { port, base: `http://127.0.0.1:${port}/api/v1`, close };
  };
  const { port, base, close: closeApi } = await anotherApi();
  const bodies = bodiesIn(test, database);
  const body = await bodies.body('青河市发展和改革委员会', 'credit-office');
  const signIn: FileWorld['signIn'] = async (opened) => {
    const token = newToken();
    await openSession(database, hashToken(token), opened);
    return token;
  };
  const officerId = await bodies.officer(body, 'a@body.example', 'case-handler');
  const colleagueId = await bodies.officer(body, 'b@body.example', 'case-handler');
  const upload: FileWorld['upload'] = (sent = {}) => {
    const headers = { 'Idempotency-Key': sent.key ?? randomUUID() };
    const signedIn = sent.token === undefined ? {} : { Authorization: `Bearer ${sent.token}` };
    return fetch(`${base}/evidence`, {
      ...{ method: 'POST', body: formOf(sent), headers: { ...headers, ...signedIn } },
    });
  };
  const uploaded: FileWorld['uploaded'] = async (sent) => {
    const response = await upload(sent);
    if (response.status !== 201) throw new Error(await response.text());
    return (await response.json()) as EvidenceDocument;
  };
  return {
    ...{ test, database, deps, base, port, readable, accesses, signIn, upload, uploaded },
    ...{ anotherApi, colleagueId },
    officer: await signIn({ subject: 'officer', officerId }),
    colleague: await signIn({ subject: 'officer', officerId: colleagueId }),
    complainant: (caseId) =>
      signIn({ subject: 'complainant', caseId, party: 'complainant', authority: 'special' }),
    linked: async (caseId, sent) => {
      const evidence = await uploaded(sent);
      const wanted = { caseId, evidenceIds: [toEvidenceId(evidence.id)] };
      const result = await linkEvidence(database.prisma, wanted, limits);
      if (!result.ok) throw new Error(result.refusal.type);
      return evidence;
    },
    fetchAs: (path, token) => fetch(`${base}${path}`, { headers: { Authorization: `Bearer ${token}` } }),
    keptFiles: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length,
    close: async () => {
      await closeApi();
      await database.close();
      await test.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
