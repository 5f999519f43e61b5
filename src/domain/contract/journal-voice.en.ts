import type { JournalNames } from './journal-voice';
import { dutyOf } from './journal-voice';
import { ENGLISH_CONTRACT_LABELS } from './labels.en';
import { problemNumber } from './problem';

const { duties, milestoneKinds } = ENGLISH_CONTRACT_LABELS;

/** `low('Spot check')`: spot check. */
export const low = (label: string): string => `${label.charAt(0).toLowerCase()}${label.slice(1)}`;

/** milestone 2 (payment); where the milestones are not known, no more than that it is one. */
export function englishNode(
  { milestones = [] }: Pick<JournalNames, 'milestones'>,
  milestoneId: string,
): string {
  const place = milestones.findIndex((milestone) => milestone.milestoneId === milestoneId);
  const milestone = milestones[place];
  return milestone === undefined
    ? 'a milestone'
    : `milestone ${place + 1} (${low(milestoneKinds[milestone.kind])})`;
}

/** Explain why it is overdue · milestone 2 (payment) */
export function englishDuty(dutyId: string, names: JournalNames): string {
  const duty = dutyOf(dutyId);
  if (duty === null) return dutyId;
  const subject = dutyId.slice(duty.length + 1);
  const isOfMilestone = names.milestones?.some(({ milestoneId }) => milestoneId === subject) ?? false;
  if (duty === 'answer-issue' && subject !== '') return `${duties[duty]} · problem ${problemNumber(subject)}`;
  return `${duties[duty]}${isOfMilestone ? ` · ${englishNode(names, subject)}` : ''}`;
}
