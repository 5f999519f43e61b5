import type { Sentences } from './journal-voice';
import { OUTCOME_LABELS } from './labels';

/** The other case is not named: whoever complained in one does not learn of the other. */
export const DUPLICATE_SENTENCES: Sentences<
  'duplicate-linked' | 'duplicate-unlinked' | 'leading-case-answered'
> = {
  'duplicate-linked': ({ who }) =>
    `${who}认定本件与另一件投诉反映同一事项，关联为其重复件；本件保留自己的编号、投诉人和各项期限，主件答复时一并告知本件投诉人。`,
  'duplicate-unlinked': ({ who }) => `${who}解除了本件与主件的关联，今后主件的答复不再告知本件投诉人。`,
  'leading-case-answered': ({ data }) => {
    const outcome = data.outcome === null ? '' : `，结果为“${OUTCOME_LABELS[data.outcome]}”`;
    return `主件已答复${outcome}，一并告知本件投诉人和受理部门；本件的期限不变。`;
  },
};
