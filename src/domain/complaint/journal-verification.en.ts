import { counted, englishChain, englishDate, listed } from '../rule-words.en';
import { CONCLUSIONS, type Conclusion, type Excuse } from './complaint';
import type { VERIFICATION_SENTENCES } from './journal-verification';
import type { Sentences, Told } from './journal-voice';
import { ENGLISH_LABELS } from './labels.en';

const { acts, conclusions, contactMethods, excuses, grounds, letters, noticeFields, parties } =
  ENGLISH_LABELS;
const { publicationFields, serviceMethods, takedownGrounds, withholdingGrounds } = ENGLISH_LABELS;
const low = (label: string): string => `${label.charAt(0).toLowerCase()}${label.slice(1)}`;

/** 1 substantiated and 2 unfounded */
function conclusionWords(items: readonly { readonly conclusion: Conclusion }[]): string {
  const some = CONCLUSIONS.flatMap((conclusion) => {
    const count = items.filter((item) => item.conclusion === conclusion).length;
    return count === 0 ? [] : [`${count} ${low(conclusions[conclusion])}`];
  });
  return listed(some);
}

const excuseWords = (excuse: Excuse | null): string =>
  excuse === null ? '' : ` (on the plea of ${low(excuses[excuse])}, which justifies nothing)`;

const demands = (demandIds: readonly unknown[]): string => counted(demandIds.length, 'demand');

/** Clocks that run from service start on the day it says, not on the day it was recorded. */
function consequenceOfService({ data, clock }: Told<'document-served'>): string {
  if (data.letterKind === 'determination-notice' && data.party === 'respondent') return clock('defend');
  if (data.letterKind === 'rejection-notice' && data.party === 'complainant') return clock('ask-review');
  if (data.letterKind !== 'determination-document') return '';
  if (data.party === 'accepting') return '; the duty to report to the accepting department is met';
  return data.party === 'complainant' ? clock('ask-review') : '';
}

