import { createHash, randomUUID } from 'node:crypto';
import type { ComplaintState } from '../domain/complaint/complaint';
import type { EvidenceLimits } from '../domain/evidence';
import { toCaseId, type CaseId, type Instant, type OrganizationId } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { plainDateAt, yearOf } from '../domain/plain-date';
import { openCases } from '../store/case-opening';
import { drawComplaintNumbers } from '../store/complaint.store';
import { caseTimeOf } from '../store/event-log';
import { linkEvidence } from '../store/evidence.store';
import { findAllFiled, insertFiled, type FiledRow, type FilingOrigin } from '../store/filing.store';
import { insertReceipts } from '../store/receipt.store';
import { inTransaction, type StepTransaction, type Transaction } from '../store/transaction';
import {
  insertSealedIdentities,
  sealIdentity,
  type PublicSealingKeys,
  type ReceiptKeys,
} from '../vault/client';
import type { Filing } from '../wire/complaint-filing.wire';
import type { FactSources } from './complaint-facts';
import { evidenceOf, filingErrors, toIdentity, type Filed } from './filing';
import { issueReceipts, receiptRows, receiptsAgain, shown, type IssuedReceipts } from './filing-receipts';
import type { IntakeDeps } from './intake-deps';
import {
  openingFor,
  prepareFiling,
  remembering,
  type PreparedFiling,
  type Submission,
} from './prepare-filing';
import { inParallel } from './relay';

export interface FilingDeps extends IntakeDeps {
  readonly sources: FactSources;
  readonly sealingKeys: PublicSealingKeys;
  readonly receiptKeys: ReceiptKeys;
  readonly evidenceLimits: EvidenceLimits;
}

/** Through which door a complaint came, and when. */
export interface FilingSource {
  readonly channel: ComplaintState['channel'];
  readonly actor: Actor;
  /** The body that received it; null for the public column, whose credit office is derived. */
  readonly acceptingId: OrganizationId | null;
  readonly handling: ComplaintState['handling'];
  readonly isListed: boolean;
  readonly externalNumber: string | null;
  /** Null: now. */
  readonly occurredAt: Instant | null;
  /** What makes the same filing the same: the sender's key, or a channel's own number. */
  readonly origin: FilingOrigin;
}

/** So many cases are stored together: enough to spare round trips, few enough to be one short transaction. */
const storedAtOnce = 25;
/** While the database writes one group, the next is made ready. */
const transactionsAtOnce = 2;

/**
 * Stores a complaint (row, event, sealed identity, receipt's digest, order to start) in one transaction, and answers.
 * Nothing waits for the engine: the relay starts what is not started here. The same filing again is the same answer.
 * @throws EvidenceRefusedError, and the database's error; nothing is stored then.
 */
export async function receiveComplaint(
  deps: FilingDeps,
  filing: Filing,
  source: FilingSource,
): Promise<Filed> {
  const [filed] = await receiveComplaints(deps, [{ filing, source }]);
  if (filed === undefined) throw new Error('a filing was not answered');
  return filed;
}

/**
 * The same for filings that come together, in few transactions: what one of them holds has been stored whole, or not at
 * all. Each has its own answer, in the order of the filings.
 * @throws as one filing does; earlier ones may be stored then, and are known when all are sent again.
 */
export async function receiveComplaints(
  deps: FilingDeps,
  submissions: readonly Submission[],
): Promise<readonly Filed[]> {
  const delivery: FilingDeps = { ...deps, sources: remembering(deps.sources) };
  const known = await findAllFiled(deps.database, submissions.map(keyOf));
  const answers = new Map<Submission, Filed>();
  const fresh = new Map<string, PreparedFiling>();
  const recordedAt = await caseTimeOf(deps);
  for (const submission of submissions) {
    if (known.has(keyOf(submission)) || fresh.has(keyOf(submission))) continue;
    const judged = await judge(delivery, submission, recordedAt);
    if ('errors' in judged) answers.set(submission, { type: 'invalid', errors: judged.errors });
    else fresh.set(keyOf(submission), judged);
  }
  const stored = await storeAll(delivery, [...fresh.values()]);
  for (const [key, filed] of stored) {
    const first = submissions.find((submission) => keyOf(submission) === key);
    if (first !== undefined) answers.set(first, filed);
  }
  return answerAll(deps, submissions, answers);
}

const keyOf = ({ source }: Submission): string => source.origin.key;

async function judge(
  deps: FilingDeps,
  submission: Submission,
  recordedAt: Instant,
): ReturnType<typeof prepareFiling> {
  const errors = filingErrors(submission.filing);
  return errors.length > 0 ? { errors } : prepareFiling(deps, submission, recordedAt);
}

