import { amountWords } from '../money';
import { dateWords } from '../rule-words';
import type { PaymentMatch } from './fed-payment';
import type { Sentences } from './journal-voice';
import { PAYMENT_ISSUE_LABELS } from './payment-words';

/** 计入第1个节点（付款）60,000.00元；其余40,000.00元待核对：超出尚欠的金额 */
function matchWords(
  { shares, unplacedFen, issue }: PaymentMatch,
  node: (milestoneId: string) => string,
): string {
  const parts = [
    ...shares.map(({ milestoneId, amountFen }) => `计入${node(milestoneId)}${amountWords(amountFen)}`),
    ...(issue === null
      ? []
      : [`${unplacedFen > 0 ? amountWords(unplacedFen) : ''}待核对：${PAYMENT_ISSUE_LABELS[issue]}`]),
  ];
  return parts.length === 0 ? '已经全额冲正，不计入节点' : parts.join('；');
}

/** What payment systems tell, and what people say of it. */
export const TOLD_SENTENCES: Sentences<'payment-reported' | 'payment-placed' | 'payment-disowned'> = {
  'payment-reported': ({ who, data, node }) => {
    const { number, paidOn, amountFen, reverses, payee, issue } = data;
    const verb = payee === 'vouched' ? '认领' : '报来';
    const what = `${dateWords(paidOn)}${reverses === null ? '支付' : '冲正'}${amountWords(amountFen)}`;
    if (reverses === null) return `${who}${verb}支付${number}：${what}，${matchWords(data, node)}。`;
    const undone = issue === null ? '从原支付中扣减，节点的已付金额随之重新计算' : matchWords(data, node);
    return `${who}${verb}冲正${number}：${what}，${undone}。`;
  },
  'payment-placed': ({ who, data, node }) => `${who}匹配支付${data.number}：${matchWords(data, node)}。`,
  'payment-disowned': ({ who, data }) =>
    `${who}标明支付${data.number}（${amountWords(data.amountFen)}）不属于本合同，不计入任何节点。`,
};
