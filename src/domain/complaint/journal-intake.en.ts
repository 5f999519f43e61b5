import { transferRunsFrom } from '../policy';
import { counted, englishDate, listed } from '../rule-words.en';
import type { INTAKE_SENTENCES } from './journal-intake';
import type { Sentences } from './journal-voice';
import { ENGLISH_LABELS } from './labels.en';

const { channels, followUps, outcomes, parties } = ENGLISH_LABELS;
const party = (code: keyof typeof parties): string => parties[code].toLowerCase();

const AT_INTAKE = {
  driven: '',
  followed: '; its channel handles it, this system follows it',
} as const;

/** From receipt to the transfer, and what the complainant does. */
export const ENGLISH_INTAKE_SENTENCES: Sentences<keyof typeof INTAKE_SENTENCES> = {
  'complaint-received': ({ data, names, clock }) => {
    const respondent = names.organization(data.respondent.organizationId);
    const office = names.organization(data.accepting.organizationId);
    const onReceipt = transferRunsFrom(data.rules) === 'receipt' ? clock('transfer') : '';
    const onList = data.listed ? '; a lead of a monitoring point, listed from its receipt on' : '';
    return `${office} received complaint ${data.number} about ${respondent} by way of “${channels[data.channel]}”, with ${counted(data.demands.length, 'demand')}${clock('accept')}${onReceipt}${AT_INTAKE[data.handling]}${onList}.`;
  },
  'determination-opened': ({ data, who, names, clock }) =>
    `${who} opened determination ${data.number} ex officio upon ${names.organization(data.respondent.organizationId)}: contract ${data.origin.contractCode} was not performed in spite of supervision, and ${names.organization(data.determining.organizationId)} decides${clock('determine')}.`,
  'supplement-requested': ({ data, who, clock }) =>
    `${who} told the complainant, once and for all, of ${counted(data.itemCodes.length, 'thing')} to supply${clock('supplement')}; the time to accept and to pass on stands still meanwhile.`,
  'supplement-supplied': ({ who, data }) =>
    `${who} supplied what was asked for (${counted(data.evidenceIds.length, 'file')}); the time to accept and to pass on runs again.`,
  'complaint-accepted': ({ who, names, clock }) =>
    names.rules !== undefined && transferRunsFrom(names.rules) === 'acceptance'
      ? `${who} decided to accept the complaint${clock('transfer')}.`
      : `${who} decided to accept the complaint; the time to pass it on does not begin anew.`,
  'complaint-rejected': ({ who, data, clock }) =>
    `${who} signed the decision not to accept, reason ${data.reasonCode} of the rules; once it is served, the complainant may ask for a review${clock('explain')}.`,
  'complaint-transferred': ({ who, data, names, clock }) =>
    `${who} passed the complaint ${data.again ? 'on again' : 'on'} to ${names.organization(data.verifying.organizationId)} for verification; time runs from its arrival, whenever it is signed in${clock('verify')}.`,
  'verifier-appointed': ({ who, data, names, clock }) =>
    `${who} appointed ${names.organization(data.verifying.organizationId)} to verify; it may not be returned again${clock('verify')}.`,
  'complaint-returned': ({ who, data, names, clock }) =>
    `${who} returned the complaint, which may be done once, holding that ${names.organization(data.rightBody.organizationId)} should verify it; the time to verify ends${clock('transfer-again')}.`,
  'appointment-requested': ({ who, data, names }) =>
    `${who} holds that ${names.organization(data.rightBody.organizationId)} should verify; as a return is possible once only, the superior body was asked to appoint, and the time to verify runs on until it does.`,
  'transfer-signed-in': ({ who }) =>
    `${who} signed the complaint in; the time to verify still runs from the day after its arrival.`,
  'officer-assigned': ({ who, data, names }) =>
    `${who} assigned ${names.officer(data.officerId)} for the ${party(data.party)}; every date stays.`,
  'complaint-redirected': ({ who, data, names }) =>
    `${who} passed the complaint to ${names.organization(data.accepting.organizationId)}; number and day of receipt stay, from here on the rules “${data.rules.name}” (version ${data.rules.version}) apply, and the time to accept and to pass on is counted anew from the day after receipt.`,
  'complaint-split': ({ who, data }) =>
    `${who} split the complaint by respondent into ${counted(data.children.length, 'case')} (${listed(data.children.map(({ number }) => number))}); its time limits go on there.`,
  'clerical-error-corrected': ({ who, data, names }) => {
    const what =
      data.respondent === null
        ? 'what was entered of a demand'
        : `the respondent, which is ${names.organization(data.respondent.organizationId)}`;
    return `${who} corrected a slip of the pen: ${what}; every date stays.`;
  },
  'handed-over-for-recusal': ({ who, data, names }) =>
    `${who} handed what the ${party(data.party)} owes to ${names.organization(data.to.organizationId)}, for recusal.`,
  'case-reassigned': ({ who, data, names }) =>
    `${who} made ${names.organization(data.to.organizationId)} the ${party(data.party)}.`,
  'right-body-named': ({ who, data, names }) =>
    `${who} named ${names.organization(data.rightBody.organizationId)} as the body that may deal with it; until it is reassigned by the rules, time runs on.`,
  'settlement-declared': ({ who }) =>
    `${who} declared a settlement with the respondent; the accepting or verifying department has to see that it was free, and time runs on.`,
  'settlement-confirmed': ({ who, data }) => {
    const days = listed(data.instalments.map(({ dueOn }) => englishDate(dueOn)));
    const watch =
      days === '' ? '' : `; instalments are agreed for ${days}, and if one is missed the case goes on`;
    return `${who} confirmed that the settlement was free; the complaint is closed and its other time limits end${watch}.`;
  },
  'instalment-recorded': ({ who, data }) =>
    data.paid
      ? `${who} recorded that an instalment of the settlement was met.`
      : `${who} recorded that an instalment of the settlement was not met; the case goes on, and its time is counted anew from the next day.`,
  'follow-up-recorded': ({ who, data }) =>
    `${who} recorded the follow-up call: ${followUps[data.result].toLowerCase()}.`,
  'handled-again': ({ who, clock }) =>
    `${who} sent the case back to be handled again because the complainant is not satisfied; every demand is verified anew${clock('verify')}.`,
  'evidence-added': ({ who, data }) =>
    `${who} added ${counted(data.evidenceIds.length, 'file')} of evidence; every date stays.`,
  'naming-agreed': ({ who }) =>
    `${who} agreed that the respondent may learn who complains and which contract it is.`,
  'complaint-withdrawn': ({ who }) =>
    `${who} withdrew the complaint; outcome “${outcomes.withdrawn}”, its other time limits end.`,
  'complaint-rated': ({ who, data }) => `${who} rated the handling with ${data.score}.`,
  'agent-called-off': ({ who }) => `${who} called the agent off, whose receipt is void from now on.`,
};
