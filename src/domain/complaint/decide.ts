import { plainDateAt } from '../plain-date';
import { refused } from '../result';
import type { ComplaintState } from './complaint';
import { acceptanceDeciders } from './decide-acceptance';
import { approvalDeciders } from './decide-approval';
import { complainantDeciders } from './decide-complainant';
import { determinationDeciders } from './decide-determination';
import { rectificationDeciders } from './decide-rectification';
import { supervisionDeciders } from './decide-supervision';
import { verificationDeciders } from './decide-verification';
import { happened, type ComplaintCommand, type Decider, type Deciders, type Verdict } from './decision';
import type { ComplaintCommandType } from './facts';
import { mayIssue } from './permission';

/** Facts from outside that nobody awaits: safe to repeat and to reorder. */
const factDeciders: Deciders<'calendar-imported' | 'respondent-succeeded' | 'channel-progressed'> = {
  'calendar-imported': ({ facts }) => happened({ type: 'calendar-changed', calendar: facts.calendar }),
  'respondent-succeeded': ({ facts }) => happened(facts),
  'channel-progressed': ({ facts }) => happened(facts),
};

const DECIDERS: Deciders<ComplaintCommandType> = {
  ...acceptanceDeciders,
  ...verificationDeciders,
  ...rectificationDeciders,
  ...determinationDeciders,
  ...complainantDeciders,
  ...supervisionDeciders,
  ...approvalDeciders,
  ...factDeciders,
};

/** Judges one command: first who may and when, then what it says. Pure, total, and the only judge there is. */
export function decide(state: ComplaintState, command: ComplaintCommand): Verdict {
  const { actor, commandId, receivedAt } = command;
  const { version, ...facts } = command.facts;
  const verdict = mayIssue(state, actor, facts.type);
  if (!verdict.ok) return refused(verdict.refusal);
  if (version !== undefined && version !== state.sequence) {
    return refused({ type: 'version-stale', expected: version, actual: state.sequence });
  }
  const judged = { state, actor, commandId, at: receivedAt, on: plainDateAt(receivedAt) };
  return deciderFor(facts.type)({ ...judged, facts });
}

function deciderFor<Type extends ComplaintCommandType>(type: Type): Decider<Type> {
  const deciders: { readonly [Key in Type]: Decider<Key> } = DECIDERS;
  return deciders[type];
}
