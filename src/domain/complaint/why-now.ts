import type { Deadline, DueDate, ExplainedDay } from '../deadline';
import { budgetWords, dateWords, dayWords } from '../rule-words';
import { SUSPENSION_GROUND_LABELS } from './labels';

export interface WhyNow {
  readonly deadline: Pick<Deadline, 'basis' | 'startOn' | 'budget' | 'extensions'>;
  readonly due: Pick<DueDate, 'dueOn' | 'provisional' | 'explanation'>;
  /** What the first day is called: 受理日、送达日. */
  readonly startWord?: string;
}

const GROUND_WORDS: Readonly<Record<string, string>> = {
  ...SUSPENSION_GROUND_LABELS,
  supplement: '等待投诉人补正',
};

interface Span {
  readonly name: string;
  readonly days: readonly ExplainedDay[];
}

/** Days of one name that follow each other in the explanation are told together. */
function spansOf(days: readonly ExplainedDay[], nameOf: (day: ExplainedDay) => string): readonly Span[] {
  return days.reduce<readonly Span[]>((spans, day) => {
    const last = spans.at(-1);
    const name = nameOf(day);
    if (last?.name !== name) return [...spans, { name, days: [day] }];
    return [...spans.slice(0, -1), { name, days: [...last.days, day] }];
  }, []);
}

function spanWords({ days }: Span): string {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return '';
  return first.on === last.on ? dayWords(first.on) : `${dayWords(first.on)}至${dayWords(last.on)}`;
}

/** 2月15日至2月23日（春节） */
function namedSpans(days: readonly ExplainedDay[], nameOf: (day: ExplainedDay) => string): string {
  return spansOf(days, nameOf)
    .map((span) => `${spanWords(span)}（${span.name}）`)
    .join('、');
}

function skippedWords(explanation: readonly ExplainedDay[]): readonly string[] {
  const uncounted = explanation.filter(({ counted }) => !counted);
  const suspended = uncounted.filter(({ kind }) => kind === 'suspended');
  const holidays = uncounted.filter(({ kind }) => kind === 'off-day');
  const weekendDays = uncounted.filter(({ kind }) => kind === 'weekend').length;
  const madeUp = explanation.filter(({ kind, counted }) => kind === 'make-up-day' && counted);
  const nameOf = ({ name }: ExplainedDay): string => name;
  return [
    ...(suspended.length === 0
      ? []
      : [`${namedSpans(suspended, ({ name }) => GROUND_WORDS[name] ?? name)}暂停计算`]),
    ...(holidays.length === 0 ? [] : [`${namedSpans(holidays, nameOf)}不计入`]),
    ...(weekendDays === 0 ? [] : [`周末${weekendDays}天不计入`]),
    ...(madeUp.length === 0 ? [] : [`${madeUp.map(({ on }) => dayWords(on)).join('、')}调休上班，计入`]),
  ];
}

/** A period of days whose last day is no working day ends on the next one (民法典 203). */
function rolledWords(explanation: readonly ExplainedDay[], dueWords: string): readonly string[] {
  const off = explanation.filter(
    ({ kind, counted }) => !counted && (kind === 'weekend' || kind === 'off-day'),
  );
  const [nominal] = off;
  return nominal === undefined
    ? []
    : [`期限的最后一日${dayWords(nominal.on)}为休息日，顺延至${dueWords}（民法典第二百零三条）`];
}

function countedWords({ deadline, due, startWord = '起算日' }: WhyNow, dueWords: string): readonly string[] {
  const { budget, startOn } = deadline;
  const from = `自${dayWords(startOn)}（${startWord}，不计入）起`;
  if (budget.unit === 'working-day') {
    const counted = due.explanation.filter(({ counted: isCounted }) => isCounted).length;
    return [`${from}第${counted}个工作日为${dueWords}`, ...skippedWords(due.explanation)];
  }
  const suspended = due.explanation.filter(({ kind }) => kind === 'suspended');
  return [
    `${from}${budgetWords(budget)}，至${dueWords}`,
    ...skippedWords(suspended),
    ...rolledWords(due.explanation, dueWords),
  ];
}

function extendedWords({ extensions }: WhyNow['deadline']): readonly string[] {
  return extensions.length === 0
    ? []
    : [`其中经批准延长${extensions.map((extension) => budgetWords(extension)).join('、')}`];
}

/**
 * Why a duty falls due on that very day, in one sentence: day zero, the days counted, every day left out or added
 * with its name, and what may still move. Source: 民法典 201–203; the explanation of the deadline.
 */
export function whyNow(asked: WhyNow): string {
  const { deadline, due } = asked;
  const isInternal = deadline.basis.internal === true;
  const notes = [
    ...(isInternal ? ['文件未规定具体时限，此为内部目标'] : []),
    ...(due.provisional ? ['其后的节假日安排尚未公布，暂按法定节假日推算，公布后可能调整'] : []),
  ];
  if (due.dueOn === null) {
    const suspended = due.explanation.filter(({ kind }) => kind === 'suspended');
    const since = suspended.at(0);
    return `期限${since === undefined ? '' : `自${dayWords(since.on)}起`}暂停计算，恢复后按剩余时间继续。`;
  }
  const year = due.dueOn.slice(0, 4) === deadline.startOn.slice(0, 4);
  const dueWords = year ? dayWords(due.dueOn) : dateWords(due.dueOn);
  const isNamed = deadline.budget.unit === 'date' && deadline.extensions.length === 0;
  const counted = isNamed ? [`到期日由文书或约定确定，为${dueWords}`] : countedWords(asked, dueWords);
  return `${[...counted, ...extendedWords(deadline), ...notes].join('；')}。`;
}
