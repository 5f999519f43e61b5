import { amountWords } from '../money';
import { dateWords } from '../rule-words';
import type { Sentences } from './journal-voice';
import { ACCEPTANCE_RESULT_LABELS, BUYER_CONDUCT_LABELS } from './payment-words';

/** What a payment is counted from. */
export const PAYMENT_SENTENCES: Sentences<'acceptance-recorded' | 'amount-confirmed'> = {
  'acceptance-recorded': ({ who, data, node }) =>
    `${who}登记${node(data.milestoneId)}于${dateWords(data.on)}验收，结论：${ACCEPTANCE_RESULT_LABELS[data.result]}；${BUYER_CONDUCT_LABELS[data.conduct]}；以验收为条件的付款期限随之计算。`,
  'amount-confirmed': ({ who, data, node }) =>
    `${who}登记双方于${dateWords(data.on)}确认${node(data.milestoneId)}的结算金额${data.amountFen === null ? '' : `为${amountWords(data.amountFen)}`}，付款期限自次日起计算。`,
};
