import { createHash, randomUUID } from 'node:crypto';
import type { ComplaintData } from '../domain/complaint/events';
import type { ComplaintState } from '../domain/complaint/complaint';
import { isRespondentOrBelow } from '../domain/complaint/access';
import { receiptDayFor } from '../domain/deadline';
import type { EvidenceLimits } from '../domain/evidence';
import { toCaseId, toDemandId, type Instant, type OrganizationId } from '../domain/ids';
import { toFen } from '../domain/money';
import type { Actor } from '../domain/officer';
import type { OrganizationRef } from '../domain/organization';
import { plainDateAt, yearOf } from '../domain/plain-date';
import { openCases, type CaseOpening } from '../store/case-opening';
import { drawComplaintNumber } from '../store/complaint.store';
import { caseTimeOf } from '../store/event-log';
import { linkEvidence } from '../store/evidence.store';
import { findFiled, insertFiled, type FiledRow, type FilingOrigin } from '../store/filing.store';
import { insertReceipt } from '../store/receipt.store';
import { findCreditOffice } from '../store/supervising-body';
import { inTransaction, type Transaction } from '../store/transaction';
import {
  deriveReceipt,
  insertSealedIdentity,
  receiptKeyIdOf,
  sealIdentity,
  type PublicSealingKeys,
  type ReceiptKeys,
} from '../vault/client';
import type { Filing } from '../wire/complaint-filing.wire';
import type { FieldError } from '../wire/problem.wire';
import type { FactSources } from './complaint-facts';
import { evidenceOf, filingErrors, toIdentity, toTexts, type Filed } from './filing';
import type { IntakeDeps } from './intake-deps';

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

interface Prepared {
  readonly filing: Filing;
  readonly source: FilingSource;
  readonly respondent: OrganizationRef;
  readonly accepting: OrganizationRef;
  readonly receivedAt: Instant;
  readonly recordedAt: Instant;
}

/** While the receiver starts the workflow himself, the relay leaves it alone. */
const startGraceMs = 5_000;

/**
 * Stores a complaint (row, event, sealed identity, receipt's digest, order to start) in one transaction, and answers.
 * Nothing waits for the engine: the relay starts what is not started here. The same filing again is the same answer.
 * @throws the database's error; nothing is stored then.
 */
export async function receiveComplaint(
  deps: FilingDeps,
  filing: Filing,
  source: FilingSource,
): Promise<Filed> {
  const known = await findFiled(deps.database, source.origin);
  if (known !== null) return again(deps, known, source);
  const errors = filingErrors(filing);
  if (errors.length > 0) return { type: 'invalid', errors };
  const prepared = await prepare(deps, filing, source);
  if ('errors' in prepared) return { type: 'invalid', errors: prepared.errors };
  const filed = await inTransaction(deps.database, (transaction) => store(deps, transaction, prepared));
  // Somebody else stored the very same filing a moment ago.
  if (filed === null) {
    const other = await findFiled(deps.database, source.origin);
    if (other === null) throw new Error('a filing was refused as known and is not');
    return again(deps, other, source);
  }
  return filed;
}

function again(deps: FilingDeps, known: FiledRow, { origin }: FilingSource): Filed {
  if (known.bodyHash !== origin.bodyHash) return { type: 'key-reused' };
  const keyId = receiptKeyIdOf(known.receiptDigest);
  const { receipt } = deriveReceipt(deps.receiptKeys, seedOf(origin), keyId);
  return { type: 'already-received', id: known.complaintId, number: known.number, receipt };
}

const seedOf = ({ key, bodyHash }: FilingOrigin): string => `${key}|${bodyHash}`;

async function prepare(
  deps: FilingDeps,
  filing: Filing,
  source: FilingSource,
): Promise<Prepared | { readonly errors: readonly FieldError[] }> {
  const respondent = await deps.sources.organization(filing.respondentOrganizationId);
  const pointer = '#/respondentOrganizationId';
  if (respondent === null) {
    const fix = '从机构目录中选择被投诉的机构（GET /api/v1/organizations）';
    return { errors: [{ pointer, message: '没有这个机构', fix }] };
  }
  if (respondent.status !== 'active') {
    const fix = '请选择承接其职责的机构';
    return { errors: [{ pointer, message: '这个机构已经合并或撤销', fix }] };
  }
  const accepting = await acceptingBody(deps, respondent, source.acceptingId);
  if (accepting === null) {
    const fix = '请向上一级信用牵头部门投诉';
    return { errors: [{ pointer, message: '没有可以受理对该机构投诉的部门', fix }] };
  }
  const recordedAt = await caseTimeOf(deps);
  return { filing, source, respondent, accepting, recordedAt, receivedAt: source.occurredAt ?? recordedAt };
}

