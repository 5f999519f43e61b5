import { englishAmount } from '../money';
import { englishDate } from '../rule-words.en';
import type { PAYMENT_SENTENCES } from './journal-payment';
import type { Sentences } from './journal-voice';
import { low } from './journal-voice.en';
import { ENGLISH_CONTRACT_LABELS } from './labels.en';

const { acceptanceResults, buyerConducts } = ENGLISH_CONTRACT_LABELS;

/** What a payment is counted from. */
export const ENGLISH_PAYMENT_SENTENCES: Sentences<keyof typeof PAYMENT_SENTENCES> = {
  'acceptance-recorded': ({ who, data, node }) =>
    `${who} recorded the acceptance of ${node(data.milestoneId)} on ${englishDate(data.on)}: ${low(acceptanceResults[data.result])}; ${low(buyerConducts[data.conduct])}; a payment that depends on it is counted accordingly.`,
  'amount-confirmed': ({ who, data, node }) =>
    `${who} recorded that both sides confirmed the amount of ${node(data.milestoneId)} on ${englishDate(data.on)}${data.amountFen === null ? '' : ` as ${englishAmount(data.amountFen)}`}; the time to pay is counted from the next day.`,
};
