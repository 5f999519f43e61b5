import type { DemandId, PlainDate } from '../ids';
import { unless, when } from '../obstacle';
import { addDays } from '../plain-date';
import type { ApprovalStep } from '../policy';
import { refused } from '../result';
import type { Refusal } from '../refusal';
import { EXCUSES, type ComplaintState, type Demand } from './complaint';
import { demandsIn, happened, propose, type Deciders, type Judged, type Verdict } from './decision';

const LEADER: ApprovalStep = { party: 'verifying', role: 'leader' };

/** 限时整改: the order, its progress, a claimed justification, and a refusal under seal. */
export const rectificationDeciders: Deciders<
  | 'order-rectification'
  | 'confirm-rectification'
  | 'refuse-completion'
  | 'judge-justification'
  | 'answer'
  | 'report-progress'
  | 'claim-justification'
  | 'declare-refusal'
  | 'name-right-body'
> = {
  'order-rectification': (judged) => {
    const { state, facts, on } = judged;
    const demandIds = facts.items.map((item) => item.demandId);
    const obstacle =
      orderObstacle(state, facts.items, on) ??
      when(state.proposal?.demandIds.some((one) => demandIds.includes(one)) === true, {
        type: 'proposal-pending',
      });
    if (obstacle !== null) return refused(obstacle);
    const far = addDays(on, state.rules.rectificationLeaderDays);
    const isLong = facts.items.some((item) => item.dueOn > far);
    return propose(judged, { type: 'order-rectification', items: facts.items }, isLong ? [LEADER] : []);
  },

  'confirm-rectification': ({ state, facts }) =>
    unless(
      [
        demandsIn(state, [facts.demandId], ['rectifying', 'overdue', 'refused']),
        standsInProposal(state, facts),
      ],
      [{ type: 'rectification-confirmed', demandId: facts.demandId }],
    ),

  'refuse-completion': ({ state, facts }) =>
    unless(
      [
        demandsIn(state, [facts.demandId], ['rectifying', 'overdue', 'refused', 'breach']),
        when(
          !state.demands.some((demand) => demand.demandId === facts.demandId && demand.completionReported),
          { type: 'duty-not-running', duty: 'confirm' },
        ),
      ],
      [{ type: 'completion-refused', demandId: facts.demandId }],
    ),

  'judge-justification': ({ state, facts, on }) => {
    const claim = state.justifications.find((one) => one.claimId === facts.claimId);
    return unless(
      [
        when(claim === undefined, { type: 'justification-unknown' }),
        when(claim !== undefined && claim.accepted !== null, { type: 'justification-judged' }),
        claim === undefined ? null : demandsIn(state, [claim.demandId], ['rectifying', 'overdue']),
        facts.accepted ? newDateObstacle(state, claim?.demandId, facts.newDueOn, on) : null,
      ],
      [
        {
          type: 'justification-judged',
          claimId: facts.claimId,
          accepted: facts.accepted,
          newDueOn: facts.accepted ? facts.newDueOn : null,
        },
      ],
    );
  },

  answer: ({ state, facts }) => {
    const { questionId, evidenceIds } = facts;
    if (questionId === null) {
      return unless([answerClosed(state)], [{ type: 'answer-given', evidenceIds }]);
    }
    return unless(
      [openQuestion(state, questionId, 'respondent')],
      [{ type: 'question-answered', questionId, evidenceIds }],
    );
  },

  'report-progress': ({ state, facts }) =>
    unless(
      [demandsIn(state, [facts.demandId], ['rectifying', 'overdue', 'refused', 'breach'])],
      [{ ...facts, type: 'progress-reported' }],
    ),

  'claim-justification': (judged) => claimJustification(judged),

  'declare-refusal': ({ state, facts }) => {
    const { demandIds, kind, excuse, sealedEvidenceId } = facts;
    if (sealedEvidenceId === null) return refused({ type: 'seal-required' });
    return unless(
      [
        demandsIn(state, demandIds, ['open', 'substantiated', 'lawful-change', 'rectifying']),
        when(kind === 'successor-repudiation' && excuse === null, { type: 'excuse-missing' }),
      ],
      [{ type: 'refusal-declared', demandIds, kind, excuse, sealedEvidenceId }],
    );
  },

  'name-right-body': ({ facts }) => happened({ type: 'right-body-named', rightBody: facts.rightBody }),
};

