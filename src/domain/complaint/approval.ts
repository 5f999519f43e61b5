import type { DemandId, OfficerId, PlainDate } from '../ids';
import type { OrganizationRef } from '../organization';
import type { ApprovalStep } from '../policy';
import type { SecrecyReview, TakedownGround } from './publication';
import type { BreachGround, Conclusion, Excuse, SuspensionGround } from './complaint';

/** Acts that one pen may not do alone. Each names only what the decision needs; the reasoning stays in the store. */
export type ApprovableAct =
  | { readonly type: 'reject'; readonly reasonCode: string }
  | {
      readonly type: 'conclude';
      readonly items: readonly { readonly demandId: DemandId; readonly conclusion: Conclusion }[];
    }
  | {
      readonly type: 'order-rectification';
      readonly items: readonly { readonly demandId: DemandId; readonly dueOn: PlainDate }[];
    }
  | {
      readonly type: 'determine';
      readonly demandIds: readonly DemandId[];
      readonly ground: BreachGround;
      readonly excuse: Excuse | null;
    }
  | { readonly type: 'revoke-determination' }
  | ({ readonly type: 'publish-determination' } & SecrecyReview)
  | { readonly type: 'withdraw-publication'; readonly ground: TakedownGround }
  | { readonly type: 'discontinue'; readonly ground: SuspensionGround }
  | {
      readonly type: 'decide-review';
      readonly result: 'upheld' | 'reopened';
      readonly reviewer: OrganizationRef;
    };

export type ApprovableActType = ApprovableAct['type'];

/** The acts for which rules name a chain of their own. */
export const CHAINED_ACTS = [
  'reject',
  'conclude',
  'order-rectification',
  'determine',
  'revoke-determination',
  'discontinue',
  'decide-review',
] as const satisfies readonly ApprovableActType[];
export type ChainedActType = (typeof CHAINED_ACTS)[number];

export const APPROVABLE_ACTS = [
  ...CHAINED_ACTS,
  'publish-determination',
  'withdraw-publication',
] as const satisfies readonly ApprovableActType[];

/** Who signs a determination also signs what the public is told of it. */
export function chainOf(act: ApprovableActType): ChainedActType {
  return act === 'publish-determination' || act === 'withdraw-publication' ? 'determine' : act;
}

/** An act on its way through its chain. The proposer and everybody who has signed may not sign again. */
export interface PendingApproval {
  readonly approvalId: string;
  readonly act: ApprovableAct;
  readonly steps: readonly ApprovalStep[];
  readonly signedBy: readonly OfficerId[];
  readonly proposedBy: OfficerId | null;
}

/** The step that waits for a signature; a pending approval always has one. */
export function openStep(approval: PendingApproval): ApprovalStep | null {
  return approval.steps[approval.signedBy.length] ?? null;
}
