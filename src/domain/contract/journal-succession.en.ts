import { englishDate, listed } from '../rule-words.en';
import type { SUCCESSION_SENTENCES } from './journal-succession';
import type { Sentences } from './journal-voice';
import { low } from './journal-voice.en';
import { ENGLISH_CONTRACT_LABELS } from './labels.en';

const { negotiationPosts, negotiationResults, owners, successionCauses, successionFindings } =
  ENGLISH_CONTRACT_LABELS;

const CONCLUDED = {
  continues: 'a change of bodies or people excuses nothing',
  negotiated: 'terms change only by an amendment of both sides, and everything else stands',
  disputed: 'it goes to supervision, determination or the settlement of disputes, and binds meanwhile',
} as const;

/** The succession review. */
export const ENGLISH_SUCCESSION_SENTENCES: Sentences<keyof typeof SUCCESSION_SENTENCES> = {
  'succession-review-opened': ({ who, data: { cause, on, orderedById }, names, clock }) => {
    const by = orderedById === undefined ? who : names.organization(orderedById);
    return `${by} opened a succession review (${low(successionCauses[cause])}, ${englishDate(on)}); the contract and its agreed dates stand${clock('review-succession')}.`;
  },
  'negotiation-recorded': ({ who, data: { on, posts, result } }) =>
    `${who} recorded that both sides negotiated on ${englishDate(on)} (${listed(posts.map((post) => low(negotiationPosts[post])))}): ${low(negotiationResults[result])}.`,
  'succession-reviewed': ({ who, data: { finding = 'continues' } }) =>
    `${who} concluded the succession review: ${low(successionFindings[finding])}; ${CONCLUDED[finding]}.`,
  'undertaking-succeeded': ({ data, names, clock }) =>
    `${names.organization(data.undertaking.organizationId)} takes over as the undertaking body; the contract and its agreed dates stand${clock('review-succession')}.`,
  'body-succeeded': ({ data: { party, body }, names }) =>
    `${names.organization(body.organizationId)} takes over as the ${low(owners[party])}; every date stands.`,
};
