import type { ComplaintFacts } from '../../../src/domain/complaint/facts';
import { aComplaint } from '../complaint-builder';
import { body, officer } from '../complaint-city';
import { demand, EVIDENCE } from '../complaint-people';
import type { ComplaintWorld } from '../complaint-world';
import { day } from '../national-calendar';
import { tries, type CommandCases, type Try } from './case';

const handler = officer('industry', 'case-handler');
const liaison = officer('zone', 'respondent-liaison');
const leader = officer('zone', 'respondent-leader');
const byHandler = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, handler, facts);
const byLiaison = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, liaison, facts);
const byLeader = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, leader, facts);

const verifying = (): ComplaintWorld => aComplaint({ status: 'verifying' });
const concluded = (): ComplaintWorld => verifying().liaison.answers().handler.concludes('substantiated');
/** Ordered on 2026-01-12, due on 2026-02-12. */
const rectifying = (): ComplaintWorld => aComplaint({ status: 'rectifying' });
const overdue = (): ComplaintWorld => aComplaint({ status: 'determining' });
const proposed = (): ComplaintWorld => overdue().handler.proposes('overdue');
const inSignature = (): ComplaintWorld =>
  proposed()
    .handler.serves('determination-notice', 'respondent')
    .untilDue('defend')
    .does(handler, { type: 'determine' });
const rectified = (): ComplaintWorld => rectifying().handler.confirms();

const order = (dueOn: string, number = 1): ComplaintFacts => ({
  type: 'order-rectification',
  items: [{ demandId: demand(number), dueOn: day(dueOn) }],
});
const confirm: ComplaintFacts = { type: 'confirm-rectification', demandId: demand(1) };
const refuse: ComplaintFacts = { type: 'refuse-completion', demandId: demand(1) };
const claim = (changes: object = {}): ComplaintFacts => ({
  type: 'claim-justification',
  demandId: demand(1),
  ground: 'natural-disaster',
  evidenceIds: [EVIDENCE],
  ...changes,
});
const claimed = (): ComplaintWorld => rectifying().liaison.claims();
const claimIdOf = (world: ComplaintWorld): string => world.state.justifications[0]?.claimId ?? 'none';
const judgeIn = (world: ComplaintWorld, accepted: boolean, newDueOn: string | null): Try =>
  byHandler(world, {
    type: 'judge-justification',
    claimId: claimIdOf(world),
    accepted,
    newDueOn: newDueOn === null ? null : day(newDueOn),
  });
const progress = (number = 1): ComplaintFacts => ({
  type: 'report-progress',
  demandId: demand(number),
  percent: 50,
  completed: false,
  evidenceIds: [],
});
const declare = (changes: object = {}): ComplaintFacts => ({
  type: 'declare-refusal',
  demandIds: [demand(1)],
  kind: 'rectification-refused',
  excuse: null,
  sealedEvidenceId: EVIDENCE,
  ...changes,
});
const answer = (questionId: string | null): ComplaintFacts => ({
  type: 'answer',
  evidenceIds: [],
  questionId,
});

