import type { ComplaintFacts } from '../../../src/domain/complaint/facts';
import type { Actor } from '../../../src/domain/officer';
import { aComplaint } from '../complaint-builder';
import { AGENT, body, COMPLAINANT, SPECIAL_AGENT, type BodyName } from '../complaint-city';
import { demand } from '../complaint-people';
import type { ComplaintWorld } from '../complaint-world';
import { tries, type CommandCases, type Try } from './case';

const byComplainant = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, COMPLAINANT, facts);
const byAgent = (
  world: ComplaintWorld,
  type: 'withdraw' | 'settle' | 'agree-to-be-named',
  who: Actor = AGENT,
) => tries(world, who, { type });

const verifying = (): ComplaintWorld => aComplaint({ status: 'verifying' });
const determined = (): ComplaintWorld => aComplaint({ status: 'determined' });
const told = (): ComplaintWorld => aComplaint({ status: 'closed' });
const tipOff = (): ComplaintWorld => aComplaint({ status: 'verifying', kind: 'tip-off' });
const tipOffTold = (): ComplaintWorld => aComplaint({ status: 'closed', kind: 'tip-off' });
const reviewBy = (reviewer: BodyName): ComplaintFacts => ({
  type: 'request-review',
  reviewer: body(reviewer),
});
const supply: ComplaintFacts = { type: 'supply-supplement', evidenceIds: [] };
const reply = (questionId: string): ComplaintFacts => ({ type: 'reply', questionId, evidenceIds: [] });
const asked = (): ComplaintWorld => {
  const world = verifying();
  return world.does(world.handler.actor, { type: 'ask', party: 'complainant' });
};
const questionIn = (world: ComplaintWorld): string => world.state.questions[0]?.questionId ?? 'none';

/** Two demands: the first is determined a breach, the second still runs. */
function partlyDetermined(): ComplaintWorld {
  return aComplaint({ status: 'verifying', demands: 2 })
    .liaison.answers()
    .handler.concludes('substantiated')
    .respondentLeader.refuses()
    .handler.proposes('rectification-refused', null, demand(1))
    .handler.serves('determination-notice', 'respondent')
    .untilDue('defend')
    .handler.determines();
}

export const COMPLAINANT_CASES: CommandCases<
  | 'supply-supplement'
  | 'add-evidence'
  | 'reply'
  | 'agree-to-be-named'
  | 'withdraw'
  | 'settle'
  | 'rate'
  | 'request-review'
  | 'call-off-agent'
> = {
  'supply-supplement': {
    stands: () => byComplainant(aComplaint({ status: 'supplementing' }), supply),
    happens: ['supplement-supplied'],
    refused: [
      [
        'case-not-in-status',
        'when its days are over',
        () => byComplainant(aComplaint({ status: 'supplementing' }).untilDue('supplement'), supply),
      ],
    ],
  },
  'add-evidence': {
    stands: () => byComplainant(verifying(), { type: 'add-evidence', evidenceIds: [] }),
    happens: ['evidence-added'],
    refused: [
      [
        'case-not-in-status',
        'to a closed case',
        () => byComplainant(told(), { type: 'add-evidence', evidenceIds: [] }),
      ],
      [
        'agent-unknown',
        'by an agent who was called off',
        () =>
          tries(verifying().does(COMPLAINANT, { type: 'call-off-agent' }), AGENT, {
            type: 'add-evidence',
            evidenceIds: [],
          }),
      ],
    ],
  },
  reply: {
    stands: () => {
      const world = asked();
      return byComplainant(world, reply(questionIn(world)));
    },
    happens: ['question-answered'],
    refused: [['question-unknown', 'to what nobody asked', () => byComplainant(verifying(), reply('none'))]],
  },
  'agree-to-be-named': {
    stands: () => byComplainant(verifying(), { type: 'agree-to-be-named' }),
    happens: ['naming-agreed'],
    refused: [
      [
        'already-agreed',
        'twice',
        () =>
          byComplainant(verifying().does(COMPLAINANT, { type: 'agree-to-be-named' }), {
            type: 'agree-to-be-named',
          }),
      ],
      [
        'special-authority-required',
        'by an agent with a general mandate',
        () => byAgent(verifying(), 'agree-to-be-named'),
      ],
    ],
  },
  withdraw: {
    stands: () => byAgent(verifying(), 'withdraw', SPECIAL_AGENT),
    happens: ['complaint-withdrawn'],
    refused: [
      [
        'special-authority-required',
        'by an agent with a general mandate',
        () => byAgent(verifying(), 'withdraw'),
      ],
      ['tip-off-no-party', 'by who only reported', () => byComplainant(tipOff(), { type: 'withdraw' })],
      [
        'demand-not-in-state',
        'what has been determined a breach',
        () => byComplainant(partlyDetermined(), { type: 'withdraw' }),
      ],
    ],
  },
  settle: {
    stands: () => byComplainant(verifying(), { type: 'settle' }),
    happens: ['settlement-declared'],
    refused: [
      [
        'special-authority-required',
        'by an agent with a general mandate',
        () => byAgent(verifying(), 'settle'),
      ],
      [
        'settlement-already-declared',
        'twice',
        () => byComplainant(verifying().complainant.settles(), { type: 'settle' }),
      ],
      ['tip-off-no-party', 'by who only reported', () => byComplainant(tipOff(), { type: 'settle' })],
    ],
  },
  rate: {
    stands: () => byComplainant(told(), { type: 'rate', score: 5 }),
    happens: ['complaint-rated'],
    refused: [
      [
        'already-rated',
        'twice',
        () => byComplainant(told().complainant.rates(5), { type: 'rate', score: 1 }),
      ],
      [
        'rating-window-closed',
        'before anybody has told the result',
        () => byComplainant(determined(), { type: 'rate', score: 1 }),
      ],
      [
        'rating-window-closed',
        'when the window is over',
        () => byComplainant(told().untilDue('rate'), { type: 'rate', score: 1 }),
      ],
      [
        'tip-off-no-party',
        'by who only reported',
        () => byComplainant(tipOffTold(), { type: 'rate', score: 1 }),
      ],
    ],
  },
  'request-review': {
    stands: () => byComplainant(told(), reviewBy('region-credit')),
    happens: ['review-asked'],
    refused: [
      [
        'review-already-asked',
        'twice',
        () => byComplainant(told().complainant.asksForReview(), reviewBy('region-credit')),
      ],
      [
        'reviewer-not-independent',
        'by the department whose finding is contested',
        () => byComplainant(told(), reviewBy('industry')),
      ],
      [
        'reviewer-not-independent',
        'by a body below the accused',
        () => byComplainant(told(), reviewBy('zone-office')),
      ],
      [
        'review-window-closed',
        'when the window is over',
        () => byComplainant(told().untilDue('ask-review'), reviewBy('region-credit')),
      ],
      [
        'review-window-closed',
        'before the result was served',
        () => byComplainant(determined(), reviewBy('region-credit')),
      ],
      [
        'tip-off-no-party',
        'by who only reported',
        () => byComplainant(tipOffTold(), reviewBy('region-credit')),
      ],
    ],
  },
  'call-off-agent': {
    stands: () => byComplainant(verifying(), { type: 'call-off-agent' }),
    happens: ['agent-called-off'],
    refused: [
      [
        'agent-unknown',
        'whom nobody appointed',
        () => byComplainant(aComplaint({ status: 'verifying', hasAgent: false }), { type: 'call-off-agent' }),
      ],
      [
        'actor-not-concerned',
        'by the agent itself',
        () => tries(verifying(), AGENT, { type: 'call-off-agent' }),
      ],
    ],
  },
};