/** A late answer is still heard while a demand is open; the window only frees the verifier to conclude. */
export function answerClosed({ answer, demands }: ComplaintState): Refusal | null {
  return (
    when(answer === 'not-asked', { type: 'respondent-not-notified' }) ??
    when(!demands.some((demand) => demand.state === 'open'), { type: 'answer-window-closed' })
  );
}

function claimJustification({ state, facts, commandId }: Judged<'claim-justification'>): Verdict {
  const pending = state.justifications.some(
    (claim) => claim.demandId === facts.demandId && claim.accepted === null,
  );
  const isExcuse = EXCUSES.some((excuse) => excuse === facts.ground);
  const isProposed = state.proposal?.demandIds.includes(facts.demandId) === true;
  return unless(
    [
      demandsIn(state, [facts.demandId], ['rectifying', 'overdue']),
      when(isExcuse, { type: 'justification-is-excuse' }),
      when(pending, { type: 'justification-pending' }),
      when(facts.evidenceIds.length === 0, { type: 'evidence-required' }),
      when(isProposed, { type: 'proposal-pending' }),
    ],
    [
      {
        type: 'justification-claimed',
        claimId: commandId,
        demandId: facts.demandId,
        ground: facts.ground,
        evidenceIds: facts.evidenceIds,
      },
    ],
  );
}

/**
 * Why these demands may not be ordered to be put right by these days, or null. What is overdue is ordered anew only when
 * its order was not served in time: otherwise it goes to determination.
 */
export function orderObstacle(
  state: ComplaintState,
  items: readonly { readonly demandId: DemandId; readonly dueOn: PlainDate }[],
  on: PlainDate,
): Refusal | null {
  const unserved = state.demands.filter((demand) => demand.state === 'overdue' && !wasServedInTime(demand));
  const others = items
    .map((item) => item.demandId)
    .filter((demandId) => !unserved.some((demand) => demand.demandId === demandId));
  const isPast = items.some((item) => item.dueOn <= on);
  const obstacle = others.length === 0 && items.length > 0 ? null : demandsIn(state, others, ORDERABLE);
  return obstacle ?? when(isPast, { type: 'date-in-past' });
}

const ORDERABLE = ['substantiated', 'lawful-change'] as const;

/** 限期 runs for whom the order has reached before its day was over. */
export function wasServedInTime({ orderServedOn, rectifyBy }: Demand): boolean {
  return orderServedOn !== null && rectifyBy !== null && orderServedOn <= rectifyBy;
}

/** An accepted justification gives more time, and no more than one officer may give. */
function newDateObstacle(
  state: ComplaintState,
  demandId: DemandId | undefined,
  newDueOn: PlainDate | null,
  on: PlainDate,
): Refusal | null {
  const rectifyBy = state.demands.find((demand) => demand.demandId === demandId)?.rectifyBy ?? on;
  const maximumDays = state.rules.rectificationLeaderDays;
  if (newDueOn === null || newDueOn <= on || newDueOn <= rectifyBy) return { type: 'date-in-past' };
  return when(newDueOn > addDays(on, maximumDays), { type: 'date-too-far', maximumDays });
}

/** Performing under an open proposal ends the demand, so the proposal must not be on its way to signature. */
function standsInProposal(state: ComplaintState, { demandId }: { demandId: string }): Refusal | null {
  const signing = state.approval?.act.type === 'determine' ? state.approval.act.demandIds : [];
  return when(
    signing.some((one) => one === demandId),
    { type: 'approval-pending', act: 'determine' },
  );
}

export function openQuestion(
  state: ComplaintState,
  questionId: string,
  party: 'respondent' | 'complainant',
): Refusal | null {
  const known = state.questions.some(
    (question) => question.questionId === questionId && question.party === party && !question.answered,
  );
  return when(!known, { type: 'question-unknown' });
}