export const RECTIFICATION_CASES: CommandCases<
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
  'order-rectification': {
    stands: () => byHandler(concluded(), order('2026-02-11')),
    happens: ['approval-requested'],
    refused: [
      ['date-in-past', 'by today', () => byHandler(concluded(), order('2026-01-12'))],
      ['demand-not-in-state', 'what is not concluded', () => byHandler(verifying(), order('2026-02-11'))],
      [
        'demand-not-in-state',
        'once more when the order was served and its day has passed',
        () => byHandler(overdue(), order('2026-03-11')),
      ],
      ['demand-unknown', 'what nobody demanded', () => byHandler(concluded(), order('2026-02-11', 9))],
      [
        'nothing-named',
        'nothing at all',
        () => byHandler(concluded(), { type: 'order-rectification', items: [] }),
      ],
      [
        'approval-pending',
        'twice',
        () => byHandler(concluded().does(handler, order('2026-02-11')), order('2026-02-10')),
      ],
    ],
  },
  'confirm-rectification': {
    stands: () => byHandler(rectifying(), confirm),
    happens: ['rectification-confirmed'],
    refused: [
      ['demand-not-in-state', 'what was never ordered', () => byHandler(concluded(), confirm)],
      [
        'approval-pending',
        'while its determination is being signed: that goes back first',
        () => byHandler(inSignature(), confirm),
      ],
    ],
  },
  'refuse-completion': {
    stands: () => byHandler(rectifying().liaison.reportsDone(), refuse),
    happens: ['completion-refused'],
    refused: [
      ['duty-not-running', 'that nobody reported', () => byHandler(rectifying(), refuse)],
      ['demand-not-in-state', 'of what was never ordered', () => byHandler(concluded(), refuse)],
    ],
  },
  'judge-justification': {
    stands: () => judgeIn(claimed(), true, '2026-03-12'),
    happens: ['justification-judged'],
    refused: [
      ['justification-unknown', 'that nobody claimed', () => judgeIn(rectifying(), false, null)],
      [
        'justification-judged',
        'twice',
        () => {
          const world = claimed();
          return judgeIn(world.handler.judges(claimIdOf(world), null), true, '2026-03-12');
        },
      ],
      ['date-in-past', 'as giving no more time than there is', () => judgeIn(claimed(), true, '2026-02-12')],
      ['date-in-past', 'as valid without a new day', () => judgeIn(claimed(), true, null)],
      [
        'date-too-far',
        'with more days than one officer may give',
        () => judgeIn(claimed(), true, '2026-12-31'),
      ],
    ],
  },
  answer: {
    stands: () => byLiaison(verifying(), answer(null)),
    happens: ['answer-given'],
    refused: [
      ['answer-window-closed', 'what has been concluded', () => byLiaison(concluded(), answer(null))],
      ['question-unknown', 'what nobody asked', () => byLiaison(verifying(), answer('none'))],
      [
        'actor-not-concerned',
        'before it has been told of the case',
        () => byLiaison(aComplaint({ status: 'transferred' }), answer(null)),
      ],
    ],
  },
  'report-progress': {
    stands: () => byLiaison(rectifying(), progress()),
    happens: ['progress-reported'],
    refused: [
      ['demand-not-in-state', 'where nothing was ordered', () => byLiaison(verifying(), progress())],
      ['demand-unknown', 'on what nobody demanded', () => byLiaison(rectifying(), progress(9))],
    ],
  },
  'claim-justification': {
    stands: () => byLiaison(rectifying(), claim()),
    happens: ['justification-claimed'],
    refused: [
      [
        'justification-is-excuse',
        'that the leadership has changed',
        () => byLiaison(rectifying(), claim({ ground: 'leadership-change' })),
      ],
      [
        'justification-is-excuse',
        'that the body was reorganised',
        () => byLiaison(rectifying(), claim({ ground: 'reorganisation' })),
      ],
      ['evidence-required', 'without evidence', () => byLiaison(rectifying(), claim({ evidenceIds: [] }))],
      ['justification-pending', 'beside one that is being judged', () => byLiaison(claimed(), claim())],
      ['proposal-pending', 'when the breach has been proposed', () => byLiaison(proposed(), claim())],
      ['demand-not-in-state', 'for what was never ordered', () => byLiaison(concluded(), claim())],
    ],
  },
  'declare-refusal': {
    stands: () => byLeader(rectifying(), declare()),
    happens: ['refusal-declared'],
    refused: [
      [
        'seal-required',
        'without the seal',
        () => byLeader(rectifying(), declare({ sealedEvidenceId: null })),
      ],
      [
        'excuse-missing',
        'on an excuse that is not named',
        () => byLeader(rectifying(), declare({ kind: 'successor-repudiation' })),
      ],
      ['demand-not-in-state', 'when the day has passed', () => byLeader(overdue(), declare())],
      ['role-missing', 'by the liaison alone', () => byLiaison(rectifying(), declare())],
    ],
  },
  'name-right-body': {
    stands: () => byLiaison(verifying(), { type: 'name-right-body', rightBody: body('new-zone') }),
    happens: ['right-body-named'],
    refused: [
      [
        'case-not-in-status',
        'when the case has been verified',
        () => byLiaison(rectified(), { type: 'name-right-body', rightBody: body('new-zone') }),
      ],
    ],
  },
};
