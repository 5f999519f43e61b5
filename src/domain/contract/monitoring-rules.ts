import type { LegalBasis } from '../deadline';
import type { ContractRules } from './contract-rules';

/** A word of the rules, in both languages: what regions name differs from place to place. */
export interface MonitoringTerm {
  readonly code: string;
  readonly label: string;
  readonly labelEnglish: string;
}

/** 监测项 (seed 001): 项目负责人及项目管理班子到位情况、质量、进度、安全、变更及售后服务. */
export interface MonitoringItem extends MonitoringTerm {
  /** The categories whose contracts are checked for it; null: all. */
  readonly categories: readonly string[] | null;
}

/** From when on the page says what to look at now (系统提示, seed 002); a null says nothing of the kind. */
export interface PromptThresholds {
  /** Calendar days before a milestone's own day, while nothing of it has been performed. */
  readonly dueWithinDays: number | null;
  readonly amendments: number | null;
  /** Calendar days since the contract was suspended. */
  readonly suspendedDays: number | null;
}

/** How contracts are monitored, as a region has it: data, for no two places look at the same things. */
export interface MonitoringRules {
  readonly items: readonly MonitoringItem[];
  readonly problemKinds: readonly MonitoringTerm[];
  /** Calendar days from one check to the next; null: none is owed. */
  readonly checkEveryDays: number | null;
  /** Of categories with a cadence of their own, by their codes. */
  readonly checkEveryDaysOf: Readonly<Record<string, number | null>>;
  /** Whether an open problem stands in the way of closing a contract out (销号). */
  readonly openProblemBlocksClosing: boolean;
  readonly prompts: PromptThresholds;
}

/** With the document that says so. */
export interface SourcedMonitoringRules extends MonitoringRules {
  readonly basis: LegalBasis;
}

interface Ruled {
  readonly rules: Pick<ContractRules, 'monitoring'>;
  readonly categoryCode: string;
}

/** What a contract is checked for; nothing where its rules name nothing. */
export function itemsOf({ rules, categoryCode }: Ruled): readonly MonitoringItem[] {
  const items = rules.monitoring?.items ?? [];
  return items.filter(({ categories }) => categories === null || categories.includes(categoryCode));
}

/** Calendar days from one check of a contract to the next; null: none is owed. */
export function cadenceOf({ rules: { monitoring }, categoryCode }: Ruled): number | null {
  if (monitoring === undefined) return null;
  const own = monitoring.checkEveryDaysOf[categoryCode];
  return own === undefined ? monitoring.checkEveryDays : own;
}

/** What a code of the rules is called; the code itself where they name none. */
export function termLabel(terms: readonly MonitoringTerm[] | undefined, code: string): string {
  return terms?.find((term) => term.code === code)?.label ?? code;
}

export function englishTermLabel(terms: readonly MonitoringTerm[] | undefined, code: string): string {
  return terms?.find((term) => term.code === code)?.labelEnglish ?? code;
}
