/** By what contracts are told apart on the board. */
export const CONTRACT_GROUPINGS = ['undertaking', 'category', 'region'] as const;
export type ContractGrouping = (typeof CONTRACT_GROUPINGS)[number];

/** How long what stands in the overdue register has stood there, in calendar days; the last has no end. */
export const OVERDUE_AGES = [
  { age: 'to-30', from: 1, to: 30 },
  { age: 'to-90', from: 31, to: 90 },
  { age: 'to-180', from: 91, to: 180 },
  { age: 'to-365', from: 181, to: 365 },
  { age: 'longer', from: 366, to: null },
] as const;
export type OverdueAge = (typeof OVERDUE_AGES)[number]['age'];

/** What is counted of a set of contracts; amounts in fen. */
export interface ContractStatistics {
  readonly contracts: number;
  readonly amountFen: number;
  /** What the public side owes in money by the milestones, and what it has paid. */
  readonly payableFen: number;
  readonly paidFen: number;
  /** Contracts with something overdue, and since how long. */
  readonly overdue: number;
  readonly ages: Readonly<Record<OverdueAge, number>>;
  readonly closed: number;
  /** Milestones whose day fell into the period and has gone by, and those of them that were met by it. */
  readonly dueMilestones: number;
  readonly metInTime: number;
}
