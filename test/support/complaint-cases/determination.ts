import type { DataOf } from '../../../src/domain/complaint/events';
import type { ComplaintFacts } from '../../../src/domain/complaint/facts';
import type { TakedownGround } from '../../../src/domain/complaint/publication';
import { aComplaint } from '../complaint-builder';
import { officer } from '../complaint-city';
import { demand, EVIDENCE } from '../complaint-people';
import { nmRules, type ComplaintWorld } from '../complaint-world';
import { day } from '../national-calendar';
import { tries, type CommandCases, type Try } from './case';

const handler = officer('industry', 'case-handler');
const byHandler = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, handler, facts);
const byLiaison = (world: ComplaintWorld, facts: ComplaintFacts): Try =>
  tries(world, officer('zone', 'respondent-liaison'), facts);

const rectifying = (): ComplaintWorld => aComplaint({ status: 'rectifying' });
const overdue = (): ComplaintWorld => aComplaint({ status: 'determining' });
const proposed = (): ComplaintWorld => overdue().handler.proposes('overdue');
const served = (): ComplaintWorld => proposed().handler.serves('determination-notice', 'respondent');
const closedWindow = (): ComplaintWorld => served().untilDue('defend');
const determined = (): ComplaintWorld => aComplaint({ status: 'determined' });
const reviewAsked = (): ComplaintWorld => aComplaint({ status: 'closed' }).complainant.asksForReview();

const propose = (changes: object = {}): ComplaintFacts => ({
  type: 'propose-determination',
  demandIds: [demand(1)],
  ground: 'overdue',
  excuse: null,
  ...changes,
});
const perform = (on: string, number = 1): ComplaintFacts => ({
  type: 'record-performance',
  demandId: demand(number),
  on: day(on),
});
const determine: ComplaintFacts = { type: 'determine' };
const hear: ComplaintFacts = { type: 'hear-defence' };
const defend: ComplaintFacts = { type: 'defend', evidenceIds: [EVIDENCE] };
const review = (result: 'upheld' | 'reopened'): ComplaintFacts => ({ type: 'decide-review', result });
const publish = (changes: object = {}): ComplaintFacts => ({
  type: 'publish-determination',
  secrecy: 'full',
  withholdingGround: null,
  redact: [],
  ...changes,
});
const takeDown: ComplaintFacts = { type: 'withdraw-publication', ground: 'wrong-content' };
const onRespondent = (world: ComplaintWorld): ComplaintWorld =>
  world.handler.serves('determination-document', 'respondent');
const published = (): ComplaintWorld => onRespondent(determined()).does(handler, publish()).signs();
/** Published without its promise, up to a day. */
export const shownInPart = (until: string): DataOf<'publication-decided'> => ({
  type: 'publication-decided',
  publicationId: 'a1',
  secrecy: 'redacted',
  withholdingGround: 'trade-secret',
  redact: ['promise'],
  until: day(until),
});
/** Taken down by one of the chain. */
export const takenDown = (ground: TakedownGround): DataOf<'publication-withdrawn'> => ({
  type: 'publication-withdrawn',
  publicationId: 'a1',
  ground,
  confirmed: false,
});
/** Rules of a region that has not said for how long anything is published. */
const { publication: _span, ...silentRules } = nmRules;
const byReviewer = (world: ComplaintWorld, facts: ComplaintFacts): Try =>
  tries(world, world.reviewer.actor, facts);

/** The order was signed, and nobody brought it to the respondent before its day had passed. */
function neverServed(): ComplaintWorld {
  const world = aComplaint({ status: 'verifying' }).liaison.answers().handler.concludes('substantiated');
  const items = [{ demandId: demand(1), dueOn: day('2026-02-12') }];
  return world.does(handler, { type: 'order-rectification', items }).signs().until('2026-02-13 09:00');
}

export const DETERMINATION_CASES: CommandCases<
  | 'propose-determination'
  | 'withdraw-proposal'
  | 'hear-defence'
  | 'defend'
  | 'determine'
  | 'correct-determination'
  | 'revoke-determination'
  | 'publish-determination'
  | 'withdraw-publication'
  | 'record-performance'
  | 'decide-review'
