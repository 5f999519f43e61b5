import { ENGLISH_NOTICES, ENGLISH_UNDELIVERED_REASONS } from '../notice-kind.en';
import type { ComplaintDuty } from '../policy';
import { englishRung } from '../rung-label.en';
import { rungLabel } from '../rung-label';
import { englishAddressee, englishBudget, englishDate, listed } from '../rule-words.en';
import { englishUnreached } from '../unreached-words.en';
import type { DataOf } from './events';
import type { DeliveryFailure } from './facts';
import type { SUPERVISION_SENTENCES } from './journal-supervision';
import { dutyOf, type Sentences } from './journal-voice';
import { ENGLISH_LABELS } from './labels.en';

const { duties, letters, outcomes, suspensionGrounds } = ENGLISH_LABELS;
const low = (label: string): string => `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
const party = (code: keyof typeof ENGLISH_LABELS.parties): string => low(ENGLISH_LABELS.parties[code]);

function dutyWords(dutyId: string): string {
  const duty = dutyOf(dutyId);
  return duty === null ? dutyId : duties[duty];
}

/** What follows when a window closes unused. Duties that only climb their ladder have no entry. */
const AFTER_LAPSE: Readonly<Partial<Record<ComplaintDuty, string>>> = {
  supplement:
    'the time to accept and to pass on runs again, and the accepting department decides on what there is',
  return: 'it can be returned no more, and the time to verify runs on',
  answer: 'the respondent did not answer, and findings may be stated on what there is',
  question: 'no answer came, and the case goes on with what there is',
  rectify:
    'what is not reported as put right counts as not put right in time and goes on to determination; what is reported waits to be checked',
  defend: 'the determination may be submitted; a defence that was submitted has to be heard first',
  'ask-review': 'a review can be asked for no more',
  'settle-instalment': 'an instalment of the settlement was missed, and the case goes on',
  'check-suspension': 'it still stands still, and the time to look again begins anew',
  'follow-up': 'no result of the follow-up call was recorded',
  rate: 'it can be rated no more',
};

const FOLLOWED_STAGES = {
  accepted: 'accepted',
  transferred: 'passed on',
  verified: 'verified',
  rectifying: 'being put right',
  closed: 'closed',
} as const satisfies Record<DataOf<'channel-progressed'>['stage'], string>;

const DELIVERY_FAILURES = {
  refused: 'the addressee refused it',
  'unknown-address': 'the address is not known',
  'not-collected': 'it was not collected in time',
  other: 'another reason',
} as const satisfies Record<DeliveryFailure, string>;

/** From above and beside, and what the clock brings. */
export const ENGLISH_SUPERVISION_SENTENCES: Sentences<keyof typeof SUPERVISION_SENTENCES> = {
  urged: ({ who, data }) =>
    `${who} urged ${data.dutyId === null ? 'the case' : `“${dutyWords(data.dutyId)}”`}; every date stays.`,
  'notice-undelivered': ({ data, names }) =>
    `The notice “${ENGLISH_NOTICES[data.notice]}” did not reach ${englishUnreached(data.unreached, names)} (${ENGLISH_UNDELIVERED_REASONS[data.reason]}); the department has to tell them in another way, and every date stays.`,
  'complaint-listed': ({ who }) => `${who} listed the case for supervision; every date stays.`,
  'extension-granted': ({ who, data, names }) => {
    const duty = dutyOf(data.dutyId);
    const rule = duty === null ? undefined : names.rules?.extensions[duty];
    return `${who} extended the time to “${dutyWords(data.dutyId)}”${rule === undefined ? '' : ` by ${englishBudget(rule)}`}.`;
  },
  'handling-suspended': ({ who, data, clock }) =>
    `${who} suspended the handling from ${englishDate(data.fromOn)}, ground: ${low(suspensionGrounds[data.ground])}; time limits stand still, those of instructions aside${clock('check-suspension')}.`,
  'handling-resumed': ({ who, data }) =>
    `${who} resumed the handling from ${englishDate(data.on)}; time limits run on with what was left of them.`,
  'handling-discontinued': ({ who, data }) =>
    `${who} signed the decision to discontinue, ground: ${low(suspensionGrounds[data.ground])}; time limits end, those of instructions aside.`,
  'instruction-recorded': ({ who, data }) =>
    `${who} recorded an instruction, whose result is to be reported by ${englishDate(data.dueOn)}.`,
  'instruction-answered': ({ who }) =>
    `${who} reported the result of the instruction, whose time limit ends.`,
  'calendar-changed': ({ data }) =>
    `The holidays have changed (${data.calendar.version}): what is not done yet is due on a day counted anew, and what is done stands.`,
  'respondent-succeeded': ({ data, names, clock }) => {
    const verifier =
      data.verifying === null ? '' : `, and so ${names.organization(data.verifying.organizationId)} verifies`;
    return `The respondent is succeeded by ${names.organization(data.respondent.organizationId)}${verifier}; where it was notified and no finding is there yet, it gets new time to answer${clock('answer')}.`;
  },
  'body-succeeded': ({ data, names }) => {
    const [from, to] = [names.organization(data.from), names.organization(data.to.organizationId)];
    const how =
      data.as === 'successor'
        ? `${from} was merged or abolished, and ${to} takes over as the ${party(data.party)}`
        : `${from} was merged or abolished without a successor, and its supervisor ${to} takes over as the ${party(data.party)}`;
    return `${how}; time limits run on and do not begin anew.`;
  },
  'officer-succeeded': ({ data, names }) =>
    `${names.officer(data.from)} handed over, and ${names.officer(data.to)} handles what the ${party(data.party)} owes; time limits run on.`,
  'delivery-failed': ({ who, data }) =>
    `${who} reported that “${letters[data.letterKind]}” did not reach the ${party(data.party)} on ${englishDate(data.on)} (${DELIVERY_FAILURES[data.reason]}); it has to be served again, and what runs from its service has not begun.`,
  'channel-progressed': ({ who, data }) => {
    const outcome = data.closedAs === null ? '' : `, outcome “${outcomes[data.closedAs]}”`;
    return `${who} reported: ${FOLLOWED_STAGES[data.stage]}${outcome}.`;
  },
  'rungs-reached': ({ data }) => {
    const steps = data.rungs.map(
      ({ rung, to }) => `“${englishRung(rung, rungLabel(rung))}” (to ${englishAddressee(to)})`,
    );
    const together = data.rungs.length > 1 ? '; all are recorded, only the highest is sent' : '';
    return `“${dutyWords(data.dutyId)}” reached ${listed(steps)}${together}.`;
  },
  'duty-lapsed': ({ data }) => {
    const duty = dutyOf(data.dutyId);
    const consequence = duty === null ? undefined : AFTER_LAPSE[duty];
    return `The time to “${dutyWords(data.dutyId)}” is over${consequence === undefined ? '' : `: ${consequence}`}.`;
  },
};
