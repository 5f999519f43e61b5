import type { OfficerId, OrganizationId } from './ids';
import type { OrganizationKind } from './organization';
import type { Role } from './officer';
import type { RuleSet, RuleSetVersion } from './rule-set';

/** Who may propose a version, and who may confirm or decline it: never the same person (proposer ≠ decider). */
export const RULE_PROPOSERS = [
  'acceptance-reviewer',
  'legal-reviewer',
  'leader',
] as const satisfies readonly Role[];
export const RULE_DECIDERS = [
  'acceptance-reviewer',
  'legal-reviewer',
  'issuer',
  'leader',
  'justice-officer',
] as const satisfies readonly Role[];

/** The body for which somebody acts on rules. */
export interface GoverningBody {
  readonly organizationId: OrganizationId;
  readonly kind: OrganizationKind;
  readonly regionCode: string;
  /** The uppermost credit office of this installation answers for what no single region owns. */
  readonly isHighestCreditOffice: boolean;
}

/** Why somebody may not propose or decide. */
export type GovernanceRefusal =
  | { readonly type: 'role-missing'; readonly needed: readonly Role[] }
  | { readonly type: 'rules-of-another-body' }
  | { readonly type: 'second-person-required' }
  | { readonly type: 'approval-unknown' }; // not proposed any more

/** A region's rules are its credit office's; a department also decides its own. */
function governs(ruleSet: RuleSet, body: GoverningBody): boolean {
  if (body.isHighestCreditOffice) return true;
  if (ruleSet.scope === 'department' && ruleSet.acceptingOrganizationId === body.organizationId) return true;
  return body.kind === 'credit-office' && ruleSet.regionCode === body.regionCode;
}

export interface RuleDecider {
  readonly officerId: OfficerId;
  readonly roles: readonly Role[];
  readonly body: GoverningBody;
}

/** Who governs it, or the region's office of justice (规范性文件合法性审核). */
function mayDecide(ruleSet: RuleSet, { roles, body }: RuleDecider): boolean {
  if (governs(ruleSet, body)) return true;
  return roles.includes('justice-officer') && ruleSet.regionCode === body.regionCode;
}

const holdsOne = (roles: readonly Role[], needed: readonly Role[]): boolean =>
  needed.some((role) => roles.includes(role));

/** What keeps somebody from proposing a version of this rule set, or null. */
export function whyNotPropose(ruleSet: RuleSet, proposer: RuleDecider): GovernanceRefusal | null {
  if (!holdsOne(proposer.roles, RULE_PROPOSERS)) return { type: 'role-missing', needed: RULE_PROPOSERS };
  return governs(ruleSet, proposer.body) ? null : { type: 'rules-of-another-body' };
}

/** What keeps somebody from confirming or declining this version, or null. */
export function whyNotDecide(ruleSet: RuleSetVersion, decider: RuleDecider): GovernanceRefusal | null {
  if (ruleSet.state !== 'proposed') return { type: 'approval-unknown' };
  if (!holdsOne(decider.roles, RULE_DECIDERS)) return { type: 'role-missing', needed: RULE_DECIDERS };
  if (!mayDecide(ruleSet, decider)) return { type: 'rules-of-another-body' };
  return ruleSet.proposedBy === decider.officerId ? { type: 'second-person-required' } : null;
}
