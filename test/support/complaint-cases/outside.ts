import type { ComplaintFacts } from '../../../src/domain/complaint/facts';
import { aComplaint } from '../complaint-builder';
import type { HandlingParty } from '../../../src/domain/complaint/complaint';
import { toOfficerId, toOrganizationId } from '../../../src/domain/ids';
import { body, CHANNEL, officer, officeSystem, SYSTEM, type BodyName } from '../complaint-city';
import { complaintWorld, type ComplaintWorld } from '../complaint-world';
import { day, nationalCalendar } from '../national-calendar';
import { tries, type CommandCases, type Try } from './case';

const inspector = officer('inspectorate', 'inspector');
const handler = officer('industry', 'case-handler');
const head = officer('industry', 'section-head');
const byInspector = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, inspector, facts);
const byHandler = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, handler, facts);
const bySystem = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, SYSTEM, facts);
const byChannel = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, CHANNEL, facts);

const verifying = (): ComplaintWorld => aComplaint({ status: 'verifying' });
const instructed = (): ComplaintWorld => verifying().does(inspector, instruction('2026-01-20'));
const followed = (): ComplaintWorld => complaintWorld({ handling: 'followed', accepting: 'hotline' });
const reassign = (party: 'accepting' | 'verifying', to: BodyName): ComplaintFacts => ({
  type: 'reassign',
  party,
  to: body(to),
});
const succeed = (to: BodyName, status: 'active' | 'merged' = 'active'): ComplaintFacts => ({
  type: 'respondent-succeeded',
  respondent: body(to, { status }),
  verifying: null,
});

/** One body's part goes to another. */
export const takeOver = (
  party: HandlingParty,
  from: BodyName,
  to: BodyName,
): Extract<ComplaintFacts, { type: 'body-succeeded' }> => ({
  type: 'body-succeeded',
  party,
  from: toOrganizationId(from),
  to: body(to),
  as: 'successor',
});
/** The work of one officer goes to another. */
export const handOver = (from: string): Extract<ComplaintFacts, { type: 'officer-succeeded' }> => ({
  type: 'officer-succeeded',
  party: 'verifying',
  from: toOfficerId(from),
  to: toOfficerId('zhao'),
});
const assigned = (): ComplaintWorld =>
  verifying().does(head, { type: 'assign', party: 'verifying', officerId: toOfficerId('wang') });

/** A letter that the post brought back. */
export const cameBack = (on: string): Extract<ComplaintFacts, { type: 'delivery-failed' }> => ({
  type: 'delivery-failed',
  letterKind: 'acceptance-notice',
  party: 'complainant',
  on: day(on),
  reason: 'not-collected',
});
const bySystemOf = (system: BodyName, world: ComplaintWorld, facts: ComplaintFacts): Try =>
  tries(world, officeSystem(system, null), facts);
const undelivered: ComplaintFacts = {
  type: 'notice-undelivered',
  notificationId: 'n-1',
  notice: 'case-rejected',
  unreached: { type: 'complainant' },
  reason: 'refused',
};

function instruction(dueOn: string): ComplaintFacts {
  return { type: 'record-instruction', instructionId: 'i-1', dueOn: day(dueOn) };
}

/** Leaders' instructions, and facts from outside. */
export const OUTSIDE_CASES: CommandCases<
  | 'record-instruction'
  | 'answer-instruction'
  | 'reassign'
  | 'notice-undelivered'
  | 'calendar-imported'
  | 'respondent-succeeded'
  | 'body-succeeded'
  | 'officer-succeeded'
  | 'delivery-failed'
  | 'channel-progressed'
