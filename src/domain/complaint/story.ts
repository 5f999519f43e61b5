import type { ComplaintData, ComplaintEventType } from './events';

/**
 * What a complainant is told of a case beyond its deadlines: which happenings, and of what was written with them only
 * what was written to or by the complainant. What the parties wrote to each other or to the office is not among it.
 */
const TOLD: Readonly<Partial<Record<ComplaintEventType, readonly string[]>>> = {
  'complaint-received': [],
  'supplement-requested': ['explanation'],
  'supplement-supplied': ['explanation'],
  'complaint-accepted': [],
  'complaint-rejected': [],
  'complaint-transferred': [],
  'complaint-returned': [],
  'complaint-redirected': [],
  'complaint-split': [],
  'transfer-signed-in': [],
  'verifier-appointed': [],
  'respondent-notified': [],
  'answer-given': [],
  'question-asked': ['question'],
  'question-answered': ['reply'],
  'evidence-added': ['explanation'],
  'naming-agreed': [],
  'demands-concluded': [],
  'result-explained': ['explanation'],
  'rectification-ordered': [],
  'rectification-confirmed': [],
  'completion-refused': [],
  'breach-determined': [],
  'determination-corrected': [],
  'determination-revoked': [],
  'document-served': [],
  'performance-recorded': [],
  'settlement-declared': ['terms'],
  'settlement-confirmed': [],
  'instalment-recorded': [],
  'complaint-withdrawn': ['reason'],
  'review-asked': ['reason'],
  'review-decided': [],
  'complaint-rated': ['comment'],
  'agent-called-off': [],
  'duplicate-linked': [],
  'duplicate-unlinked': [],
  'leading-case-answered': [],
  'complaint-listed': [],
  'extension-granted': [],
  'handling-suspended': [],
  'handling-resumed': [],
  'handling-discontinued': [],
  'handled-again': [],
  'respondent-succeeded': [],
};

/** Whose these are is said in the event itself: what concerns the other side alone is left out. */
function isForComplainant(data: ComplaintData, ownQuestions: ReadonlySet<string>): boolean {
  switch (data.type) {
    case 'question-asked':
    case 'document-served':
      return data.party === 'complainant';
    case 'question-answered':
      return ownQuestions.has(data.questionId);
    default:
      return true;
  }
}

export interface Told {
  readonly data: ComplaintData;
  /** Which of the texts that were written with it go along. */
  readonly textNames: readonly string[];
  /** Its place among the events given. */
  readonly index: number;
}

/** Of all that happened, what the complainant is told, in its order. */
export function storyOf(happened: readonly ComplaintData[]): readonly Told[] {
  const ownQuestions = new Set(
    happened.flatMap((data) =>
      data.type === 'question-asked' && data.party === 'complainant' ? [data.questionId] : [],
    ),
  );
  return happened.flatMap((data, index) => {
    const textNames = TOLD[data.type];
    return textNames !== undefined && isForComplainant(data, ownQuestions)
      ? [{ data, textNames, index }]
      : [];
  });
}
