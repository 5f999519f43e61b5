import type { ComplaintNarrowing } from '../store/complaint-filter';
import type { PlainDate } from '../domain/ids';

type Asked = Omit<ComplaintNarrowing, 'receivedFrom' | 'receivedTo' | 'verifyingId'> & {
  readonly verifyingId?: string | undefined;
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
};

/** The narrowing of a question about a period of receipt. */
export function periodOf({ from, to, ...rest }: Asked): ComplaintNarrowing {
  // `none` has the form of an id, and means that there is none.
  return { ...(rest as ComplaintNarrowing), receivedFrom: from, receivedTo: to };
}

/** The query of a list that shows what a figure counts; its members are the list's own filters. */
export function listQueryOf(narrowing: object): string {
  const pairs = Object.entries(narrowing).flatMap(([name, value]): readonly [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new URLSearchParams(pairs).toString();
}
