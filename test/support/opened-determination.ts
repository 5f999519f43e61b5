import type { DeterminationOpened } from '../../src/domain/complaint/events';
import { toCaseId, toDemandId } from '../../src/domain/ids';
import { body } from './complaint-city';
import { nmRules } from './complaint-world';
import { day, nationalCalendar } from './national-calendar';

/** How a case begins that an office opens upon a contract. */
export const openedDetermination: DeterminationOpened = {
  caseId: toCaseId('c1'),
  number: 'TS150100-2026-000001',
  field: 'government-procurement',
  receivedOn: day('2026-01-30'),
  regionCode: '150100',
  respondent: body('zone'),
  determining: body('industry'),
  demands: [{ demandId: toDemandId('d1'), kind: 'payment', amountFen: 12_345_600 }],
  origin: { contractId: toCaseId('c9'), contractCode: '150100-KFQ-06-2026-000001-0', milestoneId: 'm1' },
  rules: nmRules,
  calendar: nationalCalendar,
};
