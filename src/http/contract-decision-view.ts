import type { z } from 'zod';
import type { ContractState } from '../domain/contract/contract';
import { decisionAnswerOf, decisionItemsOf } from '../domain/contract/decision-procedure';
import type { decisionItemView } from '../wire/contract-decision.wire';

/** 决策程序: what the contract needs before it is signed, and what there is of it. */
export function decisionViews(state: ContractState): z.output<typeof decisionItemView>[] {
  return decisionItemsOf(state).map(({ code, label, labelEnglish, isCompulsory, basis }) => {
    const answer = decisionAnswerOf(state, code);
    const answered = answer?.isApplicable === true ? 'evidenced' : 'not-applicable';
    return {
      ...{ code, label, labelEnglish, isCompulsory, basis },
      state: answer === null ? 'open' : answered,
      evidenceIds: [...(answer?.evidenceIds ?? [])],
    };
  });
}
