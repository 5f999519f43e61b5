import type { OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { OrganizationKind } from '../domain/organization';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import type { RuleSet, RuleSetVersion } from '../domain/rule-set';
import type { RuleChange } from '../domain/rule-set-diff';
import {
  whyNotDecide,
  whyNotPropose,
  type GoverningBody,
  type GovernanceRefusal,
  type RuleDecider,
} from '../domain/rule-set-governance';
import {
  assessRuleSet,
  nextVersionOf,
  type ProposedContent,
  type Standing,
} from '../domain/rule-set-judgement';
import type { RuleObstacle } from '../domain/rule-obstacle';
import { findRuleSet, ruleSetColumns, type StoredRuleSet } from './rule-set.store';
import { Prisma } from './prisma/client';
import type { Reader, Transaction } from './transaction';

export type RuleSetProposal = ProposedContent & { readonly reason: string };

export type RuleSetRefusal =
  GovernanceRefusal | { readonly type: 'rules-cannot-stand'; readonly obstacles: readonly RuleObstacle[] };

export interface ProposedRuleSet {
  readonly ruleSet: StoredRuleSet;
  readonly changes: readonly RuleChange[];
}

/** One proposal or decision at a time: each is judged against all the others. */
const rulesLock = 72_707_375;

async function lockRules(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${rulesLock}::bigint)`;
}

/** The body on whose behalf somebody acts, or null when it is unknown or dissolved. */
export async function findGoverningBody(
  reader: Reader,
  organizationId: OrganizationId,
): Promise<GoverningBody | null> {
  const rows = await reader.$queryRaw<
    { kind: OrganizationKind; regionCode: string; isHighestCreditOffice: boolean }[]
  >`
    SELECT body.kind, body.region_code AS "regionCode",
      body.kind = 'credit-office' AND NOT EXISTS (
        SELECT 1 FROM app.organization other WHERE other.kind = 'credit-office' AND other.status = 'active'
          AND cardinality(other.path) < cardinality(body.path)) AS "isHighestCreditOffice"
    FROM app.organization body WHERE body.organization_id = ${organizationId} AND body.status = 'active'`;
  const [row] = rows;
  return row === undefined ? null : { organizationId, ...row };
}

const COLUMNS = Prisma.raw(ruleSetColumns);

/** Every version that rules on a day, of all rule sets. */
function loadInForce(reader: Reader, on: PlainDate): Promise<readonly RuleSetVersion[]> {
  return reader.$queryRaw<RuleSetVersion[]>`
    SELECT DISTINCT ON (rule_set_id) ${COLUMNS} FROM app.rule_set_version
    WHERE state IN ('active', 'superseded') AND effective_on <= ${on}::date
    ORDER BY rule_set_id, effective_on DESC, version DESC`;
}

/** The confirmed versions that nothing has superseded, also those whose day is still to come. */
function loadActive(reader: Reader): Promise<readonly RuleSetVersion[]> {
  return reader.$queryRaw<RuleSetVersion[]>`
    SELECT ${COLUMNS} FROM app.rule_set_version WHERE state = 'active'`;
}

function judge(candidate: RuleSet, standing: Standing): Result<readonly RuleChange[], RuleSetRefusal> {
  const { obstacles, changes } = assessRuleSet(candidate, standing);
  return obstacles.length > 0 ? refused({ type: 'rules-cannot-stand', obstacles }) : accepted(changes);
}

/** What a version that begins on a day is judged against. */
export async function loadStanding(
  reader: Reader,
  on: PlainDate,
  known: Pick<Standing, 'today' | 'versions'>,
): Promise<Standing> {
  const inForce = await loadInForce(reader, on);
  return { ...known, inForce, active: await loadActive(reader) };
}

/**
 * Writes down a new version, to be confirmed by a second person. The changes are those of the rules as they would
 * hold at its place on its day.
 * @param today case time.
 */
export async function proposeRuleSet(
  transaction: Transaction,
  proposal: RuleSetProposal,
  proposer: RuleDecider,
  today: PlainDate,
): Promise<Result<ProposedRuleSet, RuleSetRefusal>> {
  const { reason, ...said } = proposal;
  await lockRules(transaction);
  const versions = await findRuleSet(transaction, said.ruleSetId);
  const candidate = nextVersionOf(said, versions);
  const refusal = whyNotPropose(candidate, proposer);
  if (refusal !== null) return refused(refusal);
  const standing = await loadStanding(transaction, candidate.effectiveOn, { today, versions });
  const judged = judge(candidate, standing);
  if (!judged.ok) return judged;
  await insertProposal(transaction, candidate, { proposedBy: proposer.officerId, reason });
  const ruleSet: StoredRuleSet = {
    ...candidate,
    state: 'proposed',
    origin: 'proposal',
    reason,
    proposedBy: proposer.officerId,
    decidedBy: null,
  };
  return accepted({ ruleSet, changes: judged.value });
}

async function insertProposal(
  transaction: Transaction,
  ruleSet: RuleSet,
  { proposedBy, reason }: { readonly proposedBy: OfficerId; readonly reason: string },
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO app.rule_set_version (rule_set_id, version, scope, region_code, accepting_organization_id, stage,
      effective_on, document, name, note, complaint, contract, state, origin, reason, proposed_by)
    VALUES (${ruleSet.ruleSetId}, ${ruleSet.version}, ${ruleSet.scope}, ${ruleSet.regionCode},
      ${ruleSet.acceptingOrganizationId}, ${ruleSet.stage}, ${ruleSet.effectiveOn}::date, ${ruleSet.document},
      ${ruleSet.name}, ${ruleSet.note}, ${JSON.stringify(ruleSet.complaint)}::jsonb,
      ${JSON.stringify(ruleSet.contract)}::jsonb, 'proposed', 'proposal',
      ${reason}, ${proposedBy})`;
}

export interface RuleSetDecision {
  readonly ruleSetId: string;
  readonly version: number;
  readonly decision: 'confirmed' | 'declined';
}

/**
 * A second person puts a proposed version in force from its day, or declines it. What has changed meanwhile is
 * judged again. Null: there is no such version.
 * @param today case time.
 */
export async function decideRuleSet(
  transaction: Transaction,
  { ruleSetId, version, decision }: RuleSetDecision,
  decider: RuleDecider,
  today: PlainDate,
): Promise<Result<StoredRuleSet, RuleSetRefusal> | null> {
  await lockRules(transaction);
  const versions = await findRuleSet(transaction, ruleSetId);
  const ruleSet = versions.find((one) => one.version === version);
  if (ruleSet === undefined) return null;
  const refusal = whyNotDecide(ruleSet, decider);
  if (refusal !== null) return refused(refusal);
  if (decision === 'confirmed') {
    const standing = await loadStanding(transaction, ruleSet.effectiveOn, { today, versions });
    const judged = judge(ruleSet, standing);
    if (!judged.ok) return judged;
    await transaction.$executeRaw`
      UPDATE app.rule_set_version SET state = 'superseded' WHERE rule_set_id = ${ruleSetId} AND state = 'active'`;
  }
  const state = decision === 'confirmed' ? 'active' : 'declined';
  await transaction.$executeRaw`
    UPDATE app.rule_set_version SET state = ${state}, decided_by = ${decider.officerId}, decided_at = now()
    WHERE rule_set_id = ${ruleSetId} AND version = ${version}::int`;
  return accepted({ ...ruleSet, state, decidedBy: decider.officerId });
}
