import type { CommitmentProvisions } from './commitment-rules';

/** What a rule set says of commitments, in the words of a table of rules; the kinds stay as a region has written them. */
export function englishProvisionWords({
  kinds,
  answerWorkingDays,
  mostToleranceDays,
}: CommitmentProvisions): string {
  return [
    `kinds: ${kinds.map(({ code, label }) => `${code} ${label}`).join(', ')}`,
    `${answerWorkingDays} working days to answer the proposal that a promise was not honoured`,
    `a supervision may wait ${mostToleranceDays} days more; the promised day stands`,
  ].join('; ');
}
