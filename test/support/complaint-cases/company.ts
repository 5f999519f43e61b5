import { companyRef } from '../../../src/domain/complaint/company';
import type { ComplaintFacts } from '../../../src/domain/complaint/facts';
import { toCaseId } from '../../../src/domain/ids';
import { aComplaint } from '../complaint-builder';
import { officer, SYSTEM } from '../complaint-city';
import { EVIDENCE } from '../complaint-people';
import type { ComplaintWorld } from '../complaint-world';
import { day } from '../national-calendar';
import { tries, type CommandCases, type Try } from './case';

const handler = officer('industry', 'case-handler');
const byHandler = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, handler, facts);

const company = companyRef({ contractId: toCaseId('contract-1'), partyId: 'p2', regionCode: '150100' });
const ofDepartment = (): ComplaintWorld => aComplaint({ status: 'determining' });
/** The shortest way to a case against a company: the body turns into one. */
const overdue = (): ComplaintWorld =>
  ofDepartment().does(SYSTEM, { type: 'respondent-succeeded', respondent: company, verifying: null });
const proposed = (): ComplaintWorld => overdue().handler.proposes('overdue');
const served = (): ComplaintWorld => proposed().handler.serves('determination-notice', 'respondent');
const told = (changes: object = {}): ComplaintFacts => ({
  ...({
    type: 'record-defence',
    on: day('2026-02-13'),
    asksHearing: false,
    evidenceIds: [EVIDENCE],
  } as const),
  ...changes,
});
const hearing = (changes: object = {}): ComplaintFacts => ({
  ...({ type: 'hold-hearing', on: day('2026-02-13'), evidenceIds: [EVIDENCE] } as const),
  ...changes,
});
const asked = (): ComplaintWorld => served().does(handler, told({ asksHearing: true }));

export const COMPANY_CASES: CommandCases<'record-defence' | 'hold-hearing'> = {
  'record-defence': {
    stands: () => byHandler(served(), told()),
    happens: ['defence-recorded'],
    refused: [
      [
        'respondent-speaks-for-itself',
        'for a body that has an account',
        () => byHandler(ofDepartment(), told()),
      ],
      ['proposal-missing', 'against nothing', () => byHandler(overdue(), told())],
      ['notice-not-served', 'before it is told', () => byHandler(proposed(), told())],
      [
        'defence-window-closed',
        'when its days are over',
        () => byHandler(served().untilDue('defend'), told()),
      ],
      ['evidence-required', 'without the paper', () => byHandler(served(), told({ evidenceIds: [] }))],
      ['date-in-future', 'that is still to come', () => byHandler(served(), told({ on: day('2026-02-28') }))],
    ],
  },
  'hold-hearing': {
    stands: () => byHandler(asked(), hearing()),
    happens: ['hearing-held'],
    refused: [
      ['hearing-not-asked', 'that nobody asked for', () => byHandler(served(), hearing())],
      ['evidence-required', 'without minutes', () => byHandler(asked(), hearing({ evidenceIds: [] }))],
    ],
  },
};
