import type { ComplaintFacts } from '../../../src/domain/complaint/facts';
import { aComplaint } from '../complaint-builder';
import { body, officer, type BodyName } from '../complaint-city';
import { demand } from '../complaint-people';
import type { ComplaintWorld } from '../complaint-world';
import { day } from '../national-calendar';
import { tries, type CommandCases, type Try } from './case';

const registrar = officer('credit', 'registrar');
const byRegistrar = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, registrar, facts);
const received = (): ComplaintWorld => aComplaint({ status: 'received' });
const accepted = (): ComplaintWorld => aComplaint({ status: 'accepted' });
const settled = (): ComplaintWorld =>
  aComplaint({ status: 'verifying' }).complainant.settles().registrar.confirmsSettlement('2026-02-02');
const dissolved = body('industry', { status: 'abolished' });
const recuse = (party: 'accepting' | 'verifying', to: BodyName): ComplaintFacts => ({
  type: 'hand-over-for-recusal',
  party,
  to: body(to),
});

/** What the accepting department settles beside the way to the verifier. */
export const DESK_CASES: CommandCases<
  | 'correct-clerical'
  | 'confirm-settlement'
  | 'record-instalment'
  | 'record-follow-up'
  | 'hand-over-for-recusal'
> = {
  'correct-clerical': {
    stands: () =>
      byRegistrar(received(), {
        type: 'correct-clerical',
        demandId: demand(1),
        amountFen: 500,
        respondent: null,
      }),
    happens: ['clerical-error-corrected'],
    refused: [
      [
        'demand-unknown',
        'in a demand that nobody made',
        () =>
          byRegistrar(received(), {
            type: 'correct-clerical',
            demandId: demand(9),
            amountFen: 1,
            respondent: null,
          }),
      ],
      [
        'case-not-in-status',
        'of whom it is about, once somebody verifies it',
        () =>
          byRegistrar(aComplaint({ status: 'transferred' }), {
            type: 'correct-clerical',
            demandId: null,
            amountFen: null,
            respondent: body('new-zone'),
          }),
      ],
      [
        'organization-not-active',
        'to a body that no longer exists',
        () =>
          byRegistrar(received(), {
            type: 'correct-clerical',
            demandId: null,
            amountFen: null,
            respondent: dissolved,
          }),
      ],
    ],
  },
  'confirm-settlement': {
    stands: () =>
      byRegistrar(received().complainant.settles(), { type: 'confirm-settlement', instalments: [] }),
    happens: ['settlement-confirmed'],
    refused: [
      [
        'settlement-not-declared',
        'that the complainant did not declare',
        () => byRegistrar(received(), { type: 'confirm-settlement', instalments: [] }),
      ],
      [
        'date-in-past',
        'to be paid on a day that is over',
        () =>
          byRegistrar(received().complainant.settles(), {
            type: 'confirm-settlement',
            instalments: [{ instalmentId: '1', dueOn: day('2026-01-09'), amountFen: 1 }],
          }),
      ],
    ],
  },
  'record-instalment': {
    stands: () => byRegistrar(settled(), { type: 'record-instalment', instalmentId: '1', paid: true }),
    happens: ['instalment-recorded'],
    refused: [
      [
        'instalment-unknown',
        'that nobody agreed on',
        () => byRegistrar(settled(), { type: 'record-instalment', instalmentId: '9', paid: true }),
      ],
      [
        'date-in-future',
        'as missed before its day is over',
        () => byRegistrar(settled(), { type: 'record-instalment', instalmentId: '1', paid: false }),
      ],
      [
        'instalment-unknown',
        'as missed when the settlement is broken already',
        () =>
          byRegistrar(settled().untilDue('settle-instalment/1'), {
            type: 'record-instalment',
            instalmentId: '1',
            paid: false,
          }),
      ],
    ],
  },
  'record-follow-up': {
    stands: () =>
      byRegistrar(aComplaint({ status: 'closed' }), { type: 'record-follow-up', result: 'satisfied' }),
    happens: ['follow-up-recorded'],
    refused: [
      [
        'duty-not-running',
        'when the complainant has not been told anything',
        () =>
          byRegistrar(aComplaint({ status: 'determined' }), {
            type: 'record-follow-up',
            result: 'satisfied',
          }),
      ],
    ],
  },
  'hand-over-for-recusal': {
    stands: () => byRegistrar(received(), recuse('accepting', 'region-credit')),
    happens: ['handed-over-for-recusal'],
    refused: [
      ['target-is-same', 'to itself', () => byRegistrar(received(), recuse('accepting', 'credit'))],
      [
        'verifier-is-respondent',
        'to the accused',
        () => byRegistrar(received(), recuse('accepting', 'zone')),
      ],
      [
        'organization-not-active',
        'to an office that no longer exists',
        () =>
          byRegistrar(received(), {
            type: 'hand-over-for-recusal',
            party: 'accepting',
            to: body('region-credit', { status: 'merged' }),
          }),
      ],
      [
        'actor-not-concerned',
        "of the other department's part",
        () => byRegistrar(aComplaint({ status: 'verifying' }), recuse('verifying', 'housing')),
      ],
      [
        'verifier-not-competent',
        'to a hotline that verifies nothing',
        () =>
          tries(
            aComplaint({ status: 'verifying' }),
            officer('industry', 'case-handler'),
            recuse('verifying', 'hotline'),
          ),
      ],
      [
        'case-not-in-status',
        'of a verification that nobody has begun',
        () => tries(accepted(), officer('city', 'section-head'), recuse('verifying', 'industry')),
      ],
    ],
  },
};
