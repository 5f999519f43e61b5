import { mayRead, seesWhole } from '../domain/complaint/access';
import type { Evidence } from '../domain/evidence';
import type { CaseId } from '../domain/ids';
import { isForComplainant, type Letter } from '../store/letter.store';
import { findComplaint } from '../store/complaint.store';
import { findReadableCommitment } from '../store/commitment.store';
import { findReadableContract } from '../store/contract.store';
import { loadEvidence } from '../store/evidence.store';
import type { Database } from '../store/database';
import type { Principal } from './authenticate';

/** One receipt opens the complaint and each case that it was split into (主办/协办). */
export function receiptOpens(
  { caseId }: Pick<Extract<Principal, { type: 'complainant' }>, 'caseId'>,
  about: { readonly id: string; readonly parentId: string | null },
): boolean {
  return about.id === caseId || about.parentId === caseId;
}

type Reading = 'nothing' | 'as-complainant' | 'as-respondent' | 'everything';

/** How much of one case somebody sees: the accused side only what was meant for it or came from it. */
async function readingOf(database: Database, principal: Principal, caseId: CaseId): Promise<Reading> {
  if (principal.type !== 'officer' && principal.type !== 'complainant') return 'nothing';
  const found = await findComplaint(database.prisma, caseId);
  if (found === null) return readingOfContract(database, principal, caseId);
  if (principal.type === 'complainant') {
    const { parentId } = found.state;
    return receiptOpens(principal, { id: caseId, parentId }) ? 'as-complainant' : 'nothing';
  }
  if (!mayRead(found.state, principal.actor)) return 'nothing';
  return seesWhole(found.state, principal.actor) ? 'everything' : 'as-respondent';
}

/** Whoever may read a contract or a commitment reads all of it. */
async function readingOfContract(database: Database, principal: Principal, caseId: CaseId): Promise<Reading> {
  if (principal.type !== 'officer') return 'nothing';
  const found = await findReadableContract(database.prisma, principal.actor, caseId);
  if (found !== null) return 'everything';
  const commitment = await findReadableCommitment(database.prisma, principal.actor, caseId);
  return commitment === null ? 'nothing' : 'everything';
}

/** Whether somebody may fetch a piece of evidence that belongs to a case. */
export async function mayReadEvidence(
  database: Database,
  principal: Principal,
  evidence: Evidence,
): Promise<boolean> {
  if (evidence.caseId === null) return false;
  return shows(await readingOf(database, principal, evidence.caseId), principal, evidence);
}

/** The evidence of a case that somebody may fetch, in the order of receipt; null when the case is none of theirs. */
export async function findReadableEvidence(
  database: Database,
  principal: Principal,
  caseId: CaseId,
): Promise<readonly Evidence[] | null> {
  const reading = await readingOf(database, principal, caseId);
  if (reading === 'nothing') return null;
  const held = await loadEvidence(database.prisma, caseId);
  return held.filter((evidence) => shows(reading, principal, evidence));
}

function shows(reading: Reading, principal: Principal, { uploadedBy }: Evidence): boolean {
  switch (reading) {
    case 'everything':
      return true;
    case 'as-complainant':
      return uploadedBy.type === 'complainant' || uploadedBy.type === 'anonymous';
    case 'as-respondent':
      return (
        uploadedBy.type === 'officer' &&
        principal.type === 'officer' &&
        uploadedBy.organizationId === principal.actor.organizationId
      );
    case 'nothing':
      return false;
  }
}

/** Whether somebody may fetch a letter: whom it was written to or served on, and whoever sees the whole case. */
export async function mayReadLetter(
  database: Database,
  principal: Principal,
  letter: Letter,
): Promise<boolean> {
  if (principal.type === 'complainant') {
    return isForComplainant(database.prisma, letter.letterId, principal.caseId);
  }
  switch (await readingOf(database, principal, letter.caseId)) {
    case 'everything':
      return true;
    case 'as-respondent':
      return letter.addresseeParty === 'respondent';
    case 'as-complainant':
    case 'nothing':
      return false;
  }
}
