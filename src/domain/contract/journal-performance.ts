import { amountWords } from '../money';
import { NOTICE_LABELS, UNDELIVERED_REASON_LABELS } from '../notice-kind';
import { addresseeWords, dateWords } from '../rule-words';
import { rungLabel } from '../rung-label';
import { unreachedWords } from '../unreached-words';
import type { QuantityUnit } from './contract';
import type { DataOf } from './events';
import { dutyWords, unitOf, type Sentences } from './journal-voice';
import { QUANTITY_UNIT_LABELS } from './labels';

function performedWords(
  { amountFen, thousandths, completes }: DataOf<'performance-recorded'>,
  unitCode: QuantityUnit | null,
): string {
  const unit = unitCode === null ? '' : QUANTITY_UNIT_LABELS[unitCode];
  const parts = [
    ...(amountFen === null ? [] : [`金额${amountWords(amountFen)}`]),
    ...(thousandths === null ? [] : [`数量${thousandths / 1000}${unit}`]),
    ...(completes ? ['该节点履行完毕'] : []),
  ];
  return parts.join('，');
}

/** What becomes of the milestones as time passes and people act, and of the contract at their end. */
export const PERFORMANCE_SENTENCES: Sentences<
  | 'performance-recorded'
  | 'performance-corrected'
  | 'milestone-waived'
  | 'contract-closed-out'
  | 'contract-archived'
  | 'notice-undelivered'
  | 'rungs-reached'
  | 'duty-lapsed'
> = {
  'performance-recorded': ({ who, data, node, names }) =>
    `${who}登记${node(data.milestoneId)}于${dateWords(data.on)}履行：${performedWords(data, unitOf(names, data.milestoneId))}。`,
  'performance-corrected': ({ who, data, node }) =>
    `${who}更正${node(data.milestoneId)}的履行记录，原登记的履行不再计入；约定日期已过的，仍为逾期。`,
  'milestone-waived': ({ who, data, node }) =>
    `${who}登记双方免除${node(data.milestoneId)}的履行，该节点不再提醒和督查。`,
  'contract-closed-out': ({ who, data, clock }) =>
    `${who}于${dateWords(data.on)}对合同销号，其他未了的期限不再计算${clock('archive')}。`,
  'contract-archived': ({ who }) => `${who}将合同归档。`,
  'notice-undelivered': ({ data, names }) =>
    `发给${unreachedWords(data.unreached, names)}的“${NOTICE_LABELS[data.notice]}”通知没有送达（${UNDELIVERED_REASON_LABELS[data.reason]}），请合同管理员改用其他方式告知并更正联系方式；期限不变。`,
  'rungs-reached': ({ data, names }) => {
    const steps = data.rungs.map(({ rung, to }) => `${rungLabel(rung)}（送${addresseeWords(to)}）`);
    return `“${dutyWords(data.dutyId, names)}”到达${steps.join('、')}节点${data.rungs.length > 1 ? '，一并记录，只发送最高一级' : ''}。`;
  },
  'duty-lapsed': ({ data, names, clock }) => {
    const consequence = data.dutyId.startsWith('perform/')
      ? `逾期未履行，列入逾期执行库${clock('explain-overdue')}${clock('supervise')}`
      : '期限届满';
    return `“${dutyWords(data.dutyId, names)}”${consequence}。`;
  },
};
