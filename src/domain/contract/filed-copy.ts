import type { PlainDate } from '../ids';
import type { ContractSide, ContractState, MilestoneKind, PriceType, Quantity } from './contract';
import { findCategory } from './contract-rules';

/** 备案件: the contract as it was filed (seed 002). What happens to it afterwards changes nothing in it. */
export interface FiledCopy {
  readonly code: string;
  readonly name: string;
  /** The number on the paper. */
  readonly ownNumber: string | null;
  readonly category: string;
  readonly filingNumber: string;
  readonly filedOn: PlainDate;
  readonly filedBy: string;
  readonly undertaking: string;
  readonly parties: readonly FiledParty[];
  readonly amountFen: number | null;
  readonly priceType: PriceType;
  readonly signedOn: PlainDate | null;
  readonly startsOn: PlainDate | null;
  readonly endsOn: PlainDate | null;
  readonly milestones: readonly FiledMilestone[];
}

interface FiledParty {
  readonly side: ContractSide;
  readonly name: string;
  readonly uscc: string | null;
}

export interface FiledMilestone {
  readonly kind: MilestoneKind;
  readonly title: string;
  readonly owedBy: ContractSide;
  readonly dueOn: PlainDate | null;
  readonly amountFen: number | null;
  readonly quantity: Quantity | null;
}

/** What of a contract is called by name: those stand in the store. */
export interface FiledNames {
  readonly name: string;
  readonly ownNumber: string | null;
  readonly filedBy: string;
  readonly undertaking: string;
  readonly parties: ReadonlyMap<string, { readonly name: string; readonly uscc: string | null }>;
  readonly titles: ReadonlyMap<string, string>;
}

/** Null while the contract is not filed. */
export function filedCopyOf(state: ContractState, names: FiledNames): FiledCopy | null {
  const { filing, code, categoryCode, amountFen, priceType, signedOn, startsOn, endsOn } = state;
  if (filing === null) return null;
  const { name, ownNumber, filedBy, undertaking } = names;
  return {
    ...{ code, name, ownNumber, filedBy, undertaking, amountFen, priceType, signedOn, startsOn, endsOn },
    category: findCategory(state.rules, categoryCode)?.label ?? categoryCode,
    filingNumber: filing.number,
    filedOn: filing.on,
    parties: state.parties.map(({ partyId, side }) => ({
      side,
      name: names.parties.get(partyId)?.name ?? '',
      uscc: names.parties.get(partyId)?.uscc ?? null,
    })),
    milestones: state.milestones.map(({ milestoneId, kind, owedBy, dueOn, quantity, ...milestone }) => ({
      ...{ kind, owedBy, dueOn, quantity, amountFen: milestone.amountFen },
      title: names.titles.get(milestoneId) ?? '',
    })),
  };
}
