import { OUTCOME_LABELS } from '../complaint/labels';
import type { DataOf } from './events';
import type { Sentences } from './journal-voice';

function answered({ outcome }: DataOf<'determination-answered'>): string {
  if (outcome === null) return '认定被撤销或者重新办理，尚无结果；合同待认定办结后方可销号';
  const consequence = outcome === 'breach-determined' ? '' : '，不列入信用记录';
  return `认定办结，结果：${OUTCOME_LABELS[outcome]}${consequence}`;
}

/** 认定: what a contract tells of a case that is decided elsewhere. */
export const DETERMINATION_SENTENCES: Sentences<'determination-opened' | 'determination-answered'> = {
  'determination-opened': ({ who, data, names, node }) =>
    `${who}就${node(data.milestoneId)}启动违约认定${data.number}，由${names.organization(data.determining.organizationId)}认定；认定办结之前不销号、不列入信用记录。`,
  'determination-answered': ({ data }) => `${answered(data)}。`,
};
