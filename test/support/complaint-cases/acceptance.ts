import { toCaseId, toOfficerId } from '../../../src/domain/ids';
import type { ChildCase, ComplaintFacts } from '../../../src/domain/complaint/facts';
import { aComplaint } from '../complaint-builder';
import { body, officer, type BodyName } from '../complaint-city';
import type { ComplaintWorld } from '../complaint-world';
import { tries, type CommandCases, type Try } from './case';

const registrar = officer('credit', 'registrar');
const byRegistrar = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, registrar, facts);
const received = (): ComplaintWorld => aComplaint({ status: 'received' });
const accepted = (): ComplaintWorld => aComplaint({ status: 'accepted' });
const withRejectionPending = (): ComplaintWorld =>
  received().does(registrar, { type: 'reject', reasonCode: 'R08' });

const child = (name: BodyName, part: ChildCase['part'], index: number): ChildCase => ({
  caseId: toCaseId(`child-${index}`),
  number: `TS150100-2026-00001${index}`,
  respondent: body(name),
  part,
});
const split = (...children: readonly ChildCase[]): ComplaintFacts => ({
  type: 'split-by-respondent',
  children,
});
const lead = child('zone', 'lead', 1);
const assisting = child('new-zone', 'assisting', 2);
const childOfSplit = (): ComplaintWorld => aComplaint({ status: 'received', isChild: true });

const redirect = (to: BodyName): ComplaintFacts => {
  const { rules, calendar } = received().state;
  return { type: 'redirect', accepting: body(to), rules, calendar };
};
const transfer = (to: BodyName): ComplaintFacts => ({ type: 'transfer', verifying: body(to) });
const dissolved = body('industry', { status: 'abolished' });

export const ACCEPTANCE_CASES: CommandCases<
  'request-supplement' | 'accept' | 'reject' | 'transfer' | 'assign' | 'redirect' | 'split-by-respondent'
> = {
  'request-supplement': {
    stands: () => byRegistrar(received(), { type: 'request-supplement', itemCodes: ['contract'] }),
    happens: ['supplement-requested'],
    refused: [
      [
        'supplement-already-requested',
        'a second time',
        () =>
          byRegistrar(aComplaint({ status: 'supplementing' }).complainant.supplies(), {
            type: 'request-supplement',
            itemCodes: ['contract'],
          }),
      ],
      [
        'supplement-limit-passed',
        'when the days for the transfer are over',
        () =>
          byRegistrar(received().untilDue('transfer'), {
            type: 'request-supplement',
            itemCodes: ['contract'],
          }),
      ],
      [
        'approval-pending',
        'while a rejection waits for its signature',
        () => byRegistrar(withRejectionPending(), { type: 'request-supplement', itemCodes: ['contract'] }),
      ],
    ],
  },
  accept: {
    stands: () => byRegistrar(received(), { type: 'accept' }),
    happens: ['complaint-accepted'],
    refused: [
      [
        'approval-pending',
        'while its rejection waits for a signature',
        () => byRegistrar(withRejectionPending(), { type: 'accept' }),
      ],
      ['case-not-in-status', 'twice', () => byRegistrar(accepted(), { type: 'accept' })],
      [
        'version-stale',
        'by somebody who has seen an older state of it',
        () => byRegistrar(received(), { type: 'accept', version: 7 }),
      ],
    ],
  },
  reject: {
    stands: () => byRegistrar(received(), { type: 'reject', reasonCode: 'R08' }),
    happens: ['approval-requested'],
    refused: [
      [
        'reject-reason-unknown',
        'for a reason that the rules do not name',
        () => byRegistrar(received(), { type: 'reject', reasonCode: 'R99' }),
      ],
      [
        'approval-pending',
        'while another rejection waits',
        () => byRegistrar(withRejectionPending(), { type: 'reject', reasonCode: 'R02' }),
      ],
    ],
  },
  transfer: {
    stands: () => byRegistrar(accepted(), transfer('industry')),
    happens: ['complaint-transferred'],
    refused: [
      ['verifier-is-respondent', 'to the accused', () => byRegistrar(accepted(), transfer('zone'))],
      [
        'verifier-is-respondent',
        'to what is below it',
        () => byRegistrar(accepted(), transfer('zone-office')),
      ],
      ['verifier-is-respondent', 'to its predecessor', () => byRegistrar(accepted(), transfer('old-zone'))],
      [
        'verifier-not-competent',
        'to a body that neither stands above it nor has its line',
        () => byRegistrar(accepted(), transfer('hotline')),
      ],
      [
        'verifier-not-competent',
        'to a line authority of another city',
        () => byRegistrar(accepted(), transfer('other-industry')),
      ],
      [
        'organization-not-active',
        'to a body that no longer exists',
        () => byRegistrar(accepted(), { type: 'transfer', verifying: dissolved }),
      ],
      [
        'approval-pending',
        'while its rejection waits for a signature',
        () =>
          byRegistrar(
            accepted().does(registrar, { type: 'reject', reasonCode: 'R08' }),
            transfer('industry'),
          ),
      ],
    ],
  },
  assign: {
    stands: () =>
      byRegistrar(accepted(), { type: 'assign', party: 'accepting', officerId: toOfficerId('wang') }),
    happens: ['officer-assigned'],
    refused: [
      [
        'actor-not-concerned',
        "for the other department's work",
        () =>
          byRegistrar(aComplaint({ status: 'verifying' }), {
            type: 'assign',
            party: 'verifying',
            officerId: toOfficerId('wang'),
          }),
      ],
    ],
  },
  redirect: {
    stands: () => byRegistrar(received(), redirect('other-credit')),
    happens: ['complaint-redirected'],
    refused: [
      ['target-is-same', 'to where it is', () => byRegistrar(received(), redirect('credit'))],
      ['verifier-is-respondent', 'to the accused', () => byRegistrar(received(), redirect('zone-office'))],
      [
        'organization-not-active',
        'to an office that no longer exists',
        () =>
          byRegistrar(received(), {
            ...redirect('other-credit'),
            accepting: body('other-credit', { status: 'merged' }),
          } as ComplaintFacts),
      ],
      [
        'approval-pending',
        'while its rejection waits for a signature',
        () => byRegistrar(withRejectionPending(), redirect('other-credit')),
      ],
    ],
  },
  'split-by-respondent': {
    stands: () => byRegistrar(received(), split(lead, assisting)),
    happens: ['complaint-split'],
    refused: [
      ['too-few-respondents', 'into one', () => byRegistrar(received(), split(lead))],
      [
        'respondent-already-named',
        'with one body named twice',
        () => byRegistrar(received(), split(lead, child('zone', 'assisting', 2))),
      ],
      ['respondent-already-named', 'once more', () => byRegistrar(childOfSplit(), split(lead, assisting))],
      [
        'lead-not-single',
        'without one body in the lead',
        () => byRegistrar(received(), split(child('zone', 'assisting', 1), assisting)),
      ],
      [
        'organization-not-active',
        'over a body that no longer exists',
        () => byRegistrar(received(), split(lead, { ...assisting, respondent: dissolved })),
      ],
      [
        'approval-pending',
        'while its rejection waits for a signature',
        () => byRegistrar(withRejectionPending(), split(lead, assisting)),
      ],
    ],
  },
};
