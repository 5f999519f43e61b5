import type { CommitmentProvisions } from './commitment-rules';

/** What a rule set says of commitments, in the words of a table of rules. */
export function provisionWords({
  kinds,
  answerWorkingDays,
  mostToleranceDays,
}: CommitmentProvisions): string {
  return [
    `种类：${kinds.map(({ code, label }) => `${code} ${label}`).join('、')}`,
    `对拟确认未兑现，${answerWorkingDays}个工作日内可以书面陈述`,
    `督查期限最多延后${mostToleranceDays}日，承诺的日期不变`,
  ].join('；');
}
