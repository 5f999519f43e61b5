import { englishAmount } from '../money';
import { englishDate } from '../rule-words.en';
import type { PaymentMatch } from './fed-payment';
import type { TOLD_SENTENCES } from './journal-told';
import type { Sentences } from './journal-voice';
import { low } from './journal-voice.en';
import { ENGLISH_CONTRACT_LABELS } from './labels.en';

const { paymentIssues } = ENGLISH_CONTRACT_LABELS;

function matchWords(
  { shares, unplacedFen, issue }: PaymentMatch,
  node: (milestoneId: string) => string,
): string {
  const open = unplacedFen > 0 ? `${englishAmount(unplacedFen)} ` : '';
  const parts = [
    ...shares.map(
      ({ milestoneId, amountFen }) => `${englishAmount(amountFen)} counted for ${node(milestoneId)}`,
    ),
    ...(issue === null ? [] : [`${open}to be looked into: ${low(paymentIssues[issue])}`]),
  ];
  return parts.length === 0 ? 'reversed whole, and counted for nothing' : parts.join('; ');
}

/** What payment systems tell, and what people say of it. */
export const ENGLISH_TOLD_SENTENCES: Sentences<keyof typeof TOLD_SENTENCES> = {
  'payment-reported': ({ who, data, node }) => {
    const { number, paidOn, amountFen, reverses, payee, issue } = data;
    const verb = payee === 'vouched' ? 'claimed' : 'told of';
    const what = `${englishAmount(amountFen)} on ${englishDate(paidOn)}`;
    if (reverses === null) return `${who} ${verb} payment ${number}, ${what}: ${matchWords(data, node)}.`;
    const undone =
      issue === null
        ? 'it is taken off the payment, and what has been paid is counted anew'
        : matchWords(data, node);
    return `${who} ${verb} reversal ${number}, ${what}: ${undone}.`;
  },
  'payment-placed': ({ who, data, node }) =>
    `${who} matched payment ${data.number}: ${matchWords(data, node)}.`,
  'payment-disowned': ({ who, data }) =>
    `${who} set payment ${data.number} (${englishAmount(data.amountFen)}) apart: it is not of this contract and counts for no milestone.`,
};
