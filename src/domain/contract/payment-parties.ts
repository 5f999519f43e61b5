import type { ContractSide } from './contract';
import type { PayeeVerdict } from './fed-payment';

/** A party as it is called on the paper, or in the tree of bodies. */
export interface NamedParty {
  readonly side: ContractSide;
  readonly organizationId: string | null;
  readonly name: string;
  readonly uscc: string | null;
}

/** Between whom money went, as a payment system tells it. */
export interface PaymentEnds {
  readonly payer: { readonly uscc: string | null; readonly organizationId: string | null };
  readonly payee: { readonly uscc: string; readonly name: string | null };
}

const OTHER_SIDE = { public: 'counterparty', counterparty: 'public' } as const;

/**
 * Whose payment it was, and whether it went to whom the contract names. The treasury pays for the body that has promised,
 * so a payer who is no party pays for the public side.
 */
export function judgeEnds(
  { payer, payee }: PaymentEnds,
  parties: readonly NamedParty[],
): { readonly payer: ContractSide; readonly payee: PayeeVerdict } {
  const received = parties.find((party) => isPayee(party, payee));
  if (received !== undefined) return { payer: OTHER_SIDE[received.side], payee: 'party' };
  const paid = parties.find(
    ({ uscc, organizationId }) =>
      (uscc !== null && uscc === payer.uscc) ||
      (organizationId !== null && organizationId === payer.organizationId),
  );
  const side = paid?.side ?? 'public';
  // What a company owes a body it pays into an account of the treasury (财政专户).
  if (side === 'counterparty') return { payer: side, payee: 'unverified' };
  // A party whose code nobody has written down may be the one.
  const isOpen = payee.name === null && parties.some((party) => party.side !== side && party.uscc === null);
  return { payer: side, payee: isOpen ? 'unverified' : 'other' };
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '');

const isPayee = ({ uscc, name }: NamedParty, payee: PaymentEnds['payee']): boolean =>
  uscc === null ? payee.name !== null && plain(payee.name) === plain(name) : uscc === payee.uscc;