> = {
  'record-instruction': {
    stands: () => byInspector(verifying(), instruction('2026-01-20')),
    happens: ['instruction-recorded'],
    refused: [
      ['date-in-past', 'by a day that is over', () => byInspector(verifying(), instruction('2026-01-09'))],
    ],
  },
  'answer-instruction': {
    stands: () => byHandler(instructed(), { type: 'answer-instruction', instructionId: 'i-1' }),
    happens: ['instruction-answered'],
    refused: [
      [
        'instruction-unknown',
        'that nobody gave',
        () => byHandler(verifying(), { type: 'answer-instruction', instructionId: 'i-1' }),
      ],
    ],
  },
  reassign: {
    stands: () => byInspector(verifying(), reassign('verifying', 'housing')),
    happens: ['case-reassigned'],
    refused: [
      [
        'target-is-same',
        'to whom it is with',
        () => byInspector(verifying(), reassign('verifying', 'industry')),
      ],
      [
        'verifier-is-respondent',
        'to the accused',
        () => byInspector(verifying(), reassign('verifying', 'zone')),
      ],
      [
        'verifier-not-competent',
        'to a credit office, which only takes over on recusal',
        () => byInspector(verifying(), reassign('verifying', 'region-credit')),
      ],
      [
        'organization-not-active',
        'to one that no longer exists',
        () =>
          byInspector(verifying(), {
            type: 'reassign',
            party: 'accepting',
            to: body('hotline', { status: 'abolished' }),
          }),
      ],
      [
        'case-not-in-status',
        'a verification that nobody has',
        () => byInspector(aComplaint({ status: 'accepted' }), reassign('verifying', 'industry')),
      ],
    ],
  },
  'notice-undelivered': {
    stands: () => bySystem(verifying(), undelivered),
    happens: ['notice-undelivered'],
    refused: [
      [
        'actor-not-concerned',
        'by an officer, who can say that he reached nobody in other words',
        () => byHandler(verifying(), undelivered),
      ],
    ],
  },
  'calendar-imported': {
    stands: () =>
      bySystem(verifying(), {
        type: 'calendar-imported',
        calendar: { ...nationalCalendar, version: 'cn-2027' },
      }),
    happens: ['calendar-changed'],
    refused: [
      [
        'target-is-same',
        'twice',
        () => bySystem(verifying(), { type: 'calendar-imported', calendar: nationalCalendar }),
      ],
    ],
  },
  'respondent-succeeded': {
    stands: () => bySystem(verifying(), succeed('new-zone')),
    happens: ['respondent-succeeded'],
    refused: [
      ['target-is-same', 'by itself', () => bySystem(verifying(), succeed('zone'))],
      [
        'organization-not-active',
        'by a body that has itself gone',
        () => bySystem(verifying(), succeed('new-zone', 'merged')),
      ],
    ],
  },
  'body-succeeded': {
    stands: () => bySystem(verifying(), takeOver('verifying', 'industry', 'housing')),
    happens: ['body-succeeded'],
    refused: [
      [
        'target-is-same',
        'from who has no such part',
        () => bySystem(verifying(), takeOver('verifying', 'credit', 'housing')),
      ],
      [
        'organization-not-active',
        'to one that has itself gone',
        () =>
          bySystem(verifying(), {
            ...takeOver('accepting', 'credit', 'hotline'),
            to: body('hotline', { status: 'merged' }),
          }),
      ],
      [
        'verifier-is-respondent',
        'to the accused',
        () => bySystem(verifying(), takeOver('verifying', 'industry', 'zone')),
      ],
    ],
  },
  'officer-succeeded': {
    stands: () => bySystem(assigned(), handOver('wang')),
    happens: ['officer-succeeded'],
    refused: [
      ['target-is-same', 'from who has it no longer', () => bySystem(assigned(), handOver('liu'))],
      [
        'target-is-same',
        'of a case that nobody was assigned to',
        () => bySystem(verifying(), handOver('wang')),
      ],
      [
        'actor-not-concerned',
        'by an officer, who assigns instead',
        () => byHandler(assigned(), handOver('wang')),
      ],
    ],
  },
  'delivery-failed': {
    stands: () => bySystemOf('industry', verifying(), cameBack('2026-01-12')),
    happens: ['delivery-failed'],
    refused: [
      [
        'date-in-future',
        'on a day to come',
        () => bySystemOf('industry', verifying(), cameBack('2026-03-02')),
      ],
      [
        'date-in-past',
        'before there was a case',
        () => bySystemOf('industry', verifying(), cameBack('2025-12-30')),
      ],
      [
        'actor-not-concerned',
        'by the office system of the accused',
        () => bySystemOf('zone', verifying(), cameBack('2026-01-12')),
      ],
    ],
  },
  'channel-progressed': {
    stands: () => byChannel(followed(), { type: 'channel-progressed', stage: 'transferred', closedAs: null }),
    happens: ['channel-progressed'],
    refused: [
      [
        'case-handled-here',
        'in a case that is handled here',
        () =>
          byChannel(complaintWorld({ accepting: 'hotline' }), {
            type: 'channel-progressed',
            stage: 'closed',
            closedAs: 'rectified',
          }),
      ],
      [
        'nothing-named',
        'to its end without saying how',
        () => byChannel(followed(), { type: 'channel-progressed', stage: 'closed', closedAs: null }),
      ],
      [
        'target-is-same',
        'back to where it was before',
        () =>
          byChannel(
            followed().does(CHANNEL, { type: 'channel-progressed', stage: 'verified', closedAs: null }),
            { type: 'channel-progressed', stage: 'transferred', closedAs: null },
          ),
      ],
    ],
  },
};
