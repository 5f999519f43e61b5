import type { OfficerId, PlainDate } from '../ids';
import type { Actor, OfficerActor, Role } from '../officer';
import { isWithin } from '../organization';
import type { ApprovalStep } from '../policy';
import type { Refusal } from '../refusal';
import { refused } from '../result';
import { relationsOf } from './access';
import { openStep, type ApprovableAct, type PendingApproval } from './approval';
import type { ComplaintState } from './complaint';
import { determinedAlready } from './decide-acceptance';
import { groundObstacle } from './decide-determination';
import { lastPublicDay, publicationObstacle } from './decide-publication';
import { orderObstacle } from './decide-rectification';
import {
  answerObstacle,
  demandsIn,
  happened,
  officerOf,
  unless,
  when,
  type Deciders,
  type Situation,
  type Verdict,
} from './decision';
import type { ComplaintData } from './events';
import { bodyOf } from './party';
import { reviewingRole, reviewObstacle } from './review';

/** The chain (承办 → 审核 → 法制审核 → 签发): the last signature makes the act happen, together with itself. */
export const approvalDeciders: Deciders<'approve' | 'return-for-revision'> = {
  approve: (judged) => {
    const found = approvalFor(judged);
    if ('type' in found) return refused(found);
    const given = {
      type: 'approval-given',
      approvalId: found.approvalId,
      officerId: officerOf(judged.actor),
    } as const;
    const isLast = found.signedBy.length + 1 >= found.steps.length;
    return unless(
      [actObstacle(judged.state, found.act, judged.on)],
      isLast ? [given, effectOf(judged.state, found)] : [given],
    );
  },

  'return-for-revision': (judged): Verdict => {
    const found = approvalFor(judged);
    if ('type' in found) return refused(found);
    return happened({ type: 'approval-returned', approvalId: found.approvalId, act: found.act.type });
  },
};

function approvalFor({
  state,
  facts,
  actor,
}: Situation & { facts: { readonly approvalId: string } }): PendingApproval | Refusal {
  const { approval } = state;
  if (approval?.approvalId !== facts.approvalId) return { type: 'approval-unknown' };
  if (!mayStillSign(approval, officerOf(actor))) return { type: 'approval-own-proposal' };
  const step = openStep(approval);
  if (step === null) return { type: 'approval-unknown' };
  if (isTheirStep(state, step, actor)) return approval;
  return { type: 'approval-not-your-step', needed: roleOf(state, step) };
}

/** Whether the step that waits for a signature is this signatory's. */
export function isNextToSign(state: ComplaintState, actor: Actor): boolean {
  const { approval } = state;
  const step = approval === null ? null : openStep(approval);
  return approval !== null && step !== null && isSignatoryOf(state, approval, { step, actor });
}

/** Whether a step after the one that waits is this signatory's: what they gave is early, not wrong. */
export function isLaterToSign(state: ComplaintState, approvalId: string, actor: Actor): boolean {
  const { approval } = state;
  if (approval?.approvalId !== approvalId) return false;
  const later = approval.steps.slice(approval.signedBy.length + 1);
  return later.some((step) => isSignatoryOf(state, approval, { step, actor }));
}

const isSignatoryOf = (
  state: ComplaintState,
  approval: PendingApproval,
  { step, actor }: { readonly step: ApprovalStep; readonly actor: Actor },
): boolean => mayStillSign(approval, officerOf(actor)) && isTheirStep(state, step, actor);

/** Never one pen: who has proposed or signed signs no more. */
function mayStillSign(approval: PendingApproval, officerId: OfficerId | null): boolean {
  if (officerId === null || officerId === approval.proposedBy) return false;
  return !approval.signedBy.includes(officerId);
}

function isTheirStep(state: ComplaintState, step: ApprovalStep, actor: Actor): boolean {
  const signatory = signatoryOf(actor);
  if (signatory?.roles.includes(roleOf(state, step)) !== true) return false;
  const isConcerned = relationsOf(state, { ...signatory, type: 'officer' }).length > 0;
  return isConcerned && signatory.organizationId === bodyOf(state, step.party)?.organizationId;
}

/** Who signs: the officer, or the one that an office's own system names, if the system speaks for their body. */
function signatoryOf(actor: Actor): Omit<OfficerActor, 'type'> | null {
  if (actor.type === 'officer') return actor;
  if (actor.type !== 'office-system' || actor.officer === null) return null;
  const isOurs = isWithin({ path: actor.officer.organizationPath }, actor.organizationId);
  return isOurs ? actor.officer : null;
}

function roleOf(state: ComplaintState, step: ApprovalStep): Role {
  const isReview = step.party === 'reviewing' && state.reviewer !== null;
  return isReview ? reviewingRole(state.reviewer, step.role) : step.role;
}

/** What was proposed must still be lawful on the day it is signed; if it is not, it goes back to its proposer. */
function actObstacle(state: ComplaintState, act: ApprovableAct, on: PlainDate): Refusal | null {
  const isAboutSuspension = act.type === 'discontinue';
  return state.suspension !== null && !isAboutSuspension
    ? { type: 'already-suspended' }
    : contentObstacle(state, act, on);
}

function contentObstacle(state: ComplaintState, act: ApprovableAct, on: PlainDate): Refusal | null {
  switch (act.type) {
    case 'reject':
      return null;
    case 'conclude':
      return (
        demandsIn(
          state,
          act.items.map((item) => item.demandId),
          ['open'],
        ) ?? answerObstacle(state)
      );
    case 'order-rectification':
      return orderObstacle(state, act.items, on);
    case 'determine':
      return groundObstacle(state, act);
    case 'revoke-determination':
      return when(!state.demands.some((demand) => demand.state === 'breach'), {
        type: 'document-not-issued',
      });
    case 'publish-determination':
      return publicationObstacle(state, act, on);
    case 'discontinue':
      return determinedAlready(state);
    case 'decide-review':
      return reviewObstacle(state, act.result);
  }
}

/** What an act brings about once its last signature is given. */
export function effectOf(state: ComplaintState, { approvalId, act }: PendingApproval): ComplaintData {
  switch (act.type) {
    case 'reject':
      return { type: 'complaint-rejected', reasonCode: act.reasonCode };
    case 'conclude':
      return { type: 'demands-concluded', items: act.items };
    case 'order-rectification':
      return { type: 'rectification-ordered', items: act.items };
    case 'determine':
      return {
        type: 'breach-determined',
        demandIds: act.demandIds,
        ground: act.ground,
        excuse: act.excuse,
      };
    case 'revoke-determination':
      return { type: 'determination-revoked' };
    case 'publish-determination':
      return {
        type: 'publication-decided',
        publicationId: approvalId,
        secrecy: act.secrecy,
        withholdingGround: act.withholdingGround,
        redact: act.redact,
        until: act.secrecy === 'withheld' ? null : lastPublicDay(state),
      };
    case 'discontinue':
      return { type: 'handling-discontinued', ground: act.ground };
    case 'decide-review':
      return { type: 'review-decided', result: act.result, reviewer: act.reviewer };
  }
}
