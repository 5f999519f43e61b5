import { ADMINISTRATOR_ROLES } from './officer';
import type { Role } from './officer';
import type { OfficerId, OrganizationId, PlainDate } from './ids';
import type { OrganizationKind } from './organization';
import { accepted, refused } from './result';
import type { Result } from './result';

/** 三员分立: an account belongs to one of these for as long as it holds an office of it. */
export type DutyClass = 'business' | (typeof ADMINISTRATOR_ROLES)[number];

/** Every lawful "no" about bodies, officers and their offices. */
export type AdministrationRefusal =
  | { readonly type: 'duties-incompatible'; readonly held: DutyClass; readonly asked: DutyClass }
  | { readonly type: 'grant-to-oneself' }
  | { readonly type: 'grant-needs-second-person' } // proposer ≠ confirmer
  | { readonly type: 'grant-needs-security-administrator' }
  | { readonly type: 'grant-not-proposed' }
  | { readonly type: 'grant-already-held' }
  | { readonly type: 'role-of-other-bodies' } // 督查人员 sit in an inspectorate and nowhere else
  | { readonly type: 'period-backwards' }
  | { readonly type: 'deputy-is-oneself' }
  | { readonly type: 'deputy-in-other-body' }
  | { readonly type: 'deputy-of-other-duties' }
  | { readonly type: 'absence-overlaps' }
  | { readonly type: 'officer-not-active' }
  | { readonly type: 'account-is-ones-own' } // nobody locks themselves out, or lets themselves go
  | { readonly type: 'account-locked' }
  | { readonly type: 'account-not-locked' }
  | { readonly type: 'work-not-handed-over'; readonly cases: number }
  | { readonly type: 'successor-without-office'; readonly needed: readonly Role[] }
  | { readonly type: 'duty-without-holder'; readonly needed: readonly Role[] }
  | { readonly type: 'not-deputy-now' }
  | { readonly type: 'no-office-there' }
  | { readonly type: 'username-taken' }
  | { readonly type: 'organization-unknown' }
  | { readonly type: 'officer-unknown' }
  | { readonly type: 'organization-dissolved' }
  | { readonly type: 'successor-is-itself' }
  | { readonly type: 'successor-dissolved' }
  | { readonly type: 'parent-below-itself' }
  | { readonly type: 'root-stays' }
  | { readonly type: 'tree-version-stale'; readonly expected: number; readonly actual: number }
  | { readonly type: 'password-too-weak'; readonly weakness: PasswordWeakness }
  | { readonly type: 'password-wrong' }
  | { readonly type: 'credential-in-use' }
  | { readonly type: 'webhook-url-not-allowed' }
  | { readonly type: 'webhook-credential-unknown' } // revoked, or not an office system's
  | { readonly type: 'signing-key-in-use' }
  | { readonly type: 'signing-keys-enough' }
  | { readonly type: 'rules-of-another-body' } // neither the region's credit office nor the department itself
  | { readonly type: 'bootstrap-closed' };

export type PasswordWeakness = 'too-short' | 'too-long' | 'too-common' | 'too-uniform' | 'names-its-owner';

export const PASSWORD_MINIMUM = 10;
const PASSWORD_MAXIMUM = 128;
const UNIFORM_MAXIMUM = 4;

/** The class of duties a role belongs to. */
export function dutyClassOf(role: Role): DutyClass {
  return ADMINISTRATOR_ROLES.find((administrator) => administrator === role) ?? 'business';
}

/** Offices that exist in one kind of body only: who watches over a case sits beside those who handle it, never among them. */
const BODY_OF_ROLE: Readonly<Partial<Record<Role, OrganizationKind>>> = { inspector: 'inspectorate' };

/** Whether a body of this kind has such an office. */
export function judgeBody(role: Role, kind: OrganizationKind): Result<true, AdministrationRefusal> {
  const needed = BODY_OF_ROLE[role] ?? kind;
  return needed === kind ? accepted(true) : refused({ type: 'role-of-other-bodies' });
}

export interface RoleProposal {
  readonly proposerId: OfficerId;
  readonly officerId: OfficerId;
  readonly role: Role;
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate | null;
  /** The class of the account, or null while it holds no office yet. */
  readonly heldDutyClass: DutyClass | null;
  readonly officerIsActive: boolean;
  readonly organizationKind: OrganizationKind;
}

