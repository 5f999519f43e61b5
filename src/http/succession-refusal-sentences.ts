import type { Refusal } from '../domain/refusal';
import { conflict, wrong, type Table } from './refusal-entry';

export type SuccessionRefusal = Extract<
  Refusal,
  {
    readonly type:
      'succession-review-open' | 'succession-no-ground' | 'negotiation-missing' | 'negotiation-one-sided';
  }
>;

/** What stands in the way of whoever takes contracts over. */
export const SUCCESSION_SENTENCES: Table<SuccessionRefusal> = {
  'succession-review-open': conflict('这份合同的承继审查正在办理。请先确认审查结论。'),
  'succession-no-ground': wrong(
    '政府换届、责任人更替、机构调整和职能调整不是变更、终止或者解除合同的事由（优化营商环境条例第三十一条）。请继续履行；确需变更的，与对方协商一致后登记变更。',
  ),
  'negotiation-missing': conflict('还没有协商记录。请先登记协商的时间、参加人员和结果，再确认结论。'),
  'negotiation-one-sided': wrong('参加人员中没有合同相对方。协商须有合同相对方参加，请核对后重新登记。'),
};
