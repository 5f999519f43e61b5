import { SEEN_AS, standInFor, type SeenAs } from '../domain/complaint/access';
import type { CaseId } from '../domain/ids';
import { accepted, refused, type Result } from '../domain/result';
import { findReadableParties } from '../store/complaint.store';
import type { Database } from '../store/database';
import type { ComplainantPrincipal, OfficerPrincipal } from './authenticate';
import type { ComplaintView } from './complaint-view';
import { explainRefusal } from './refusal-sentences';
import type { Obstacle } from './problem';
import type { Audit, AuditBy } from './route';

type Looking = OfficerPrincipal | ComplainantPrincipal;

export const SEEN_AS_DESCRIPTION =
  '看得到全案的审核、签发和督查人员可以带 seenAs，看到该当事人看到的样子：只看，不能办理，并单独留痕。当事人此时看不到本件的，同样答 404。';

const SUMMARIES: Readonly<Record<SeenAs, string>> = {
  respondent: '以被投诉主体的视角查看',
  complainant: '以投诉人的视角查看',
};

/** A look through another's eyes is a look of its own in the log. */
export function auditSeenAs(audit: `${string}:${string}`): AuditBy {
  const kindOf = (seenAs: SeenAs): { audit: Audit; summary: string } => ({
    audit: `${audit}-as-${seenAs}`,
    summary: SUMMARIES[seenAs],
  });
  return { parameter: 'seenAs', values: new Map(SEEN_AS.map((seenAs) => [seenAs, kindOf(seenAs)])) };
}

/** Who looks: the caller, or, where a party's eyes were asked for and may be lent, that party. */
export async function throughEyes(
  database: Database,
  caller: Looking,
  id: CaseId,
  seenAs: SeenAs | undefined,
): Promise<Result<Looking, Obstacle>> {
  if (seenAs === undefined) return accepted(caller);
  if (caller.type !== 'officer') return refused({ type: 'not-found' });
  const parties = await findReadableParties(database.prisma, caller.actor, id);
  if (parties === null) return refused({ type: 'not-found' });
  const standIn = standInFor(parties, caller.actor, seenAs);
  if (!standIn.ok) return refused({ type: 'refused', refusal: standIn.refusal });
  const { value: actor } = standIn;
  if (actor.type === 'officer') return accepted({ ...caller, actor });
  const { sessionId, csrfToken } = caller;
  // One receipt opens the complaint and what it was split into.
  return accepted({ type: 'complainant', sessionId, csrfToken, actor, caseId: parties.parentId ?? id });
}

/** The acts are the party's own: whoever only looks finds each closed, and reads why. */
export function withoutActs(view: ComplaintView): ComplaintView {
  const type = 'seen-as-another';
  const reason = { type, sentence: explainRefusal({ type }).sentence };
  const allowedCommands = view.allowedCommands.map((one) => ({ ...one, mayIssue: false, reason }));
  return { ...view, allowedCommands };
}
