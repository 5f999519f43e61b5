import type { DUPLICATE_SENTENCES } from './journal-duplicate';
import type { Sentences } from './journal-voice';
import { ENGLISH_LABELS } from './labels.en';

/** The other case is not named: whoever complained in one does not learn of the other. */
export const ENGLISH_DUPLICATE_SENTENCES: Sentences<keyof typeof DUPLICATE_SENTENCES> = {
  'duplicate-linked': ({ who }) =>
    `${who} linked this case, as telling of the same matter, to another; it keeps its number, its complainant and its time limits, and its complainant is told when the other is answered.`,
  'duplicate-unlinked': ({ who }) =>
    `${who} unlinked this case from the other; its complainant is not told of the other any more.`,
  'leading-case-answered': ({ data }) => {
    const outcome = data.outcome === null ? '' : `, outcome “${ENGLISH_LABELS.outcomes[data.outcome]}”`;
    return `The leading case was answered${outcome}; the complainant and the accepting department of this one are told, and its dates stay.`;
  },
};
