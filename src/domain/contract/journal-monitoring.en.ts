import { englishDate } from '../rule-words.en';
import type { MONITORING_SENTENCES } from './journal-monitoring';
import type { Sentences } from './journal-voice';
import { low } from './journal-voice.en';
import { ENGLISH_CONTRACT_LABELS } from './labels.en';
import { englishTermLabel } from './monitoring-rules';
import { problemNumber } from './problem';

const { problemAssignees, problemSeverities } = ENGLISH_CONTRACT_LABELS;

/** Checks, and problems that are assigned. */
export const ENGLISH_MONITORING_SENTENCES: Sentences<keyof typeof MONITORING_SENTENCES> = {
  'contract-checked': ({ who, data: { on, items }, names }) => {
    const failed = items
      .filter(({ finding }) => finding === 'unsatisfactory')
      .map(({ code }) => low(englishTermLabel(names.rules?.monitoring?.items, code)));
    const found = failed.length === 0 ? 'nothing was found wanting' : `found wanting: ${failed.join(', ')}`;
    return `${who} recorded the check of ${englishDate(on)}, ${items.length} items; ${found}.`;
  },
  'problem-reported': ({ who, data, names, node, clock }) => {
    const { problemId, kind, severity, milestoneId, assignee, dueOn } = data;
    const about = milestoneId === null ? '' : ` on ${node(milestoneId)}`;
    const by = dueOn === null ? clock('answer-issue') : `, by ${englishDate(dueOn)}`;
    const label = low(englishTermLabel(names.rules?.monitoring?.problemKinds, kind));
    return `${who} assigned problem ${problemNumber(problemId)} (${label}, ${low(problemSeverities[severity])})${about} to the ${low(problemAssignees[assignee])}${by}.`;
  },
  'handler-named': ({ who, data: { problemId, officerId }, names }) =>
    `${who} named ${names.officer(officerId)} to see to problem ${problemNumber(problemId)}; its day stands.`,
  'problem-answered': ({ who, data }) =>
    `${who} answered problem ${problemNumber(data.problemId)}; whoever assigned it says whether it is solved.`,
  'problem-confirmed': ({ who, data }) =>
    `${who} confirmed that problem ${problemNumber(data.problemId)} is solved.`,
  'problem-returned': ({ who, data: { problemId, dueOn }, clock }) =>
    `${who} sent problem ${problemNumber(problemId)} back${dueOn === null ? clock('answer-issue') : `, to be seen to by ${englishDate(dueOn)}`}.`,
  'problem-withdrawn': ({ who, data }) => `${who} withdrew problem ${problemNumber(data.problemId)}.`,
};
