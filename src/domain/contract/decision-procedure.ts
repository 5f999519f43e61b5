import type { LegalBasis } from '../deadline';
import type { EvidenceId } from '../ids';
import { when } from '../obstacle';
import type { Refusal } from '../refusal';
import type { ContractState } from './contract';
import type { MonitoringTerm } from './monitoring-rules';

/** One step of a decision 决策程序 (seed 003): 公众参与、专家论证、风险评估、合法性审查、集体讨论决定. */
export interface DecisionItem extends MonitoringTerm {
  /** Open, it stands in the way of signing. */
  readonly isCompulsory: boolean;
  /** The categories whose contracts need it; null: all. */
  readonly categories: readonly string[] | null;
  /** From this amount on, in fen; null: whatever the amount. */
  readonly fromFen: number | null;
  readonly onlyKeySupervised: boolean;
  readonly basis: LegalBasis;
}

/** What a region asks for before a contract is signed: data, for no two places ask for the same. */
export interface DecisionRules {
  readonly items: readonly DecisionItem[];
}

/** What the undertaking department said of one item; its explanation stays in the store. */
export interface DecisionAnswer {
  readonly code: string;
  readonly isApplicable: boolean;
  readonly evidenceIds: readonly EvidenceId[];
}

/** What this contract needs, by the rules that it pinned; nothing where they say nothing. */
export function decisionItemsOf({
  rules,
  categoryCode,
  amountFen,
  isKeySupervised,
}: Pick<ContractState, 'rules' | 'categoryCode' | 'amountFen' | 'isKeySupervised'>): readonly DecisionItem[] {
  const items = rules.decision?.items ?? [];
  return items.filter(
    ({ categories, fromFen, onlyKeySupervised }) =>
      (categories === null || categories.includes(categoryCode)) &&
      (fromFen === null || (amountFen !== null && amountFen >= fromFen)) &&
      (!onlyKeySupervised || isKeySupervised),
  );
}

export function decisionAnswerOf(
  { decisionAnswers = [] }: Pick<ContractState, 'decisionAnswers'>,
  code: string,
): DecisionAnswer | null {
  return decisionAnswers.find((answer) => answer.code === code) ?? null;
}

/** 未完成的决策程序: named one by one, so that whoever signs knows what to bring. */
export function decisionOpen(state: ContractState): Refusal | null {
  const open = decisionItemsOf(state).filter(
    ({ code, isCompulsory }) => isCompulsory && decisionAnswerOf(state, code) === null,
  );
  const items = open.map(({ label, labelEnglish }) => ({ label, labelEnglish }));
  return when(items.length > 0, { type: 'decision-item-open', items });
}
