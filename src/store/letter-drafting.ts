import type { CaseEvent } from '../domain/case';
import type { ComplaintState } from '../domain/complaint/complaint';
import type { ComplaintData } from '../domain/complaint/events';
import type { Drafting, HeardDefence } from '../domain/complaint/letter-draft';
import { contestedBody } from '../domain/complaint/review';
import type { CaseId, OrganizationId } from '../domain/ids';
import type { ComplaintChange } from './complaint-change';
import { textsOfCommand } from './command.store';
import { organizationNames } from './names';
import { findReviewBody } from './supervising-body';
import type { Transaction } from './transaction';

/** What the letter of an event is written from: names as they stand, and what people wrote. */
export async function loadDrafting(
  transaction: Transaction,
  { before, after, events, texts }: ComplaintChange,
  event: CaseEvent<ComplaintData>,
): Promise<Drafting> {
  const bodies = [after.respondent, after.accepting, after.verifying].flatMap((body) => body ?? []);
  const superior = NAMING_REVIEW.includes(event.data.type) ? await reviewBodyOf(transaction, after) : null;
  const ids = [...bodies.map((body) => body.organizationId), ...(superior === null ? [] : [superior])];
  const signed = events.some(({ data }) => data.type === 'approval-given') ? before?.approval : null;
  const [names, written, defence] = await Promise.all([
    organizationNames(transaction, ids),
    signed ? textsOfCommand(transaction, after.caseId, signed.approvalId) : texts,
    event.data.type === 'breach-determined' ? loadDefence(transaction, after.caseId) : null,
  ]);
  return {
    state: after,
    event,
    texts: onlyTexts(written),
    name: (id) => (id === undefined ? '' : (names.get(id) ?? '')),
    reviewBody: superior === null ? '上一级机关' : (names.get(superior) ?? '上一级机关'),
    defence,
  };
}

/** Whoever is told one of these may ask for a review, and is told by whom. */
const NAMING_REVIEW: readonly ComplaintData['type'][] = ['breach-determined', 'result-explained'];

/** Named as it would be derived if the review were asked today. */
async function reviewBodyOf(transaction: Transaction, state: ComplaintState): Promise<OrganizationId | null> {
  if (state.reviewer !== null) return state.reviewer.organizationId;
  return findReviewBody(transaction, { contested: contestedBody(state), respondent: state.respondent });
}

const onlyTexts = (written: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(written).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  );

/** What was said against the proposal that now stands; an earlier one that was withdrawn is not spoken of. */
async function loadDefence(transaction: Transaction, caseId: CaseId): Promise<HeardDefence | null> {
  const [row] = await transaction.$queryRaw<readonly { texts: Readonly<Record<string, unknown>> }[]>`
    SELECT c.texts FROM app.case_event e JOIN app.case_command c ON c.id = e.command_id
    WHERE e.case_id = ${caseId}::uuid AND e.type = 'defence-heard' AND e.sequence > (
      SELECT max(sequence) FROM app.case_event WHERE case_id = ${caseId}::uuid AND type = 'determination-proposed')
    ORDER BY e.sequence DESC LIMIT 1`;
  const { record, finding } = onlyTexts(row?.texts ?? {});
  return record === undefined || finding === undefined ? null : { record, finding };
}
