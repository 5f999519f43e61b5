/** What a reader looks for in a long journal. */
export const JOURNAL_GROUPS = [
  'progress',
  'approval',
  'exchange',
  'service',
  'supervision',
  'clock',
] as const;
export type JournalGroup = (typeof JOURNAL_GROUPS)[number];

const GROUPS: Readonly<Record<JournalGroup, readonly string[]>> = {
  progress: [],
  approval: ['approval-requested', 'approval-given', 'approval-returned'],
  exchange: [
    'supplement-requested',
    'supplement-supplied',
    'respondent-notified',
    'question-asked',
    'question-answered',
    'answer-given',
    'contact-attempted',
    'progress-reported',
    'justification-claimed',
    'refusal-declared',
    'defence-submitted',
    'defence-recorded',
    'hearing-held',
    'defence-heard',
    'evidence-added',
    'naming-agreed',
    'settlement-declared',
    'complaint-rated',
    'follow-up-recorded',
    'review-asked',
    'right-body-named',
    'agent-called-off',
  ],
  service: ['document-served', 'delivery-failed', 'result-explained', 'determination-corrected'],
  supervision: [
    'urged',
    'complaint-listed',
    'appointment-requested',
    'verifier-appointed',
    'extension-granted',
    'instruction-recorded',
    'instruction-answered',
    'case-reassigned',
    'handled-again',
  ],
  clock: ['rungs-reached', 'duty-lapsed', 'calendar-changed', 'handling-suspended', 'handling-resumed'],
};

/** What is in no other group is a step of the case itself. */
export const groupOf = (type: string): JournalGroup =>
  JOURNAL_GROUPS.find((group) => GROUPS[group].includes(type)) ?? 'progress';