/** What was neither stored nor refused now was stored before, perhaps a moment ago by somebody else. */
async function answerAll(
  deps: FilingDeps,
  submissions: readonly Submission[],
  answers: ReadonlyMap<Submission, Filed>,
): Promise<readonly Filed[]> {
  const repeated = submissions.filter((submission) => !answers.has(submission));
  const known = repeated.length === 0 ? null : await findAllFiled(deps.database, repeated.map(keyOf));
  return submissions.map((submission) => {
    const answer = answers.get(submission);
    if (answer !== undefined) return answer;
    const row = known?.get(keyOf(submission));
    if (row === undefined) throw new Error('a filing was refused as known and is not');
    return again(deps, row, submission.source);
  });
}

function again(deps: FilingDeps, known: FiledRow, { origin }: FilingSource): Filed {
  if (known.bodyHash !== origin.bodyHash) return { type: 'key-reused' };
  const { complaintId: id, number } = known;
  return { type: 'already-received', id, number, ...receiptsAgain(deps.receiptKeys, origin, known) };
}

/** @returns what was stored now, by its key. */
async function storeAll(
  deps: FilingDeps,
  filings: readonly PreparedFiling[],
): Promise<ReadonlyMap<string, Filed>> {
  const stored = new Map<string, Filed>();
  const groups = Array.from({ length: Math.ceil(filings.length / storedAtOnce) }, (_, index) =>
    filings.slice(index * storedAtOnce, (index + 1) * storedAtOnce),
  );
  await inParallel(groups, transactionsAtOnce, async (together) => {
    const filed = await inTransaction(deps.database, (transaction) => store(deps, transaction, together));
    for (const [key, answer] of filed) stored.set(key, answer);
  });
  return stored;
}

interface Storing {
  readonly prepared: PreparedFiling;
  readonly id: CaseId;
  readonly number: string;
  readonly issued: IssuedReceipts;
}

async function store(
  deps: FilingDeps,
  transaction: StepTransaction,
  filings: readonly PreparedFiling[],
): Promise<readonly (readonly [string, Filed])[]> {
  const years = filings.map(({ receivedAt }) => yearOf(plainDateAt(receivedAt)));
  const numbers = await drawComplaintNumbers(transaction, years);
  const all = filings.map((prepared, index): Storing => ({
    prepared,
    id: toCaseId(randomUUID()),
    number: numbers[index] ?? '',
    issued: issueReceipts(deps.receiptKeys, prepared.source.origin, toIdentity(prepared.filing).agent),
  }));
  const free = await insertFiled(
    transaction,
    all.map(({ prepared, id }) => ({ ...prepared.source.origin, complaintId: id })),
  );
  const storing = all.filter(({ prepared }) => free.has(keyOf(prepared)));
  if (storing.length === 0) return [];
  const openings = storing.map((one) => openingFor(one.prepared, one));
  await openCases(transaction, deps.projections, openings);
  await storeReceipts(transaction, storing);
  await sealAll(deps, transaction, storing);
  for (const one of storing) await link(deps, transaction, one);
  return storing.map(({ prepared, id, number, issued }) => [
    keyOf(prepared),
    { type: 'received', id, number, ...shown(issued) },
  ]);
}

function storeReceipts(transaction: Transaction, storing: readonly Storing[]): Promise<void> {
  const receipts = storing.flatMap(({ id, issued, prepared: { filing } }) =>
    // Without a mandate there is no agent's receipt; general is the least it could say.
    receiptRows(id, issued, { authority: filing.identity.agent?.mandate.authority ?? 'general' }),
  );
  return insertReceipts(transaction, receipts);
}

function sealAll(deps: FilingDeps, transaction: Transaction, storing: readonly Storing[]): Promise<void> {
  const sealed = storing.flatMap(({ prepared: { filing }, id }) => {
    const identity = toIdentity(filing);
    const isEmpty = filing.identity.mode === 'anonymous' && identity.phone === null;
    return isEmpty ? [] : [sealIdentity(deps.sealingKeys, id, identity)];
  });
  const writer = {
    query: (sql: string, values: unknown[]) => transaction.$executeRawUnsafe(sql, ...values),
  };
  return insertSealedIdentities(writer, sealed);
}

async function link(deps: FilingDeps, transaction: Transaction, { id, prepared }: Storing): Promise<void> {
  const wanted = { caseId: id, evidenceIds: evidenceOf(prepared.filing) };
  const linked = await linkEvidence(transaction, wanted, deps.evidenceLimits);
  if (!linked.ok) throw new EvidenceRefusedError(linked.refusal.type);
}

/** Evidence that was named is gone, too much, or another case's: nothing is stored, the form is corrected. */
export class EvidenceRefusedError extends Error {}

/** The key of a filing, as it is stored: nobody can send it again from the table. */
export function originOf(scope: string, key: string, bodyHash: string): FilingOrigin {
  return { key: createHash('sha256').update(`${scope}|${key}`).digest('hex'), bodyHash };
}
