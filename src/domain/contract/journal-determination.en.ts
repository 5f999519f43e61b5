import { ENGLISH_LABELS } from '../complaint/labels.en';
import type { DataOf } from './events';
import type { DETERMINATION_SENTENCES } from './journal-determination';
import type { Sentences } from './journal-voice';

function answered({ outcome }: DataOf<'determination-answered'>): string {
  if (outcome === null) {
    return 'The determination was revoked or is handled anew and has no result yet; the contract is closed out after it';
  }
  const consequence = outcome === 'breach-determined' ? '' : ', which enters no credit record';
  return `The determination is closed, outcome “${ENGLISH_LABELS.outcomes[outcome]}”${consequence}`;
}

/** What a contract tells of a case that is decided elsewhere. */
export const ENGLISH_DETERMINATION_SENTENCES: Sentences<keyof typeof DETERMINATION_SENTENCES> = {
  'determination-opened': ({ who, data, names, node }) =>
    `${who} opened determination ${data.number} over ${node(data.milestoneId)}, which ${names.organization(data.determining.organizationId)} decides; until it is closed the contract is not closed out and enters no credit record.`,
  'determination-answered': ({ data }) => `${answered(data)}.`,
};
