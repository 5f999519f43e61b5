import { englishDate } from '../rule-words.en';
import type { SUPERVISION_SENTENCES } from './journal-supervision';
import type { Sentences } from './journal-voice';
import { englishDuty, low } from './journal-voice.en';
import { ENGLISH_CONTRACT_LABELS } from './labels.en';

const { breachers, disputeWays, overdueReasons, sides, supervisionForms, supervisions, toleranceGrounds } =
  ENGLISH_CONTRACT_LABELS;

const CONCLUDED = {
  performed: 'the milestone is performed and enters no credit record',
  impossible: 'the contract may be moved to the terminated register',
  continued: 'the time to supervise begins anew',
  'not-performed': 'a determination of breach may be opened, and until then it enters no credit record',
} as const;

/** Supervision, tolerance and the exits behind it; what comes from above and from outside. */
export const ENGLISH_SUPERVISION_SENTENCES: Sentences<keyof typeof SUPERVISION_SENTENCES> = {
  'overdue-explained': ({ who, data, node }) =>
    `${who} explained why ${node(data.milestoneId)} is overdue: ${low(overdueReasons[data.reasonCode])}; it is planned for ${englishDate(data.plannedOn)}, and the agreed date stays.`,
  'supervision-opened': ({ who, data, node }) =>
    `${who} opened the supervision of ${node(data.milestoneId)}: ${low(supervisionForms[data.form])}.`,
  'supervision-concluded': ({ who, data, node }) =>
    `${who} concluded the supervision of ${node(data.milestoneId)}: ${low(supervisions[data.result])}; ${CONCLUDED[data.result]}.`,
  'tolerance-asked': ({ who, data, node }) =>
    `${who} asked for ${data.days} days of tolerance for ${node(data.milestoneId)}, ground: ${low(toleranceGrounds[data.ground])}; a second person decides.`,
  'tolerance-granted': ({ who, data, node }) =>
    `${who} granted ${data.days} days of tolerance for ${node(data.milestoneId)}, by which the supervision is put off; agreed date, interest and days overdue stay.`,
  'tolerance-refused': ({ who, data, node }) =>
    `${who} refused tolerance for ${node(data.milestoneId)}; the time to supervise stays.`,
  'contract-terminated': ({ who, data, clock }) =>
    `${who} recorded that the contract, found impossible by supervision, ended on ${englishDate(data.on)}; it is in the terminated register${clock('settle-dispute')}.`,
  'contract-rescinded': ({ who, data, clock }) =>
    `${who} recorded that the contract was rescinded on ${englishDate(data.on)} by ${data.by === 'both' ? 'agreement of both sides' : `the ${low(sides[data.by])}`}; it is in the terminated register${clock('settle-dispute')}.`,
  'dispute-recorded': ({ who, data }) =>
    `${who} recorded that the dispute went to ${low(disputeWays[data.way])} on ${englishDate(data.on)}.`,
  'dispute-settled': ({ who, data, clock }) =>
    `${who} recorded that the dispute was settled on ${englishDate(data.on)}; in breach: ${low(breachers[data.breachBy])}${clock('close-out')}.`,
  'contract-urged': ({ who, data, names }) =>
    `${who} urged ${data.dutyId === null ? 'the contract' : `“${englishDuty(data.dutyId, names)}”`}; every date stays.`,
  'contract-listed': ({ who }) => `${who} listed the contract for supervision; every date stays.`,
  'calendar-changed': ({ data }) =>
    `The holidays have changed (${data.calendar.version}): what is not done yet is due on a day counted anew; what is done, and the agreed dates, stand.`,
};