> = {
  'propose-determination': {
    stands: () => byHandler(overdue(), propose()),
    happens: ['determination-proposed'],
    refused: [
      ['demand-not-in-state', 'before the day has passed', () => byHandler(rectifying(), propose())],
      [
        'order-not-served',
        'against a body that the order never reached',
        () => byHandler(neverServed(), propose()),
      ],
      [
        'justification-pending',
        'while a justification is being judged',
        () => byHandler(rectifying().liaison.claims().until('2026-02-13 09:00'), propose()),
      ],
      [
        'ground-not-given',
        'as repudiation, when what was declared is a bare refusal',
        () =>
          byHandler(
            rectifying().respondentLeader.refuses(),
            propose({ ground: 'successor-repudiation', excuse: 'election' }),
          ),
      ],
      [
        'excuse-missing',
        'as repudiation without naming the excuse',
        () => byHandler(overdue(), propose({ ground: 'successor-repudiation' })),
      ],
      ['proposal-pending', 'twice', () => byHandler(proposed(), propose())],
    ],
  },
  'withdraw-proposal': {
    stands: () => byHandler(served().liaison.defends().handler.hearsDefence(), { type: 'withdraw-proposal' }),
    happens: ['proposal-withdrawn'],
    refused: [
      ['proposal-missing', 'that nobody made', () => byHandler(overdue(), { type: 'withdraw-proposal' })],
      [
        'approval-pending',
        'while it is being signed',
        () => byHandler(closedWindow().does(handler, determine), { type: 'withdraw-proposal' }),
      ],
    ],
  },
  'hear-defence': {
    stands: () => byHandler(served().liaison.defends(), hear),
    happens: ['defence-heard'],
    refused: [
      ['proposal-missing', 'against nothing', () => byHandler(overdue(), hear)],
      ['notice-not-served', 'of a body that was not told', () => byHandler(proposed(), hear)],
      ['defence-window-open', 'that nobody has made, to cut its days short', () => byHandler(served(), hear)],
    ],
  },
  defend: {
    stands: () => byLiaison(served(), defend),
    happens: ['defence-submitted'],
    refused: [
      ['proposal-missing', 'against nothing', () => byLiaison(overdue(), defend)],
      ['notice-not-served', 'before it is told', () => byLiaison(proposed(), defend)],
      ['defence-window-closed', 'when its days are over', () => byLiaison(closedWindow(), defend)],
    ],
  },
  determine: {
    stands: () => byHandler(closedWindow(), determine),
    happens: ['approval-requested'],
    refused: [
      ['proposal-missing', 'what nobody proposed', () => byHandler(overdue(), determine)],
      ['notice-not-served', 'behind its back', () => byHandler(proposed(), determine)],
      ['defence-window-open', 'while it may defend itself', () => byHandler(served(), determine)],
      [
        'defence-not-heard',
        'past a defence that nobody has heard',
        () => byHandler(served().liaison.defends().untilDue('defend'), determine),
      ],
      ['approval-pending', 'twice', () => byHandler(closedWindow().does(handler, determine), determine)],
    ],
  },
  'correct-determination': {
    stands: () => byHandler(determined(), { type: 'correct-determination' }),
    happens: ['determination-corrected'],
    refused: [
      [
        'document-not-issued',
        'that nobody made',
        () => byHandler(overdue(), { type: 'correct-determination' }),
      ],
    ],
  },
  'revoke-determination': {
    stands: () => byHandler(determined(), { type: 'revoke-determination' }),
    happens: ['approval-requested'],
    refused: [
      [
        'document-not-issued',
        'that nobody made',
        () => byHandler(overdue(), { type: 'revoke-determination' }),
      ],
      [
        'approval-pending',
        'twice',
        () =>
          byHandler(determined().does(handler, { type: 'revoke-determination' }), {
            type: 'revoke-determination',
          }),
      ],
    ],
  },
  'publish-determination': {
    stands: () => byHandler(onRespondent(determined()), publish()),
    happens: ['approval-requested'],
    refused: [
      ['document-not-issued', 'that nobody made', () => byHandler(overdue(), publish())],
      [
        'document-not-served',
        'before the body in breach has received it',
        () => byHandler(determined(), publish()),
      ],
      [
        'publication-not-provided',
        'under rules that name no span',
        () => byHandler(onRespondent(aComplaint({ status: 'determined', rules: silentRules })), publish()),
      ],
      ['already-published', 'twice', () => byHandler(published(), publish())],
      [
        'publication-span-over',
        'after its span',
        () => byHandler(onRespondent(determined()).until('2027-03-01 09:00'), publish()),
      ],
      [
        'secrecy-review-incoherent',
        'with something hidden and no ground for it',
        () => byHandler(onRespondent(determined()), publish({ secrecy: 'redacted', redact: ['promise'] })),
      ],
      [
        'secrecy-review-incoherent',
        'in full, with a ground for hiding it',
        () => byHandler(onRespondent(determined()), publish({ withholdingGround: 'state-secret' })),
      ],
      [
        'approval-pending',
        'twice at once',
        () => byHandler(onRespondent(determined()).does(handler, publish()), publish()),
      ],
    ],
  },
  'withdraw-publication': {
    stands: () => byHandler(published(), takeDown),
    happens: ['approval-requested'],
    refused: [
      [
        'nothing-published',
        'that nobody has published',
        () => byHandler(onRespondent(determined()), takeDown),
      ],
      [
        'nothing-published',
        'that its correction has taken down',
        () => byHandler(published().does(handler, { type: 'correct-determination' }), takeDown),
      ],
      ['approval-pending', 'twice at once', () => byHandler(published().does(handler, takeDown), takeDown)],
    ],
  },
  'record-performance': {
    stands: () => byHandler(determined(), perform('2026-02-24')),
    happens: ['performance-recorded'],
    refused: [
      [
        'demand-not-in-state',
        'where no breach was determined',
        () => byHandler(overdue(), perform('2026-02-13')),
      ],
      ['date-in-future', 'as of a day to come', () => byHandler(determined(), perform('2027-01-01'))],
      ['date-in-past', 'before anybody had complained', () => byHandler(determined(), perform('2025-12-31'))],
      ['target-is-same', 'twice', () => byHandler(determined().handler.performs(), perform('2026-02-24'))],
    ],
  },
  'decide-review': {
    stands: () => byReviewer(reviewAsked(), review('upheld')),
    happens: ['approval-requested'],
    refused: [
      [
        'actor-not-concerned',
        'by any other body, although it stands above the parties',
        () => tries(reviewAsked(), officer('city', 'section-head'), review('upheld')),
      ],
      [
        'review-not-asked',
        'once more than it was asked',
        () => byReviewer(reviewAsked().reviewer.decides('upheld'), review('upheld')),
      ],
      [
        'demand-not-in-state',
        'as reopening what was determined a breach: that is for revocation',
        () =>
          byReviewer(
            determined().handler.serves('determination-document', 'complainant').complainant.asksForReview(),
            review('reopened'),
          ),
      ],
    ],
  },
};
