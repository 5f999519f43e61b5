import type { OfficerId, PlainDate } from '../ids';
import { unless, when } from '../obstacle';
import { officerOf, type Actor, type OfficerActor, type Role } from '../officer';
import { isWithin } from '../organization';
import type { ApprovalStep } from '../policy';
import type { Refusal } from '../refusal';
import { refused } from '../result';
import { relationsOf } from './access';
import { openStep, type ApprovableAct, type ApprovableActType, type PendingApproval } from './approval';
import type { ComplaintState } from './complaint';
import { determinedAlready } from './decide-acceptance';
import { groundObstacle, undetermined } from './decide-determination';
import { lastPublicDay, publicationObstacle, withdrawalObstacle } from './decide-publication';
import { orderObstacle } from './decide-rectification';
import { answerObstacle, demandsIn, happened, type Deciders, type Situation, type Verdict } from './decision';
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
  state: { approval },
  facts,
}: Situation & { facts: { readonly approvalId: string } }): PendingApproval | Refusal {
  return approval?.approvalId === facts.approvalId ? approval : { type: 'approval-unknown' };
}

/** Why what waits, if anything does, does not wait for this signature. */
export function signingObstacle(state: ComplaintState, actor: Actor): Refusal | null {
  const { approval } = state;
  const step = approval === null ? null : openStep(approval);
  if (approval === null || step === null) return { type: 'approval-unknown' };
  if (!mayStillSign(approval, officerOf(actor))) return { type: 'approval-own-proposal' };
  return when(!isTheirStep(state, step, actor), {
    type: 'approval-not-your-step',
    needed: roleOf(state, step),
  });
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
  const isPossible = act.type === 'discontinue' || act.type === 'withdraw-publication';
  return state.suspension !== null && !isPossible
    ? { type: 'already-suspended' }
    : contentObstacle(state, act, on);
}

type ActOf<Type extends ApprovableActType> = Extract<ApprovableAct, { readonly type: Type }>;
type Obstacle<Type extends ApprovableActType> = (
  state: ComplaintState,
  act: ActOf<Type>,
  on: PlainDate,
) => Refusal | null;

const OBSTACLES: { readonly [Type in ApprovableActType]: Obstacle<Type> } = {
  reject: () => null,
  conclude: (state, { items }) =>
    demandsIn(
      state,
      items.map((item) => item.demandId),
      ['open'],
    ) ?? answerObstacle(state),
  'order-rectification': (state, { items }, on) => orderObstacle(state, items, on),
  determine: groundObstacle,
  'revoke-determination': undetermined,
  'publish-determination': publicationObstacle,
  'withdraw-publication': withdrawalObstacle,
  discontinue: determinedAlready,
  'decide-review': (state, { result }) => reviewObstacle(state, result),
};

function contentObstacle<Type extends ApprovableActType>(
  state: ComplaintState,
  act: ActOf<Type>,
  on: PlainDate,
): Refusal | null {
  const obstacles: { readonly [Key in Type]: Obstacle<Key> } = OBSTACLES;
  return obstacles[act.type](state, act, on);
}

type Effect<Type extends ApprovableActType> = (
  act: ActOf<Type>,
  state: ComplaintState,
  approvalId: string,
) => ComplaintData;

const EFFECTS: { readonly [Type in ApprovableActType]: Effect<Type> } = {
  reject: ({ reasonCode }) => ({ type: 'complaint-rejected', reasonCode }),
  conclude: ({ items }) => ({ type: 'demands-concluded', items }),
  'order-rectification': ({ items }) => ({ type: 'rectification-ordered', items }),
  determine: ({ demandIds, ground, excuse }) => ({ type: 'breach-determined', demandIds, ground, excuse }),
  'revoke-determination': () => ({ type: 'determination-revoked' }),
  'publish-determination': ({ secrecy, withholdingGround, redact }, state, publicationId) => ({
    ...{ type: 'publication-decided', publicationId, secrecy, withholdingGround, redact },
    until: secrecy === 'withheld' ? null : lastPublicDay(state),
  }),
  // The last signature takes down what is shown, or confirms that one of the chain has.
  'withdraw-publication': ({ ground }, { publication }) => {
    const publicationId = publication?.publicationId ?? '';
    return publication?.state === 'published'
      ? { type: 'publication-withdrawn', publicationId, ground, confirmed: true }
      : { type: 'withdrawal-confirmed', publicationId };
  },
  discontinue: ({ ground }) => ({ type: 'handling-discontinued', ground }),
  'decide-review': ({ result, reviewer }) => ({ type: 'review-decided', result, reviewer }),
};

/** What an act brings about once its last signature is given. */
export function effectOf(state: ComplaintState, approval: PendingApproval): ComplaintData {
  return happening(state, approval.act, approval.approvalId);
}

function happening<Type extends ApprovableActType>(
  state: ComplaintState,
  act: ActOf<Type>,
  approvalId: string,
): ComplaintData {
  const effects: { readonly [Key in Type]: Effect<Key> } = EFFECTS;
  return effects[act.type](act, state, approvalId);
}
