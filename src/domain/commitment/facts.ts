import type { SupervisionResult, ToleranceGround } from '../contract/contract';
import type { OverdueReason, SupervisionForm } from '../contract/facts';
import type { Undelivered } from '../notice-kind';
import type { CaseId, EvidenceId, OfficerId, PlainDate } from '../ids';
import type { OrganizationRef } from '../organization';
import type { WorkingCalendar } from '../working-calendar';
import type { LawfulChange } from './commitment';

/** What each command says, as far as the law needs it. */
interface Facts {
  // the body that promised
  'record-performance': {
    readonly nodeId: string;
    readonly on: PlainDate;
    readonly thousandths: number | null;
    /** The node is honoured by this, whatever was counted before. */
    readonly completes: boolean;
    readonly evidenceIds: readonly EvidenceId[];
  };
  'explain-overdue': {
    readonly nodeId: string;
    /** 换届 can be told, and excuses nothing. */
    readonly reasonCode: OverdueReason;
    readonly plannedOn: PlainDate;
  };
  'answer-proposal': { readonly nodeId: string; readonly evidenceIds: readonly EvidenceId[] };
  change: LawfulChange & {
    readonly changes: readonly NodeChange[];
    readonly evidenceIds: readonly EvidenceId[];
  };
  withdraw: LawfulChange & { readonly evidenceIds: readonly EvidenceId[] };
  'link-contract': { readonly contractId: CaseId };
  'assign-manager': { readonly officerId: OfficerId };
  close: object;
  // regulator
  'open-supervision': { readonly nodeId: string; readonly form: SupervisionForm };
  'conclude-supervision': {
    readonly nodeId: string;
    readonly result: SupervisionResult;
    readonly evidenceIds: readonly EvidenceId[];
  };
  'ask-tolerance': { readonly nodeId: string; readonly days: number; readonly ground: ToleranceGround };
  'grant-tolerance': { readonly nodeId: string };
  'refuse-tolerance': { readonly nodeId: string };
  'propose-not-honoured': { readonly nodeId: string };
  'confirm-not-honoured': { readonly nodeId: string };
  'decline-not-honoured': { readonly nodeId: string };
  // from above
  urge: { readonly dutyId: string | null };
  // facts from outside
  'notice-undelivered': Undelivered;
  'calendar-imported': { readonly calendar: WorkingCalendar };
  'promisor-succeeded': { readonly promisor: OrganizationRef };
}

/** What a lawful change makes of one node. */
export interface NodeChange {
  readonly nodeId: string;
  readonly dueOn: PlainDate;
  readonly isDropped: boolean;
}

export type CommitmentCommandType = keyof Facts;

export type CommitmentFacts = {
  [Type in CommitmentCommandType]: { readonly type: Type; readonly version?: number } & Facts[Type];
}[CommitmentCommandType];

export type FactsOf<Type extends CommitmentCommandType> = Extract<CommitmentFacts, { type: Type }>;
