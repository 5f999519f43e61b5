import type { MonitoringRules, MonitoringTerm, PromptThresholds } from './monitoring-rules';

const named = (terms: readonly MonitoringTerm[]): string =>
  terms.map(({ labelEnglish }) => labelEnglish.toLowerCase()).join(', ') || 'nothing';

const every = (days: number | null): string => (days === null ? 'at no fixed time' : `every ${days} days`);

function promptWords({ dueWithinDays, amendments, suspendedDays }: PromptThresholds): string {
  const parts = [
    ...(dueWithinDays === null ? [] : [`${dueWithinDays} days before a milestone is due`]),
    ...(amendments === null ? [] : [`from ${amendments} amendments on`]),
    ...(suspendedDays === null ? [] : [`after ${suspendedDays} days of suspension`]),
  ];
  return parts.join(', ') || 'none';
}

/** What a rule set says of monitoring, in the words of a table of rules. */
export function englishMonitoringWords(rules: MonitoringRules): string {
  const { items, problemKinds, checkEveryDays, checkEveryDaysOf, prompts } = rules;
  const own = Object.entries(checkEveryDaysOf).map(([code, days]) => `category ${code} ${every(days)}`);
  return [
    `looked at: ${named(items)}`,
    `checked ${[every(checkEveryDays), ...own].join(', ')}`,
    `kinds of problems: ${named(problemKinds)}`,
    rules.openProblemBlocksClosing
      ? 'no close-out over an open problem'
      : 'an open problem holds up no close-out',
    `prompts: ${promptWords(prompts)}`,
  ].join('; ');
}
