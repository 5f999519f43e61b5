import { unless, when } from '../obstacle';
import { plainDateAt } from '../plain-date';
import { refused } from '../result';
import { isRespondentOrBelow } from './access';
import type { ComplaintState, ComplaintStatus } from './complaint';
import { acceptanceDeciders } from './decide-acceptance';
import { approvalDeciders } from './decide-approval';
import { complainantDeciders } from './decide-complainant';
import { duplicateDeciders } from './decide-duplicate';
import { linkedContractDeciders } from './decide-linked-contract';
import { determinationDeciders } from './decide-determination';
import { publicationDeciders } from './decide-publication';
import { rectificationDeciders } from './decide-rectification';
import { supervisionDeciders } from './decide-supervision';
import { verificationDeciders } from './decide-verification';
import { dateOutside, type ComplaintCommand, type Decider, type Deciders, type Verdict } from './decision';
import type { ComplaintCommandType } from './facts';
import { bodyOf } from './party';
import { mayIssue } from './permission';
import { standingObstacle } from './standing';

/** Facts from outside that nobody awaits: safe to repeat and to reorder. */
const factDeciders: Deciders<
  | 'calendar-imported'
  | 'respondent-succeeded'
  | 'body-succeeded'
  | 'officer-succeeded'
  | 'delivery-failed'
  | 'channel-progressed'
> = {
  'calendar-imported': ({ state, facts }) =>
    unless(
      [when(facts.calendar.version === state.calendar.version, { type: 'target-is-same' })],
      [{ type: 'calendar-changed', calendar: facts.calendar }],
    ),

  'respondent-succeeded': ({ state, facts }) =>
    unless(
      [
        when(facts.respondent.organizationId === state.respondent.organizationId, { type: 'target-is-same' }),
        when(facts.respondent.status !== 'active', { type: 'organization-not-active' }),
      ],
      [facts],
    ),

  'body-succeeded': ({ state, facts }) =>
    unless(
      [
        when(bodyOf(state, facts.party)?.organizationId !== facts.from, { type: 'target-is-same' }),
        when(facts.to.status !== 'active', { type: 'organization-not-active' }),
        when(isRespondentOrBelow(facts.to, state.respondent), { type: 'verifier-is-respondent' }),
      ],
      [facts],
    ),

  // Who has assigned somebody else meanwhile has settled it.
  'officer-succeeded': ({ state, facts }) =>
    unless([when(state.assignedOfficers[facts.party] !== facts.from, { type: 'target-is-same' })], [facts]),

  'delivery-failed': ({ facts, state, on }) =>
    unless([dateOutside(facts.on, { from: state.receivedOn, until: on })], [facts]),

  'channel-progressed': ({ state, facts }) =>
    unless(
      [
        when(state.handling === 'driven', { type: 'case-handled-here' }),
        when(facts.stage === 'closed' && facts.closedAs === null, { type: 'nothing-named' }),
        when(stageOf(state.status) >= STAGES.indexOf(facts.stage), { type: 'target-is-same' }),
      ],
      [facts],
    ),
};

/** In their order: what a channel tells late does not take a case back. */
const STAGES = ['accepted', 'transferred', 'verified', 'rectifying', 'closed'] as const;

const STAGE_OF_STATUS: Readonly<Partial<Record<ComplaintStatus, (typeof STAGES)[number]>>> = {
  accepted: 'accepted',
  transferred: 'transferred',
  verifying: 'verified',
  rectifying: 'rectifying',
  closed: 'closed',
};

function stageOf(status: ComplaintStatus): number {
  const stage = STAGE_OF_STATUS[status];
  return stage === undefined ? -1 : STAGES.indexOf(stage);
}

const DECIDERS: Deciders<ComplaintCommandType> = {
  ...acceptanceDeciders,
  ...verificationDeciders,
  ...rectificationDeciders,
  ...determinationDeciders,
  ...publicationDeciders,
  ...complainantDeciders,
  ...supervisionDeciders,
  ...duplicateDeciders,
  ...linkedContractDeciders,
  ...approvalDeciders,
  ...factDeciders,
};

/**
 * Judges one command: first who may and when, then what stands in its way whatever it says, then what it says. Pure,
 * total, and the only judge there is.
 */
export function decide(state: ComplaintState, command: ComplaintCommand): Verdict {
  const { actor, commandId, receivedAt } = command;
  const { version, ...facts } = command.facts;
  const verdict = mayIssue(state, actor, facts.type);
  if (!verdict.ok) return refused(verdict.refusal);
  if (version !== undefined && version !== state.sequence) {
    return refused({ type: 'version-stale', expected: version, actual: state.sequence });
  }
  const standing = standingObstacle(state, actor, facts.type);
  if (standing !== null) return refused(standing);
  const judged = { state, actor, commandId, at: receivedAt, on: plainDateAt(receivedAt) };
  return deciderFor(facts.type)({ ...judged, facts });
}

function deciderFor<Type extends ComplaintCommandType>(type: Type): Decider<Type> {
  const deciders: { readonly [Key in Type]: Decider<Key> } = DECIDERS;
  return deciders[type];
}
