import { when } from '../obstacle';
import type { Refusal } from '../refusal';
import { CONTRACT_GROUNDS, type BreachGround, type ComplaintState } from './complaint';
import type { ComplaintCommandType } from './facts';

/** 依职权认定: opened by an office upon a contract, with nobody who complained. */
export function isExOfficio({ kind }: Pick<ComplaintState, 'kind'>): boolean {
  return kind === 'ex-officio';
}

export function noComplainant(state: Pick<ComplaintState, 'kind'>): Refusal | null {
  return when(isExOfficio(state), { type: 'no-complainant' });
}

/** What an office owes a complainant or does with one. */
const WITH_COMPLAINANT: readonly ComplaintCommandType[] = [
  'explain',
  'record-contact-attempt',
  'confirm-settlement',
  'record-instalment',
  'record-follow-up',
  'link-duplicate',
  'unlink-duplicate',
];

export function needsComplainant(state: ComplaintState, type: ComplaintCommandType): Refusal | null {
  return WITH_COMPLAINANT.includes(type) ? noComplainant(state) : null;
}

/** 不履约、恶意违约 are what a supervision of a contract finds; a complaint has its own three grounds. */
export function isContractGround(ground: BreachGround): boolean {
  return CONTRACT_GROUNDS.some((one) => one === ground);
}
