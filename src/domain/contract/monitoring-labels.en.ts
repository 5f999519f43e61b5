import type { ContractLabels } from './label-tables';

/** What people call the codes of checks and problems. */
export const ENGLISH_MONITORING_LABELS: Pick<
  ContractLabels,
  'checkFindings' | 'problemSeverities' | 'problemStates' | 'problemAssignees'
> = {
  checkFindings: {
    satisfactory: 'In order',
    unsatisfactory: 'Found wanting',
    'not-applicable': 'Not applicable',
  },
  problemSeverities: { minor: 'Minor', major: 'Major', critical: 'Critical' },
  problemStates: {
    assigned: 'Being seen to',
    answered: 'Answered, to be confirmed',
    solved: 'Solved',
    withdrawn: 'Withdrawn',
  },
  problemAssignees: {
    public: 'Undertaking body',
    reporter: 'Reporting body',
    regulator: 'Sector regulator',
  },
};
