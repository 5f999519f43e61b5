import { officerOf } from '../officer';
import { unless, when } from '../obstacle';
import type { Refusal } from '../refusal';
import type { ContractState } from './contract';
import { inFuture, withoutEvidence, type Deciders, type Judged } from './decision';
import { findMilestone } from './milestone';
import type { CheckedItem } from './monitoring';
import { itemsOf } from './monitoring-rules';
import { monitoringOf, raiserOf } from './problem';
import { stepObstacle } from './problem-obstacle';

/** 监测与问题交办: what is looked at, what is found wanting, who sees to it, and who says that it is solved. */
export const monitoringDeciders: Deciders<
  | 'record-check'
  | 'report-problem'
  | 'name-handler'
  | 'answer-problem'
  | 'confirm-problem'
  | 'return-problem'
  | 'withdraw-problem'
> = {
  'record-check': ({ state, facts, on }) =>
    unless(
      [inFuture(facts.on, on), unknownItem(state, facts.items), incomplete(state, facts.items)],
      [{ ...facts, type: 'contract-checked' }],
    ),

  'report-problem': ({ state, facts, on, actor }) => {
    const raisedBy = raiserOf(state, actor);
    if (raisedBy === null) return unless([{ type: 'actor-not-concerned' }], []);
    const problemId = `q${monitoringOf(state).raised + 1}`;
    return unless(
      [
        when(facts.milestoneId !== null && findMilestone(state, facts.milestoneId) === null, {
          type: 'milestone-unknown',
        }),
        unknownKind(state, facts.kind),
        notFailed(state, facts.checkItem),
        when(facts.dueOn !== null && facts.dueOn < on, { type: 'date-in-past' }),
      ],
      [{ ...facts, type: 'problem-reported', problemId, raisedBy }],
    );
  },

  'name-handler': (judged) =>
    unless([stepOf(judged, 'name-handler')], [{ ...judged.facts, type: 'handler-named' }]),

  'answer-problem': (judged) =>
    unless(
      [stepOf(judged, 'answer-problem'), withoutEvidence(judged.facts)],
      [{ ...judged.facts, type: 'problem-answered', answeredBy: officerOf(judged.actor) }],
    ),

  'confirm-problem': (judged) =>
    unless([stepOf(judged, 'confirm-problem')], [{ ...judged.facts, type: 'problem-confirmed' }]),

  'return-problem': (judged) => {
    const { dueOn } = judged.facts;
    return unless(
      [stepOf(judged, 'return-problem'), when(dueOn !== null && dueOn < judged.on, { type: 'date-in-past' })],
      [{ ...judged.facts, type: 'problem-returned' }],
    );
  },

  'withdraw-problem': (judged) =>
    unless([stepOf(judged, 'withdraw-problem')], [{ ...judged.facts, type: 'problem-withdrawn' }]),
};

type Step = Parameters<typeof stepObstacle>[2]['step'];

const stepOf = ({ state, facts, actor }: Judged<Step>, step: Step): Refusal | null =>
  stepObstacle(state, facts.problemId, { step, actor });

function unknownItem(state: ContractState, items: readonly CheckedItem[]): Refusal | null {
  const known = itemsOf(state).map(({ code }) => code);
  const codes = items.map(({ code }) => code);
  const isFine = codes.every((code, place) => known.includes(code) && codes.indexOf(code) === place);
  return when(!isFine, { type: 'check-item-unknown', known });
}

/** Whoever checks looks at everything: what is left out would count as found in order. */
function incomplete(state: ContractState, items: readonly CheckedItem[]): Refusal | null {
  const missing = itemsOf(state)
    .filter(({ code }) => !items.some((item) => item.code === code))
    .map(({ code }) => code);
  return when(missing.length > 0, { type: 'check-incomplete', missing });
}

function unknownKind({ rules }: ContractState, kind: string): Refusal | null {
  const known = (rules.monitoring?.problemKinds ?? []).map(({ code }) => code);
  return when(!known.includes(kind), { type: 'problem-kind-unknown', known });
}

/** A problem follows from what the last check found wanting, once. */
function notFailed(state: ContractState, checkItem: string | null): Refusal | null {
  const known = monitoringOf(state).lastCheck?.failed ?? [];
  return when(checkItem !== null && !known.includes(checkItem), { type: 'check-item-unknown', known });
}
