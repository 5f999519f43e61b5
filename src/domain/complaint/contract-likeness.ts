import { alikeness } from './duplicate';

/** Why a registered contract may be the one that a complaint is about, in the order of their weight. */
export const CONTRACT_REASONS = ['same-number', 'alike-name', 'named-code', 'same-body'] as const;
export type ContractReason = (typeof CONTRACT_REASONS)[number];

const WEIGHTS = {
  'same-number': 50,
  'alike-name': 25,
  'named-code': 20,
  'same-body': 15,
} as const satisfies Record<ContractReason, number>;

const ALIKE_FROM = 0.6;

/** What the store has found out of a contract beside the complaint in hand. */
export interface ContractSigns {
  /** The number that the complaint names is one of the contract's: its code, its own, its reporter's, its filing's. */
  readonly isSameNumber: boolean;
  /** A party's 统一社会信用代码 stands in what was written. Who complained is not compared: that would tell who it is. */
  readonly isCodeNamed: boolean;
  /** The body complained of undertakes it, under any of its names. */
  readonly isSameBody: boolean;
  readonly name: string;
}

export interface ContractLikeness {
  readonly reasons: readonly ContractReason[];
  /** 1 to 100: the higher, the likelier. */
  readonly score: number;
}

/** Whether a contract is worth a person's look, and why; null where one sign alone, other than the number, is there. */
export function contractLikeness(writtenName: string | null, signs: ContractSigns): ContractLikeness | null {
  const holds: Readonly<Record<ContractReason, boolean>> = {
    'same-number': signs.isSameNumber,
    'alike-name': writtenName !== null && alikeness(writtenName, signs.name) >= ALIKE_FROM,
    'named-code': signs.isCodeNamed,
    'same-body': signs.isSameBody,
  };
  const reasons = CONTRACT_REASONS.filter((reason) => holds[reason]);
  if (!signs.isSameNumber && reasons.length < 2) return null;
  const weight = reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0);
  return { reasons, score: Math.min(weight, 100) };
}

const USCC = /(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])/gu;

/** Every 统一社会信用代码 that stands in what was written, each once. */
export function codesNamedIn(texts: readonly (string | null)[]): readonly string[] {
  const found = texts.flatMap((text) => text?.normalize('NFKC').toUpperCase().match(USCC) ?? []);
  return [...new Set(found)];
}
