import { findDuty } from '../duty';
import type { Instant } from '../ids';
import { unless, when } from '../obstacle';
import type { Actor } from '../officer';
import type { OrganizationRef } from '../organization';
import type { Refusal } from '../refusal';
import { refused } from '../result';
import { isCompetentVerifier, isRespondentOrBelow, relationsOf, type Relation } from './access';
import { DEMAND_STATES, type ComplaintOutcome, type ComplaintState } from './complaint';
import { happened, propose, type Deciders } from './decision';

/** The accepting department (受理部门): from receipt to the transfer, and what it settles beside it. */
export const acceptanceDeciders: Deciders<
  | 'request-supplement'
  | 'accept'
  | 'reject'
  | 'transfer'
  | 'assign'
  | 'redirect'
  | 'split-by-respondent'
  | 'correct-clerical'
  | 'confirm-settlement'
  | 'record-instalment'
  | 'record-follow-up'
  | 'hand-over-for-recusal'
> = {
  'request-supplement': ({ state, facts, at }) =>
    unless(
      [when(isPast(state, intakeDutyOf(state), at), { type: 'supplement-limit-passed' })],
      [{ type: 'supplement-requested', itemCodes: facts.itemCodes }],
    ),

  accept: () => happened({ type: 'complaint-accepted' }),

  reject: (judged) => {
    const known = judged.state.rules.rejectReasons.map((reason) => reason.code);
    const { reasonCode } = judged.facts;
    if (!known.includes(reasonCode)) return refused({ type: 'reject-reason-unknown', known });
    return propose(judged, { type: 'reject', reasonCode });
  },

  transfer: ({ state, facts }) =>
    unless(
      [verifierObstacle(state, facts.verifying)],
      [{ type: 'complaint-transferred', verifying: facts.verifying, again: state.returnedOnce }],
    ),

  assign: ({ state, facts, actor }) =>
    unless(
      [when(!standsAs(state, actor, [facts.party]), { type: 'actor-not-concerned' })],
      [{ type: 'officer-assigned', party: facts.party, officerId: facts.officerId }],
    ),

  redirect: ({ state, facts }) =>
    unless(
      [
        when(facts.accepting.organizationId === state.accepting.organizationId, { type: 'target-is-same' }),
        when(facts.accepting.status !== 'active', { type: 'organization-not-active' }),
        when(isRespondentOrBelow(facts.accepting, state.respondent), { type: 'verifier-is-respondent' }),
      ],
      [
        {
          type: 'complaint-redirected',
          accepting: facts.accepting,
          rules: facts.rules,
          calendar: facts.calendar,
        },
      ],
    ),

  'split-by-respondent': ({ facts }) => {
    const bodies = facts.children.map((child) => child.respondent.organizationId);
    const leads = facts.children.filter((child) => child.part === 'lead');
    return unless(
      [
        when(bodies.length < 2, { type: 'too-few-respondents' }),
        when(new Set(bodies).size !== bodies.length, { type: 'respondent-already-named' }),
        when(
          facts.children.some((child) => child.respondent.status !== 'active'),
          { type: 'organization-not-active' },
        ),
        when(leads.length !== 1, { type: 'lead-not-single' }),
      ],
      [{ type: 'complaint-split', children: facts.children }],
    );
  },

  'correct-clerical': ({ state, facts }) => {
    const { demandId, amountFen, respondent } = facts;
    const known = demandId === null || state.demands.some((demand) => demand.demandId === demandId);
    return unless(
      [
        when(!known, { type: 'demand-unknown' }),
        when(respondent !== null && state.verifying !== null, {
          type: 'case-not-in-status',
          status: state.status,
          allowed: [],
        }),
        when(respondent !== null && respondent.status !== 'active', { type: 'organization-not-active' }),
      ],
      [{ type: 'clerical-error-corrected', demandId, amountFen, respondent }],
    );
  },

  'confirm-settlement': ({ facts, on }) =>
    unless(
      [
        when(
          facts.instalments.some((instalment) => instalment.dueOn < on),
          { type: 'date-in-past' },
        ),
      ],
      [{ type: 'settlement-confirmed', instalments: facts.instalments }],
    ),

  'record-instalment': ({ state, facts, on }) => {
    const instalment = state.instalments.find((one) => one.instalmentId === facts.instalmentId);
    const isOpen = state.settlement === 'confirmed' && instalment?.paid === false;
    // Until its day has ended, an instalment has not been missed.
    const isEarly = !facts.paid && instalment !== undefined && instalment.dueOn >= on;
    return unless(
      [when(!isOpen, { type: 'instalment-unknown' }), when(isEarly, { type: 'date-in-future' })],
      [{ type: 'instalment-recorded', instalmentId: facts.instalmentId, paid: facts.paid }],
    );
  },

  'record-follow-up': ({ state, facts }) => {
    const recorded = { type: 'follow-up-recorded', result: facts.result } as const;
    // 退回重办, which is not a review; a channel that handles the case itself handles it again itself.
    if (facts.result === 'dissatisfied' && isHandledAgain(state)) {
      return happened(recorded, { type: 'handled-again' });
    }
    return happened(recorded);
  },

  'hand-over-for-recusal': ({ state, facts, actor }) =>
    unless(
      [
        when(!standsAs(state, actor, [facts.party, 'superior']), { type: 'actor-not-concerned' }),
        handOverObstacle(state, facts),
      ],
      [{ type: 'handed-over-for-recusal', party: facts.party, to: facts.to }],
    ),
};

