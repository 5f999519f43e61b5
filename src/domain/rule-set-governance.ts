import type { OfficerId, OrganizationId } from './ids';
import type { OrganizationKind } from './organization';
import type { Role } from './officer';
import type { RuleSet } from './rule-set';

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

/** A region's rules are its credit office's; a department also decides its own. */
export function governs(ruleSet: RuleSet, body: GoverningBody): boolean {
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
export function mayDecide(ruleSet: RuleSet, { roles, body }: RuleDecider): boolean {
  if (governs(ruleSet, body)) return true;
  return roles.includes('justice-officer') && ruleSet.regionCode === body.regionCode;
}
