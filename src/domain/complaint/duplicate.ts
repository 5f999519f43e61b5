/** Why two complaints may be one, in the order of their weight. */
export const DUPLICATE_REASONS = [
  'same-complainant',
  'same-contract',
  'alike-title',
  'alike-narrative',
  'same-amount',
  'same-respondent',
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** What is compared of a complaint. Of who complained nothing but whether it is the same person. */
export interface Comparable {
  readonly title: string;
  readonly narrative: string;
  readonly amountFen: number;
}

/** What only the store and the vault can say of another complaint beside the one in hand: the same body under any of its names, the same contract. */
export interface Shared {
  readonly respondent: boolean;
  readonly contract: boolean;
  /** By the vault's blind indexes; false also where they could not be asked. */
  readonly complainant: boolean;
}

export interface Likeness {
  readonly reasons: readonly DuplicateReason[];
  /** 1 to 100: the higher, the likelier that both are about the same matter. */
  readonly score: number;
}

const WEIGHTS = {
  'same-complainant': 40,
  'same-contract': 40,
  'alike-title': 20,
  'alike-narrative': 20,
  'same-amount': 10,
  'same-respondent': 10,
} as const satisfies Record<DuplicateReason, number>;

/** Enough of a text to know it again by: the rest costs time and tells no more. */
const comparedLength = 240;
const alikeFrom = { title: 0.5, narrative: 0.35 } as const;

type Pairs = ReadonlySet<string>;

/** Pairs of signs: a Chinese word has two of them, so that runs of three would miss most likenesses. */
function pairsOf(text: string): Pairs {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const signs = [...plain.slice(0, 2 * comparedLength)].slice(0, comparedLength);
  return new Set(signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`));
}

/** 0 to 1 (Dice): how much of two texts is in both. */
function likenessOf(left: Pairs, right: Pairs): number {
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const pair of left) if (right.has(pair)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}

/** The same of two texts as they were written. */
export function alikeness(left: string, right: string): number {
  return likenessOf(pairsOf(left), pairsOf(right));
}

/**
 * Whether another complaint may be about the same matter as this one, and why. Null where it is not worth a person's
 * look: the same body alone, or the same person with another matter against another body.
 */
export function comparerFor(own: Comparable): (other: Comparable, shared: Shared) => Likeness | null {
  const [title, narrative] = [pairsOf(own.title), pairsOf(own.narrative)];
  return (other, shared) => {
    const holds: Readonly<Record<DuplicateReason, boolean>> = {
      'same-complainant': shared.complainant,
      'same-contract': shared.contract,
      'alike-title': likenessOf(title, pairsOf(other.title)) >= alikeFrom.title,
      'alike-narrative': likenessOf(narrative, pairsOf(other.narrative)) >= alikeFrom.narrative,
      'same-amount': own.amountFen > 0 && own.amountFen === other.amountFen,
      'same-respondent': shared.respondent,
    };
    const isAlike = holds['alike-title'] || holds['alike-narrative'];
    const signs = [shared.complainant, isAlike, shared.respondent].filter(Boolean).length;
    if (!shared.contract && signs < 2) return null;
    const reasons = DUPLICATE_REASONS.filter((reason) => holds[reason]);
    const weight = reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0);
    return { reasons, score: Math.min(weight, 100) };
  };
}
