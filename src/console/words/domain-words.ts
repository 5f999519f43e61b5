import type { AdministrationRefusal } from '../../domain/access-administration';
import type { RevealRefusal } from '../../domain/complainant';
import { CHINESE_LABELS, type Labels } from '../../domain/complaint/label-tables';
import type { Refusal } from '../../domain/refusal';
import type { ReportRefusal } from '../../domain/upward-report/decide-report';

export type RefusalType = (Refusal | AdministrationRefusal | ReportRefusal | RevealRefusal)['type'];

/** Why something is refused, as the server said it. */
export interface Refused {
  readonly type: string;
  readonly sentence: string;
}

/** A word for every code of the law, and a sentence for every refusal. */
export interface DomainWords extends Labels {
  readonly explainRefusal: (refused: Refused) => string;
}

/** The server's own sentences are Chinese: they are shown as they come. */
export const chineseDomainWords: DomainWords = {
  ...CHINESE_LABELS,
  explainRefusal: ({ sentence }) => sentence,
};
