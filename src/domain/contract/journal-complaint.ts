import { OUTCOME_LABELS } from '../complaint/labels';
import type { ComplaintOutcome } from '../complaint/complaint';
import type { Sentences } from './journal-voice';

const endWords = (outcome: ComplaintOutcome | null): string =>
  outcome === null ? '正在办理；办结之前不销号、不归档' : `已办结，结果：${OUTCOME_LABELS[outcome]}`;

/** 投诉: shown to those alone who may know of the complaint. */
export const COMPLAINT_SENTENCES: Sentences<'complaint-told' | 'complaint-answered' | 'complaint-unlinked'> =
  {
    'complaint-told': ({ data }) => `投诉${data.number}涉及本合同，${endWords(data.outcome)}。`,
    'complaint-answered': ({ data }) => `涉及本合同的投诉${data.number}${endWords(data.outcome)}。`,
    'complaint-unlinked': ({ data }) => `经核对，投诉${data.number}与本合同无关，已解除关联。`,
  };
