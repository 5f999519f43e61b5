import { dateWords } from '../rule-words';
import type { Sentences } from './journal-voice';
import { PROBLEM_ASSIGNEE_LABELS, PROBLEM_SEVERITY_LABELS } from './labels';
import { termLabel } from './monitoring-rules';
import { problemNumber } from './problem';

/** 监测与问题交办. */
export const MONITORING_SENTENCES: Sentences<
  | 'contract-checked'
  | 'problem-reported'
  | 'handler-named'
  | 'problem-answered'
  | 'problem-confirmed'
  | 'problem-returned'
  | 'problem-withdrawn'
> = {
  'contract-checked': ({ who, data: { on, items }, names }) => {
    const failed = items
      .filter(({ finding }) => finding === 'unsatisfactory')
      .map(({ code }) => termLabel(names.rules?.monitoring?.items, code));
    const found = failed.length === 0 ? '未发现问题' : `发现问题：${failed.join('、')}`;
    return `${who}登记${dateWords(on)}的履约监测，共${items.length}项，${found}。`;
  },
  'problem-reported': ({ who, data, names, node, clock }) => {
    const { problemId, kind, severity, milestoneId, assignee, dueOn } = data;
    const about = milestoneId === null ? '' : `就${node(milestoneId)}`;
    const by = dueOn === null ? clock('answer-issue') : `，限于${dateWords(dueOn)}前办理`;
    const label = termLabel(names.rules?.monitoring?.problemKinds, kind);
    return `${who}${about}交办问题${problemNumber(problemId)}（${label}，${PROBLEM_SEVERITY_LABELS[severity]}）给${PROBLEM_ASSIGNEE_LABELS[assignee]}${by}。`;
  },
  'handler-named': ({ who, data: { problemId, officerId }, names }) =>
    `${who}指定${names.officer(officerId)}办理问题${problemNumber(problemId)}，期限不变。`,
  'problem-answered': ({ who, data }) =>
    `${who}反馈问题${problemNumber(data.problemId)}的办理情况，由交办的单位确认。`,
  'problem-confirmed': ({ who, data }) => `${who}确认问题${problemNumber(data.problemId)}已解决。`,
  'problem-returned': ({ who, data: { problemId, dueOn }, clock }) =>
    `${who}退回问题${problemNumber(problemId)}，重新办理${dueOn === null ? clock('answer-issue') : `，限于${dateWords(dueOn)}前办理`}。`,
  'problem-withdrawn': ({ who, data }) => `${who}撤回交办的问题${problemNumber(data.problemId)}。`,
};