/** Whether a security administrator may propose this office for this person. */
export function judgeProposal(proposal: RoleProposal): Result<DutyClass, AdministrationRefusal> {
  const asked = dutyClassOf(proposal.role);
  if (proposal.proposerId === proposal.officerId) return refused({ type: 'grant-to-oneself' });
  if (!proposal.officerIsActive) return refused({ type: 'officer-not-active' });
  if (proposal.toOn !== null && proposal.toOn < proposal.fromOn) return refused({ type: 'period-backwards' });
  if (proposal.heldDutyClass !== null && proposal.heldDutyClass !== asked) {
    return refused({ type: 'duties-incompatible', held: proposal.heldDutyClass, asked });
  }
  const seated = judgeBody(proposal.role, proposal.organizationKind);
  return seated.ok ? accepted(asked) : seated;
}

export interface GrantConfirmation {
  readonly status: 'proposed' | 'granted' | 'refused' | 'ended';
  readonly officerId: OfficerId;
  readonly proposerId: OfficerId;
  /** False when a merger proposed anew what its officers held before. */
  readonly proposerIsSecurityAdministrator: boolean;
  readonly confirmerId: OfficerId;
  readonly confirmerRoles: readonly Role[];
}

/** A second person confirms or refuses; at least one of the two is a security administrator. */
export function judgeConfirmation(grant: GrantConfirmation): Result<true, AdministrationRefusal> {
  if (grant.status !== 'proposed') return refused({ type: 'grant-not-proposed' });
  if (grant.confirmerId === grant.officerId) return refused({ type: 'grant-to-oneself' });
  if (grant.confirmerId === grant.proposerId) return refused({ type: 'grant-needs-second-person' });
  const confirmerDecidesSecurity = grant.confirmerRoles.includes('security-administrator');
  if (!grant.proposerIsSecurityAdministrator && !confirmerDecidesSecurity) {
    return refused({ type: 'grant-needs-security-administrator' });
  }
  return accepted(true);
}

export interface AbsencePlan {
  readonly officerId: OfficerId;
  readonly organizationId: OrganizationId;
  readonly dutyClass: DutyClass | null;
  readonly deputy: {
    readonly officerId: OfficerId;
    readonly organizationId: OrganizationId;
    readonly dutyClass: DutyClass | null;
    readonly isActive: boolean;
  };
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly overlapsAnother: boolean;
}

/** AB岗: the deputy sits in the same body and belongs to the same class of duties. */
export function judgeAbsence(plan: AbsencePlan): Result<true, AdministrationRefusal> {
  if (plan.officerId === plan.deputy.officerId) return refused({ type: 'deputy-is-oneself' });
  if (!plan.deputy.isActive) return refused({ type: 'officer-not-active' });
  if (plan.toOn < plan.fromOn) return refused({ type: 'period-backwards' });
  if (plan.organizationId !== plan.deputy.organizationId) return refused({ type: 'deputy-in-other-body' });
  if (plan.dutyClass !== plan.deputy.dutyClass) return refused({ type: 'deputy-of-other-duties' });
  if (plan.overlapsAnother) return refused({ type: 'absence-overlaps' });
  return accepted(true);
}

const COMMON_PASSWORDS: readonly string[] = [
  ...['1234567890', '0123456789', '9876543210', 'qwertyuiop', 'password123', 'password1234', 'admin123456'],
  ...[
    'administrator',
    '1qaz2wsx3edc',
    'q1w2e3r4t5',
    'iloveyou1234',
    'woaini1314520',
    'abc1234567',
    'a123456789',
  ],
];

/** What is wrong with a password, or null. Length counts code points; composition rules are left to people. */
export function weaknessOfPassword(password: string, owner: readonly string[]): PasswordWeakness | null {
  const points = [...password];
  const lower = password.toLowerCase();
  if (points.length < PASSWORD_MINIMUM) return 'too-short';
  if (points.length > PASSWORD_MAXIMUM) return 'too-long';
  if (COMMON_PASSWORDS.includes(lower)) return 'too-common';
  if (new Set(points).size <= UNIFORM_MAXIMUM) return 'too-uniform';
  const named = owner.some((name) => name.length >= 3 && lower.includes(name.toLowerCase()));
  return named ? 'names-its-owner' : null;
}
