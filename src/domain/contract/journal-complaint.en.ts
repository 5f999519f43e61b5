import type { ComplaintOutcome } from '../complaint/complaint';
import { ENGLISH_LABELS } from '../complaint/labels.en';
import type { COMPLAINT_SENTENCES } from './journal-complaint';
import type { Sentences } from './journal-voice';

const endWords = (outcome: ComplaintOutcome | null): string =>
  outcome === null
    ? 'is being handled; until it is over the contract is neither closed out nor archived'
    : `is closed, outcome “${ENGLISH_LABELS.outcomes[outcome]}”`;

/** Shown to those alone who may know of the complaint. */
export const ENGLISH_COMPLAINT_SENTENCES: Sentences<keyof typeof COMPLAINT_SENTENCES> = {
  'complaint-told': ({ data }) =>
    `Complaint ${data.number} is about this contract; it ${endWords(data.outcome)}.`,
  'complaint-answered': ({ data }) =>
    `Complaint ${data.number} about this contract ${endWords(data.outcome)}.`,
  'complaint-unlinked': ({ data }) =>
    `Complaint ${data.number} turned out not to be about this contract and was unlinked.`,
};
