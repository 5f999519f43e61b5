import type { SupervisionResult, ToleranceGround } from '../contract/contract';
import type { OverdueReason, SupervisionForm } from '../contract/facts';
import type { OrganizationId, PlainDate } from '../ids';
import type { DueBy } from '../notification';
import type { CommitmentOutcome } from './commitment';

/** Which promise a notice speaks of: whose it is, which node, and the promised day. */
export interface NodeSaid {
  readonly promisorId: OrganizationId;
  /** 第2个节点: its place among all, from 1. */
  readonly node: number;
  readonly dueOn: PlainDate;
}

/** What the notices of a commitment say: ids, codes, dates and numbers. */
export interface CommitmentContents {
  'commitment-reminder': NodeSaid & { readonly rung: string; readonly by: DueBy };
  'commitment-overdue': NodeSaid & {
    /** To the body: by when it explains; to the regulator: by when it supervises. */
    readonly reader: 'promisor' | 'regulator';
    readonly by: DueBy | null;
  };
  'commitment-explained': NodeSaid & { readonly reasonCode: OverdueReason; readonly plannedOn: PlainDate };
  'commitment-supervision-opened': NodeSaid & { readonly form: SupervisionForm; readonly by: DueBy | null };
  'commitment-supervision-concluded': NodeSaid & { readonly result: SupervisionResult };
  'commitment-tolerance-asked': NodeSaid & { readonly days: number; readonly ground: ToleranceGround };
  /** `days` null: it was refused. */
  'commitment-tolerance-decided': NodeSaid & { readonly days: number | null; readonly by: DueBy | null };
  /** 拟确认未兑现: by when the body may answer in writing. */
  'commitment-proposed': NodeSaid & { readonly by: DueBy | null };
  'commitment-answered': NodeSaid;
  'commitment-ended': { readonly promisorId: OrganizationId; readonly outcome: CommitmentOutcome };
  'commitment-assigned': { readonly promisorId: OrganizationId; readonly openNodes: number };
  'commitment-succeeded': { readonly fromId: OrganizationId; readonly toId: OrganizationId };
}
