import { englishAmount } from '../money';
import { ENGLISH_NOTICES, ENGLISH_UNDELIVERED_REASONS } from '../notice-kind.en';
import { rungLabel } from '../rung-label';
import { englishRung } from '../rung-label.en';
import { englishAddressee, englishDate, listed } from '../rule-words.en';
import { englishUnreached } from '../unreached-words.en';
import type { QuantityUnit } from './contract';
import type { DataOf } from './events';
import type { PERFORMANCE_SENTENCES } from './journal-performance';
import { unitOf, type Sentences } from './journal-voice';
import { englishDuty } from './journal-voice.en';
import { ENGLISH_CONTRACT_LABELS } from './labels.en';

function performedWords(
  { amountFen, thousandths, completes }: DataOf<'performance-recorded'>,
  unitCode: QuantityUnit | null,
): string {
  const unit = unitCode === null ? '' : ` ${ENGLISH_CONTRACT_LABELS.units[unitCode]}`;
  const parts = [
    ...(amountFen === null ? [] : [englishAmount(amountFen)]),
    ...(thousandths === null ? [] : [`a quantity of ${thousandths / 1000}${unit}`]),
    ...(completes ? ['the milestone is performed'] : []),
  ];
  return parts.join(', ');
}

/** What becomes of the milestones as time passes and people act, and of the contract at their end. */
export const ENGLISH_PERFORMANCE_SENTENCES: Sentences<keyof typeof PERFORMANCE_SENTENCES> = {
  'performance-recorded': ({ who, data, node, names }) =>
    `${who} recorded performance of ${node(data.milestoneId)} on ${englishDate(data.on)}: ${performedWords(data, unitOf(names, data.milestoneId))}.`,
  'performance-corrected': ({ who, data, node }) =>
    `${who} corrected the record of ${node(data.milestoneId)}: what was recorded does not count any more, and if its date is over it is overdue.`,
  'milestone-waived': ({ who, data, node }) =>
    `${who} recorded that both sides waived ${node(data.milestoneId)}; it is neither reminded of nor supervised any more.`,
  'contract-closed-out': ({ who, data, clock }) =>
    `${who} closed the contract out on ${englishDate(data.on)}; what else was running ends${clock('archive')}.`,
  'contract-archived': ({ who }) => `${who} archived the contract.`,
  'notice-undelivered': ({ data, names }) =>
    `The notice “${ENGLISH_NOTICES[data.notice]}” did not reach ${englishUnreached(data.unreached, names)} (${ENGLISH_UNDELIVERED_REASONS[data.reason]}); the contract manager has to tell them in another way and to correct the address, and every date stays.`,
  'rungs-reached': ({ data, names }) => {
    const steps = data.rungs.map(
      ({ rung, to }) => `“${englishRung(rung, rungLabel(rung))}” (to ${englishAddressee(to)})`,
    );
    const together = data.rungs.length > 1 ? '; all are recorded, only the highest is sent' : '';
    return `“${englishDuty(data.dutyId, names)}” reached ${listed(steps)}${together}.`;
  },
  'duty-lapsed': ({ data, names, clock }) =>
    data.dutyId.startsWith('perform/')
      ? `“${englishDuty(data.dutyId, names)}” was not done in time; the contract is in the overdue register${clock('explain-overdue')}${clock('supervise')}.`
      : `The time to “${englishDuty(data.dutyId, names)}” is over.`,
};
