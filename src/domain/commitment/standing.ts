import { when } from '../obstacle';
import type { Refusal } from '../refusal';
import type { CommitmentNode, CommitmentState } from './commitment';
import type { CommitmentCommandType } from './facts';
import { isSettled } from './node';

type Standing = (state: CommitmentState) => Refusal | null;

const unlessSome =
  (is: (node: CommitmentNode) => boolean, refusal: Refusal): Standing =>
  ({ nodes }) =>
    when(!nodes.some(is), refusal);

const noneOverdue = unlessSome(({ state }) => state === 'overdue', { type: 'milestone-not-overdue' });
const noneOwed = unlessSome((node) => !isSettled(node), { type: 'milestone-settled', state: 'met' });
const noTolerance = unlessSome(({ toleranceAsked }) => toleranceAsked !== null, {
  type: 'tolerance-not-asked',
});
const noProposal = unlessSome(({ proposal }) => proposal !== null, { type: 'proposal-missing' });

/** What stands in a command's way whatever it says; the console greys its button, and the workflow refuses, by this. */
const STANDING: Readonly<Partial<Record<CommitmentCommandType, Standing>>> = {
  'record-performance': noneOwed,
  'explain-overdue': noneOverdue,
  'open-supervision': noneOverdue,
  'conclude-supervision': unlessSome(({ supervision }) => supervision === 'open', {
    type: 'supervision-missing',
  }),
  'ask-tolerance': noneOverdue,
  'grant-tolerance': noTolerance,
  'refuse-tolerance': noTolerance,
  // As with a contract (seed 001 二(四)3): no exit opens before a supervision with its result.
  'propose-not-honoured': unlessSome(
    ({ supervision }) => supervision === 'impossible' || supervision === 'not-performed',
    { type: 'supervision-missing' },
  ),
  'answer-proposal': noProposal,
  'confirm-not-honoured': noProposal,
  'decline-not-honoured': noProposal,
  change: noneOwed,
};

export function standingObstacle(state: CommitmentState, type: CommitmentCommandType): Refusal | null {
  return STANDING[type]?.(state) ?? null;
}
