import type { MonitoringRules, MonitoringTerm, PromptThresholds } from './monitoring-rules';

const named = (terms: readonly MonitoringTerm[]): string =>
  terms.map(({ label }) => label).join('、') || '没有';

const every = (days: number | null): string => (days === null ? '不定期' : `每${days}日一次`);

function promptWords({ dueWithinDays, amendments, suspendedDays }: PromptThresholds): string {
  const parts = [
    ...(dueWithinDays === null ? [] : [`节点到期前${dueWithinDays}日`]),
    ...(amendments === null ? [] : [`变更达到${amendments}次`]),
    ...(suspendedDays === null ? [] : [`中止达到${suspendedDays}日`]),
  ];
  return parts.join('、') || '没有';
}

/** What a rule set says of monitoring, in the words of a table of rules. */
export function monitoringWords(rules: MonitoringRules): string {
  const { items, problemKinds, checkEveryDays, checkEveryDaysOf, prompts } = rules;
  const own = Object.entries(checkEveryDaysOf).map(([code, days]) => `类别${code}${every(days)}`);
  return [
    `监测项：${named(items)}`,
    `监测${[every(checkEveryDays), ...own].join('，')}`,
    `问题种类：${named(problemKinds)}`,
    rules.openProblemBlocksClosing ? '问题未解决不得销号' : '问题未解决可以销号',
    `系统提示：${promptWords(prompts)}`,
  ].join('；');
}
