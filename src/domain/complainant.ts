import type { CaseId, EvidenceId, Instant, OfficerId, PlainDate } from './ids';

/** Who a message is for, or whose receipt it is: the complainant, or the agent (代理人) who acts for one. */
export type ComplainantParty = 'complainant' | 'agent';

/** 授权委托. Only a special authority lets an agent withdraw or settle. */
export interface Mandate {
  readonly authority: 'general' | 'special';
  readonly grantedOn: PlainDate;
  readonly documentId: EvidenceId | null;
}

export interface AgentIdentity {
  readonly name: string;
  /** 律师事务所或其他机构 */
  readonly organizationName: string | null;
  readonly identityNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly postalAddress: string | null;
  readonly mandate: Mandate;
}

/**
 * Who complained (要严格保护投诉人的身份信息). It exists in two places only: in the request that brings it, until it
 * is sealed, and inside the vault. No workflow, event, log line or notice has a field for it.
 */
export interface ComplainantIdentity {
  readonly name: string | null;
  /** 统一社会信用代码 */
  readonly uscc: string | null;
  readonly contactPerson: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly postalAddress: string | null;
  readonly agent: AgentIdentity | null;
}

export const IDENTITY_FIELDS = [
  'name',
  'uscc',
  'contactPerson',
  'phone',
  'email',
  'postalAddress',
  'agent',
] as const satisfies readonly (keyof ComplainantIdentity)[];

export type IdentityField = (typeof IDENTITY_FIELDS)[number];

/** Masked is what most work needs (张*, 138****8000); full is asked for separately and says so to the approver. */
export type RevealScope = 'masked' | 'full';

/** A wish to see an identity, as the second person and the privacy officer read it. Holds no identity itself. */
export interface RevealRequest {
  readonly requestId: string;
  readonly complaintId: CaseId;
  readonly requesterId: OfficerId;
  readonly reason: string;
  readonly fields: readonly IdentityField[];
  readonly scope: RevealScope;
  readonly status: 'pending' | 'approved' | 'declined' | 'withdrawn' | 'expired';
  readonly requestedAt: Instant;
  readonly approverId: OfficerId | null;
  /** Pending: until when it may be approved. Approved: until when it may be opened. */
  readonly expiresAt: Instant;
  /** 不同意: the second person's no, for whoever asked to read. */
  readonly decline: { readonly officerId: OfficerId; readonly at: Instant; readonly reason: string } | null;
}

/** Why the vault does not open. */
export type RevealRefusal =
  | { readonly type: 'identity-unknown' }
  | { readonly type: 'identity-erased' }
  | { readonly type: 'reveal-reason-missing'; readonly minimumLength: number }
  | { readonly type: 'reveal-fields-missing' }
  | { readonly type: 'reveal-unknown' }
  | { readonly type: 'reveal-own-approval' } // requester ≠ approver
  | { readonly type: 'reveal-already-approved' }
  | { readonly type: 'reveal-own-decline' } // who no longer wants it withdraws it
  | { readonly type: 'reveal-declined' }
  | { readonly type: 'reveal-withdrawn' }
  | { readonly type: 'reveal-not-approved' }
  | { readonly type: 'reveal-not-requester' }
  | { readonly type: 'reveal-expired' }
  | { readonly type: 'reveal-quota-exceeded'; readonly perDay: number };