/** 回避: a body that is the respondent, or stands below it, does not receive the complaint about it. */
async function acceptingBody(
  deps: FilingDeps,
  respondent: OrganizationRef,
  wanted: OrganizationId | null,
): Promise<OrganizationRef | null> {
  const own = wanted === null ? null : await deps.sources.organization(wanted);
  if (own !== null && !isRespondentOrBelow(own, respondent)) return own;
  const office = await findCreditOffice(deps.database.prisma, respondent.path);
  return office === null ? null : deps.sources.organization(office);
}

async function store(deps: FilingDeps, transaction: Transaction, prepared: Prepared): Promise<Filed | null> {
  const { filing, source, receivedAt } = prepared;
  const id = toCaseId(randomUUID());
  const number = await drawComplaintNumber(transaction, yearOf(plainDateAt(receivedAt)));
  const isNew = await insertFiled(transaction, { ...source.origin, complaintId: id });
  if (!isNew) return null;
  const { receipt, locator, digest } = deriveReceipt(deps.receiptKeys, seedOf(source.origin));
  await openCases(transaction, deps.projections, [await openingOf(deps, prepared, { id, number })]);
  await insertReceipt(transaction, { locator, digest, complaintId: id, party: 'complainant' });
  if (filing.identity.mode !== 'anonymous' || toIdentity(filing).phone !== null) {
    const sealed = sealIdentity(deps.sealingKeys, id, toIdentity(filing));
    await insertSealedIdentity(
      { query: (sql, values) => transaction.$executeRawUnsafe(sql, ...values) },
      sealed,
    );
  }
  const linked = await linkEvidence(
    transaction,
    { caseId: id, evidenceIds: evidenceOf(filing) },
    deps.evidenceLimits,
  );
  if (!linked.ok) throw new EvidenceRefusedError(linked.refusal.type);
  return { type: 'received', id, number, receipt };
}

/** Evidence that was named is gone, too much, or another case's: nothing is stored, the form is corrected. */
export class EvidenceRefusedError extends Error {}

async function openingOf(
  deps: FilingDeps,
  prepared: Prepared,
  { id, number }: { readonly id: ComplaintState['caseId']; readonly number: string },
): Promise<CaseOpening> {
  const { filing, source, respondent, accepting, receivedAt, recordedAt } = prepared;
  const [rules, calendar] = await Promise.all([
    deps.sources.rulesFor(accepting, receivedAt),
    deps.sources.calendarFor(accepting.regionCode, receivedAt),
  ]);
  const received: ComplaintData = {
    type: 'complaint-received',
    caseId: id,
    number,
    kind: filing.kind,
    channel: source.channel,
    handling: source.handling,
    field: filing.field,
    identity: filing.identity.mode,
    hasAgent: filing.identity.agent !== null,
    receivedOn: receiptDayFor(receivedAt, calendar, rules.dayRules),
    regionCode: accepting.regionCode,
    respondent,
    accepting,
    demands: filing.demands.map(({ kind, amountYuan }) => ({
      demandId: toDemandId(randomUUID()),
      kind,
      amountFen: amountYuan === null ? null : toFen(amountYuan),
    })),
    parentId: null,
    listed: source.isListed,
    rules,
    calendar,
  };
  return {
    kind: 'complaint',
    caseId: id,
    number,
    actor: source.actor,
    occurredAt: receivedAt,
    recordedAt,
    data: [received],
    texts: toTexts(filing, source.externalNumber),
    startGraceMs,
  };
}

/** The key of a filing, as it is stored: nobody can send it again from the table. */
export function originOf(scope: string, key: string, bodyHash: string): FilingOrigin {
  return { key: createHash('sha256').update(`${scope}|${key}`).digest('hex'), bodyHash };
}
