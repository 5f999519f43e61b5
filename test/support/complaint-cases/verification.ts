import type { ComplaintFacts } from '../../../src/domain/complaint/facts';
import type { Conclusion, LetterKind } from '../../../src/domain/complaint/complaint';
import { aComplaint } from '../complaint-builder';
import { body, officer, type BodyName } from '../complaint-city';
import { demand, EVIDENCE } from '../complaint-people';
import { type ComplaintWorld } from '../complaint-world';
import { day } from '../national-calendar';
import { tries, type CommandCases, type Try } from './case';

const handler = officer('industry', 'case-handler');
const clerk = officer('industry', 'receiving-clerk');
const byHandler = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, handler, facts);
const byClerk = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, clerk, facts);
const transferred = (): ComplaintWorld => aComplaint({ status: 'transferred' });
const verifying = (): ComplaintWorld => aComplaint({ status: 'verifying' });
const answered = (): ComplaintWorld => verifying().liaison.answers();
const returnedTo = (name: BodyName): ComplaintFacts => ({ type: 'return', rightBody: body(name) });
const conclude = (conclusion: Conclusion, number = 1): ComplaintFacts => ({
  type: 'conclude',
  items: [{ demandId: demand(number), conclusion }],
});
const attempt = (on: string): ComplaintFacts => ({
  type: 'record-contact-attempt',
  on: day(on),
  method: 'phone',
  reached: false,
});
const explain = (on: string): ComplaintFacts => ({ type: 'explain', method: 'electronic', on: day(on) });
const unfounded = (): ComplaintWorld => answered().handler.concludes('unfounded');

function serve(letterKind: LetterKind, on: string, changes: object = {}): ComplaintFacts {
  return {
    type: 'serve',
    letterKind,
    party: 'respondent',
    method: 'direct',
    on: day(on),
    receiptEvidenceId: EVIDENCE,
    ...changes,
  };
}

/** The second body that has the case in its inbox after the first has returned it. */
function returnedOnce(): ComplaintWorld {
  return transferred().clerk.returns('housing').registrar.transfersTo('housing');
}

export const VERIFICATION_CASES: CommandCases<
  | 'sign-in'
  | 'return'
  | 'notify-respondent'
  | 'ask'
  | 'record-contact-attempt'
  | 'conclude'
  | 'explain'
  | 'serve'