/** Verification, approval, rectification, determination, review. */
export const ENGLISH_VERIFICATION_SENTENCES: Sentences<keyof typeof VERIFICATION_SENTENCES> = {
  'respondent-notified': ({ who, data, clock }) => {
    const fields = listed(data.disclose.map((field) => low(noticeFields[field])));
    return `${who} sent the respondent the notice of verification, telling of ${fields === '' ? 'nothing more' : fields}${clock('answer')}; findings may be stated once it has answered or that time is over.`;
  },
  'question-asked': ({ who, data, clock }) =>
    `${who} asked the ${low(parties[data.party])} a question${clock('question')}; the time to verify does not stand still for it.`,
  'question-answered': ({ who, data }) =>
    `${who} answered the question, with ${counted(data.evidenceIds.length, 'file')} of evidence.`,
  'answer-given': ({ who, data }) =>
    `${who} answered the notice of verification, with ${counted(data.evidenceIds.length, 'file')} of evidence; the verifying department may state its findings.`,
  'contact-attempted': ({ who, data }) =>
    `${who} recorded an attempt to reach the complainant on ${englishDate(data.on)} (${low(contactMethods[data.method])}): ${data.reached ? 'reached' : 'not reached'}.`,
  'demands-concluded': ({ who, data }) =>
    `${who} stated findings: ${conclusionWords(data.items)}; the time to verify ends when every demand has its finding.`,
  'result-explained': ({ who, data, clock }) =>
    `${who} gave and explained the result to the complainant on ${englishDate(data.on)} (${low(serviceMethods[data.method])}), which meets the duty to do so${clock('ask-review')}.`,
  'approval-requested': ({ who, data }) =>
    `${who} put forward “${acts[data.approval.act.type]}” for approval by the ${englishChain(data.approval.steps)}; time runs on meanwhile.`,
  'approval-given': ({ who }) => `${who} approved.`,
  'approval-returned': ({ who, data }) =>
    `${who} sent “${acts[data.act]}” back to be changed and submitted again; time runs on.`,
  'rectification-ordered': ({ who, data }) => {
    const days = listed([...new Set(data.items.map(({ dueOn }) => englishDate(dueOn)))]);
    return `${who} signed the order to put right ${demands(data.items)} by ${days}; what is not put right in time and without justification is determined as a breach.`;
  },
  'progress-reported': ({ who, data, clock }) =>
    data.completed
      ? `${who} reported that a demand was put right, with ${counted(data.evidenceIds.length, 'file')} of evidence${clock('confirm')}.`
      : `${who} reported progress of ${data.percent} %; the date stays.`,
  'rectification-confirmed': ({ who }) =>
    `${who} confirmed that a demand was put right; its time limits end.`,
  'completion-refused': ({ who }) =>
    `${who} holds that a demand was not put right yet; its date stays, and if that is over it goes on to determination.`,
  'justification-claimed': ({ who, clock }) =>
    `${who} claimed a justification for a demand${clock('justify')}; nothing is determined while it is judged, and the time to put right runs on.`,
  'justification-judged': ({ who, data }) =>
    data.accepted && data.newDueOn !== null
      ? `${who} accepted the justification; it has to be put right by ${englishDate(data.newDueOn)} now.`
      : `${who} did not accept the justification; the date stays.`,
  'refusal-declared': ({ who, data, clock }) =>
    `${who} declared under seal, for ${demands(data.demandIds)}: ${low(grounds[data.kind])}${excuseWords(data.excuse)}; the time to put right ends and it goes on to determination${clock('determine')}.`,
  'determination-proposed': ({ who, data }) =>
    `${who} intends to determine a breach in ${demands(data.demandIds)}, ground: ${low(grounds[data.ground])}${excuseWords(data.excuse)}; the time for a defence runs once the notice is served.`,
  'proposal-withdrawn': ({ who }) =>
    `${who} withdrew the intended determination, and the time for a defence ends; the demands still have to be put right or determined.`,
  'defence-submitted': ({ who, data }) =>
    `${who} submitted a defence, with ${counted(data.evidenceIds.length, 'file')} of evidence; nothing is determined before it was heard.`,
  'defence-recorded': ({ who, data }) =>
    `${who} recorded the defence that the company wrote on ${englishDate(data.on)}, with ${counted(data.evidenceIds.length, 'file')}; ${data.asksHearing ? 'it asks for a hearing, and nothing is determined before that was held' : 'nothing is determined before it was heard'}.`,
  'hearing-held': ({ who, data }) =>
    `${who} recorded the hearing of ${englishDate(data.on)}, with ${counted(data.evidenceIds.length, 'file')} of minutes; the defence still has to be heard and weighed.`,
  'defence-heard': ({ who }) =>
    `${who} heard the defence, which ends the time for it; the determination may be submitted.`,
  'breach-determined': ({ who, data, clock }) =>
    `${who} signed the determination: the respondent is in breach in ${demands(data.demandIds)}, ground: ${low(grounds[data.ground])}${excuseWords(data.excuse)}; what was promised is still owed${clock('report-to-acceptors')}.`,
  'document-served': (told) => {
    const { who, data } = told;
    return `${who} recorded the service of “${letters[data.letterKind]}” on the ${low(parties[data.party])} on ${englishDate(data.on)} (${low(serviceMethods[data.method])})${consequenceOfService(told)}.`;
  },
  'performance-recorded': ({ who, data }) =>
    `${who} recorded that a demand determined as a breach was performed on ${englishDate(data.on)}; the determination stands, and credit repair may be asked for.`,
  'determination-corrected': ({ who, clock }) =>
    `${who} corrected the text of the determination, whose conclusion stands; what was published is taken down at once, and the corrected text is served again${clock('report-to-acceptors')}.`,
  'determination-revoked': ({ who, clock }) =>
    `${who} signed the revocation of the determination; all that followed from it is taken back, what was published is taken down at once, and the demands are verified anew${clock('verify')}.`,
  'publication-decided': ({ who, data }) => {
    const { withholdingGround, redact, until } = data;
    const because =
      withholdingGround === null ? '' : ` because of ${low(withholdingGrounds[withholdingGround])}`;
    if (until === null)
      return `${who} signed, after the secrecy review, that the determination is not published${because}.`;
    const hidden = listed(redact.map((field) => low(publicationFields[field])));
    const how = redact.length === 0 ? '' : `, without ${hidden}${because}`;
    return `${who} signed, after the secrecy review, that the determination is published${how} until ${englishDate(until)}, when it ends by itself.`;
  },
  'publication-withdrawn': ({ who, data }) => {
    const ground = low(takedownGrounds[data.ground]);
    return data.confirmed
      ? `${who} signed that the publication is taken down (${ground}); it is gone at once, and the determination stands.`
      : `${who} took the publication down ahead of the others (${ground}); it is gone at once, the others of the chain confirm afterwards, and the determination stands.`;
  },
  'withdrawal-confirmed': ({ who }) =>
    `${who} confirmed that the publication was taken down; to publish it again is a new request.`,
  'publication-ended': () =>
    'The span of publication is over and what was published is taken down; the determination stands, and what was promised is still owed.',
  'review-asked': ({ who, data, names, clock }) =>
    `${who} asked for a review, which may be done once${data.reviewer === null ? '' : `; ${names.organization(data.reviewer.organizationId)} reviews`}; what was decided holds meanwhile${clock('decide-review')}.`,
  'review-decided': ({ who, data, names, clock }) => {
    const reviewer = names.organization(data.reviewer.organizationId);
    return data.result === 'upheld'
      ? `${who} decided the review: ${reviewer} upholds what was decided.`
      : `${who} decided the review: ${reviewer} sets aside what was decided, and the complaint is handled anew${clock('verify')}.`;
  },
};
