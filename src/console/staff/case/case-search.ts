import { SEEN_AS, type SeenAs } from '../../../domain/complaint/access';

/** Which form lies open, or through whose eyes the case is seen. */
export interface CaseSearch {
  readonly act?: string;
  readonly seenAs?: SeenAs;
}

export function readCaseSearch({ act, seenAs }: Readonly<Record<string, unknown>>): CaseSearch {
  const party = SEEN_AS.find((one) => one === seenAs);
  if (party !== undefined) return { seenAs: party };
  return typeof act === 'string' ? { act } : {};
}
