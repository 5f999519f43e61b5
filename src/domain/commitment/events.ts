import type { RungsReached } from '../fall-due';
import type { CaseId, Instant, OfficerId, PlainDate } from '../ids';
import type { OrganizationRef } from '../organization';
import type { WorkingCalendar } from '../working-calendar';
import type { CommitmentAudience, CommitmentNode } from './commitment';
import type { CommitmentRules } from './commitment-rules';
import type { CommitmentCommandType, FactsOf } from './facts';

type Said<Type extends CommitmentCommandType> = Omit<FactsOf<Type>, 'type' | 'version'>;

/** What can happen to a commitment, in the past tense. */
interface Happenings {
  'commitment-registered': CommitmentRegistered;
  'performance-recorded': Said<'record-performance'>;
  'overdue-explained': Said<'explain-overdue'>;
  'supervision-opened': Said<'open-supervision'>;
  'supervision-concluded': Said<'conclude-supervision'>;
  'tolerance-asked': Said<'ask-tolerance'> & { readonly askedBy: OfficerId | null };
  'tolerance-granted': Said<'grant-tolerance'> & { readonly days: number };
  'tolerance-refused': Said<'refuse-tolerance'>;
  'not-honoured-proposed': Said<'propose-not-honoured'> & { readonly proposedBy: OfficerId | null };
  'proposal-answered': Said<'answer-proposal'>;
  'not-honoured-confirmed': Said<'confirm-not-honoured'>;
  'not-honoured-declined': Said<'decline-not-honoured'>;
  'commitment-changed': Said<'change'>;
  'commitment-withdrawn': Said<'withdraw'>;
  'contract-linked': Said<'link-contract'>;
  'manager-assigned': Said<'assign-manager'>;
  'commitment-closed': { readonly on: PlainDate };
  'commitment-urged': Said<'urge'>;
  'notice-undelivered': Said<'notice-undelivered'>;
  'calendar-changed': Said<'calendar-imported'>;
  'promisor-succeeded': Said<'promisor-succeeded'>;
  // the passing of time
  'rungs-reached': RungsReached;
  'duty-lapsed': { readonly dutyId: string };
}

export interface CommitmentRegistered {
  readonly caseId: CaseId;
  readonly code: string;
  readonly kindCode: string;
  readonly regionCode: string;
  readonly audience: CommitmentAudience;
  readonly madeOn: PlainDate;
  readonly registeredAt: Instant;
  readonly promisor: OrganizationRef;
  readonly regulator: OrganizationRef;
  readonly nodes: readonly Pick<CommitmentNode, 'nodeId' | 'dueOn' | 'target'>[];
  readonly contractIds: readonly CaseId[];
  readonly rules: CommitmentRules;
  readonly calendar: WorkingCalendar;
}

export type CommitmentEventType = keyof Happenings;

export type CommitmentData = {
  [Type in CommitmentEventType]: { readonly type: Type } & Happenings[Type];
}[CommitmentEventType];

export type DataOf<Type extends CommitmentEventType> = Extract<CommitmentData, { type: Type }>;
