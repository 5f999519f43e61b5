import type { FormValues } from './judge';

/** Something that left here and got no answer: it may have been done. The same body under the same key tells. */
export interface Unanswered<Body> {
  readonly body: Body;
  readonly key: string;
}

interface Draft<Body> {
  readonly values: FormValues;
  readonly unanswered: Unanswered<Body> | null;
}

export interface DraftPlace {
  readonly officerId: string;
  readonly caseId: string;
  readonly command: string;
}

const EMPTY: Draft<never> = { values: {}, unanswered: null };

const nameOf = ({ officerId, caseId, command }: DraftPlace): string =>
  `draft:${officerId}:${caseId}:${command}`;

/** What this person had begun to write here, in this tab. */
export function readDraft<Body>(place: DraftPlace): Draft<Body> {
  try {
    const kept = sessionStorage.getItem(nameOf(place));
    // Written by `writeDraft` of the same page.
    return kept === null ? EMPTY : (JSON.parse(kept) as Draft<Body>);
  } catch {
    return EMPTY;
  }
}

export function writeDraft<Body>(place: DraftPlace, draft: Draft<Body>): void {
  try {
    sessionStorage.setItem(nameOf(place), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still sends what stands in the form.
  }
}

export function clearDraft(place: DraftPlace): void {
  try {
    sessionStorage.removeItem(nameOf(place));
  } catch {
    // Nothing was kept.
  }
}

export const hasDraft = (place: DraftPlace): boolean => {
  const { values, unanswered } = readDraft(place);
  return unanswered !== null || Object.keys(values).length > 0;
};