> = {
  'sign-in': {
    stands: () => byClerk(transferred(), { type: 'sign-in' }),
    happens: ['transfer-signed-in'],
    refused: [['case-not-in-status', 'twice', () => byClerk(verifying(), { type: 'sign-in' })]],
  },
  return: {
    stands: () => byClerk(transferred(), returnedTo('housing')),
    happens: ['complaint-returned'],
    refused: [
      ['target-is-same', 'to itself', () => byClerk(transferred(), returnedTo('industry'))],
      ['verifier-is-respondent', 'to the accused', () => byClerk(transferred(), returnedTo('zone'))],
      [
        'return-window-closed',
        'when its day is over',
        () => byClerk(transferred().untilDue('return'), returnedTo('housing')),
      ],
      [
        'verifier-appointed',
        'when the superior has appointed it',
        () => byClerk(transferred().inspector.appoints('industry'), returnedTo('housing')),
      ],
      [
        'already-returned',
        'a third time, when the superior has been asked',
        () =>
          tries(
            returnedOnce().clerk.returns('industry'),
            officer('housing', 'receiving-clerk'),
            returnedTo('industry'),
          ),
      ],
    ],
  },
  'notify-respondent': {
    stands: () => byHandler(transferred(), { type: 'notify-respondent', disclose: ['field'] }),
    happens: ['respondent-notified'],
    refused: [
      [
        'respondent-already-notified',
        'twice',
        () => byHandler(verifying(), { type: 'notify-respondent', disclose: ['field'] }),
      ],
      [
        'naming-not-agreed',
        'of the contract, which tells who complained, before the complainant has agreed',
        () => byHandler(transferred(), { type: 'notify-respondent', disclose: ['contract-number'] }),
      ],
    ],
  },
  ask: {
    stands: () => byHandler(verifying(), { type: 'ask', party: 'complainant' }),
    happens: ['question-asked'],
    refused: [
      [
        'case-not-in-status',
        'before the case is signed in',
        () => byHandler(transferred(), { type: 'ask', party: 'respondent' }),
      ],
    ],
  },
  'record-contact-attempt': {
    stands: () => byHandler(verifying(), attempt('2026-01-12')),
    happens: ['contact-attempted'],
    refused: [
      [
        'contact-attempt-same-day',
        'twice on one day',
        () => byHandler(verifying().handler.triesToReach('2026-01-12'), attempt('2026-01-12')),
      ],
      ['date-in-future', 'on a day to come', () => byHandler(verifying(), attempt('2026-01-13'))],
      ['date-in-past', 'before anybody had complained', () => byHandler(verifying(), attempt('2026-01-09'))],
    ],
  },
  conclude: {
    stands: () => byHandler(answered(), conclude('substantiated')),
    happens: ['demands-concluded'],
    refused: [
      [
        'respondent-not-notified',
        'about a body that has not been heard',
        () => byHandler(transferred().clerk.signsIn(), conclude('substantiated')),
      ],
      [
        'answer-window-open',
        'while the respondent may still answer',
        () => byHandler(verifying(), conclude('substantiated')),
      ],
      [
        'contact-attempts-too-few',
        'as unverifiable before the complainant was sought on three days',
        () => byHandler(answered(), conclude('unverifiable')),
      ],
      ['demand-unknown', 'about what nobody demanded', () => byHandler(answered(), conclude('unfounded', 9))],
      ['nothing-named', 'about nothing', () => byHandler(answered(), { type: 'conclude', items: [] })],
      [
        'demand-not-in-state',
        'what has been concluded',
        () => byHandler(answered().handler.concludes('substantiated'), conclude('unfounded')),
      ],
      [
        'approval-pending',
        'otherwise, while the first conclusion waits for its signature',
        () => byHandler(answered().does(handler, conclude('unfounded')), conclude('lawful-change')),
      ],
    ],
  },
  explain: {
    stands: () => byHandler(unfounded(), explain('2026-01-12')),
    happens: ['result-explained'],
    refused: [
      ['demands-still-open', 'what nobody has found yet', () => byHandler(answered(), explain('2026-01-12'))],
      [
        'date-in-past',
        'as of a day before the result, to cut the complainant short',
        () => byHandler(unfounded().until('2026-01-14 10:00'), explain('2026-01-09')),
      ],
      ['date-in-future', 'as of a day to come', () => byHandler(unfounded(), explain('2026-01-13'))],
      [
        'already-explained',
        'twice',
        () =>
          byHandler(
            aComplaint({ status: 'determined' }).handler.serves('determination-document', 'complainant'),
            explain('2026-02-24'),
          ),
      ],
    ],
  },
  serve: {
    stands: () => byHandler(determining(), serve('determination-notice', '2026-02-13')),
    happens: ['document-served'],
    refused: [
      [
        'document-not-issued',
        'what nobody has issued',
        () => byHandler(verifying(), serve('rejection-notice', '2026-01-12')),
      ],
      [
        'document-not-issued',
        'a determination that nobody has made',
        () => byHandler(determining(), serve('determination-document', '2026-02-13')),
      ],
      [
        'already-served',
        'twice',
        () =>
          byHandler(
            determining().handler.serves('determination-notice', 'respondent'),
            serve('determination-notice', '2026-02-13'),
          ),
      ],
      [
        'date-in-past',
        'as of a day before it was written, to use up the days for the defence',
        () => byHandler(determining(), serve('determination-notice', '2026-02-12')),
      ],
      [
        'date-in-future',
        'as of a day to come',
        () => byHandler(determining(), serve('determination-notice', '2026-02-14')),
      ],
      [
        'service-receipt-missing',
        'by hand without 送达回证',
        () =>
          byHandler(determining(), serve('determination-notice', '2026-02-13', { receiptEvidenceId: null })),
      ],
    ],
  },
};

/** The breach has been proposed on 2026-02-13, and nobody has been told. */
function determining(): ComplaintWorld {
  return aComplaint({ status: 'determining' }).handler.proposes('overdue');
}