const HANDLED: readonly (ComplaintOutcome | null)[] = [
  'unfounded',
  'unverifiable',
  'lawful-change',
  'rectified',
];

function isHandledAgain({ status, handling, outcome, review }: ComplaintState): boolean {
  return status === 'closed' && handling === 'driven' && review !== 'asked' && HANDLED.includes(outcome);
}

function standsAs(state: ComplaintState, actor: Actor, relations: readonly Relation[]): boolean {
  return relationsOf(state, actor).some((relation) => relations.includes(relation));
}

/** Inside the transfer limit; where that begins only with the acceptance, inside the limit of the acceptance. */
function intakeDutyOf(state: ComplaintState): 'accept' | 'transfer' {
  return findDuty(state, 'transfer') === null ? 'accept' : 'transfer';
}

function isPast(state: ComplaintState, dutyId: string, at: Instant): boolean {
  const dueAt = findDuty(state, dutyId)?.dueAt ?? null;
  return dueAt !== null && at >= dueAt;
}

/** What was determined stays: performing it leads to repair, not to exemption. */
export function determinedAlready(state: ComplaintState): Refusal | null {
  const isDetermined = state.demands.some((demand) => demand.state === 'breach');
  const allowed = DEMAND_STATES.filter((one) => one !== 'breach');
  return when(isDetermined, { type: 'demand-not-in-state', state: 'breach', allowed });
}

/** Why a party's part in the case may not go to another body, or null. */
export function handOverObstacle(
  state: ComplaintState,
  { party, to }: { readonly party: 'accepting' | 'verifying'; readonly to: OrganizationRef },
): Refusal | null {
  const current = party === 'accepting' ? state.accepting : state.verifying;
  if (current === null) return { type: 'case-not-in-status', status: state.status, allowed: ['transfer'] };
  if (to.organizationId === current.organizationId) return { type: 'target-is-same' };
  if (party === 'accepting') {
    if (to.status !== 'active') return { type: 'organization-not-active' };
    return when(isRespondentOrBelow(to, state.respondent), { type: 'verifier-is-respondent' });
  }
  const obstacle = verifierObstacle(state, to);
  // 回避: the upper credit office may take over, although no line of supervision leads to it.
  return obstacle?.type === 'verifier-not-competent' && to.kind === 'credit-office' ? null : obstacle;
}

/** Why a body may not verify this complaint, or null. */
export function verifierObstacle(state: ComplaintState, body: OrganizationRef): Refusal | null {
  if (body.status !== 'active') return { type: 'organization-not-active' };
  if (isRespondentOrBelow(body, state.respondent)) return { type: 'verifier-is-respondent' };
  const isPromisee = body.path.some((id) => id === state.origin?.undertakingId);
  if (isPromisee || !isCompetentVerifier(body, state.respondent)) return { type: 'verifier-not-competent' };
  return null;
}
