import { amountWords } from '../money';
import { dateWords } from '../rule-words';
import type { DataOf } from './events';
import type { Sentences } from './journal-voice';
import {
  AMENDMENT_GROUND_LABELS,
  REVIEW_OPINION_LABELS,
  ROUTE_LABELS,
  SUSPENSION_GROUND_LABELS,
} from './labels';
import { termLabel } from './monitoring-rules';

const DRAFTED = '，合同尚未签订';

function changedWords({ changes }: DataOf<'contract-amended'>, node: (id: string) => string): string {
  return changes
    .map(({ milestoneId, dueOn, amountFen, quantity, isDropped }) => {
      const parts = isDropped
        ? ['不再履行']
        : [
            ...(dueOn === null ? [] : [`约定日期改为${dateWords(dueOn)}`]),
            ...(amountFen === null ? [] : [`金额改为${amountWords(amountFen)}`]),
            ...(quantity === null ? [] : ['数量有调整']),
          ];
      return `${node(milestoneId)}${parts.join('、')}`;
    })
    .join('；');
}

/** From the draft to the filing, and what changes a contract afterwards. */
export const FILING_SENTENCES: Sentences<
  | 'contract-collected'
  | 'review-requested'
  | 'opinion-given'
  | 'decision-item-answered'
  | 'signature-recorded'
  | 'contract-filed'
  | 'contract-amended'
  | 'performance-suspended'
  | 'performance-resumed'
  | 'manager-assigned'
> = {
  'contract-collected': ({ who, data, names, clock }) => {
    const stock = data.isStock ? '存量' : '';
    const next = data.status === 'signed' ? clock('file') : DRAFTED;
    return `${who}归集${stock}合同${data.code}（${ROUTE_LABELS[data.route]}），承办单位为${names.organization(data.undertaking.organizationId)}，共${data.milestones.length}个履约节点${next}。`;
  },
  'review-requested': ({ who, clock }) => `${who}提请合法性审查${clock('review-legality')}。`,
  'opinion-given': ({ who, data }) =>
    `${who}出具合法性审查意见：${REVIEW_OPINION_LABELS[data.opinion]}${data.opinion === 'agreed' ? '，可以签订' : '，退回修改'}。`,
  'decision-item-answered': ({ who, data: { code, isApplicable, evidenceIds }, names }) => {
    const label = termLabel(names.rules?.decision?.items, code);
    return `${who}登记决策程序“${label}”：${isApplicable ? `附材料${evidenceIds.length}份` : '不适用，已说明理由'}。`;
  },
  'signature-recorded': ({ who, data, names }) =>
    `${who}登记${names.party?.(data.partyId) ?? '一方当事人'}于${dateWords(data.on)}签署；全体签署后合同生效，备案和各节点开始计时。`,
  'contract-filed': ({ who, data }) => `${who}准予备案，备案号${data.number}。`,
  'contract-amended': ({ who, data, node }) =>
    `${who}登记双方于${dateWords(data.on)}变更合同，事由：${AMENDMENT_GROUND_LABELS[data.ground]}；${changedWords(data, node)}。`,
  'performance-suspended': ({ who, data }) =>
    `${who}登记自${dateWords(data.fromOn)}起中止履行，原因：${SUSPENSION_GROUND_LABELS[data.ground]}；各项期限暂停计算（批示办理除外），期间不再提醒。`,
  'performance-resumed': ({ who, data }) =>
    `${who}登记自${dateWords(data.on)}起恢复履行，各项期限按剩余时间继续计算。`,
  'manager-assigned': ({ who, data, names }) =>
    `${who}指定${names.officer(data.officerId)}为合同管理员，履约提醒今后发给该管理员。`,
};
