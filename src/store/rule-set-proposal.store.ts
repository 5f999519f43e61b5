import type { OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { OrganizationKind } from '../domain/organization';
import type { ComplaintRules } from '../domain/policy';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import { bindsCase, inLayerOrder, resolveRules, type RuleSet, type RuleSetVersion } from '../domain/rule-set';
import { changesBetween, type RuleChange } from '../domain/rule-set-diff';
import { governs, mayDecide, type GoverningBody, type RuleDecider } from '../domain/rule-set-governance';
import { ruleSetObstacles, type RuleObstacle } from '../domain/rule-set-obstacles';
import { overlayObstacles } from '../domain/rule-set-overlay';
import { findRuleSet, type StoredRuleSet } from './rule-set.store';
import { Prisma } from './prisma/client';
import type { Transaction } from './transaction';

export type RuleSetProposal = Omit<RuleSet, 'version'> & { readonly reason: string };

export type RuleSetRefusal =
  | { readonly type: 'actor-not-concerned' }
  | { readonly type: 'second-person-required' }
  | { readonly type: 'approval-unknown' } // not proposed any more
  | { readonly type: 'rules-cannot-stand'; readonly obstacles: readonly RuleObstacle[] };

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
  transaction: Transaction,
  organizationId: OrganizationId,
): Promise<GoverningBody | null> {
  const rows = await transaction.$queryRaw<
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

const COLUMNS = Prisma.raw(`rule_set_id AS "ruleSetId", version, scope, region_code AS "regionCode",
  accepting_organization_id AS "acceptingOrganizationId", stage, effective_on::text AS "effectiveOn", document, name,
  note, complaint, state, origin, proposed_by AS "proposedBy", decided_by AS "decidedBy"`);

/** Every version that rules on a day, of all rule sets. */
function loadInForce(transaction: Transaction, on: PlainDate): Promise<readonly RuleSetVersion[]> {
  return transaction.$queryRaw<RuleSetVersion[]>`
    SELECT DISTINCT ON (rule_set_id) ${COLUMNS} FROM app.rule_set_version
    WHERE state IN ('active', 'superseded') AND effective_on <= ${on}::date
    ORDER BY rule_set_id, effective_on DESC, version DESC`;
}

/** The confirmed versions that nothing has superseded, also those whose day is still to come. */
function loadActive(transaction: Transaction): Promise<readonly RuleSetVersion[]> {
  return transaction.$queryRaw<RuleSetVersion[]>`
    SELECT ${COLUMNS} FROM app.rule_set_version WHERE state = 'active'`;
}

const placeOf = ({ regionCode, acceptingOrganizationId }: RuleSet) => ({
  regionCode: regionCode ?? '000000',
  acceptingOrganizationId,
});

/** The rules at the place a rule set speaks for; null where nothing is in force yet. */
function rulesAtPlaceOf(ruleSet: RuleSet, inForce: readonly RuleSet[]): ComplaintRules | null {
  if (!inForce.some(({ scope }) => scope === 'base')) return null;
  return resolveRules(inLayerOrder(inForce.filter((other) => bindsCase(other, placeOf(ruleSet)))));
}

/** The rules at its place once it is in force; a preset is laid over what binds the nation. */
function rulesWith(candidate: RuleSet, after: readonly RuleSet[]): ComplaintRules {
  const binding = after.filter((other) => bindsCase(other, placeOf(candidate)));
  return resolveRules(inLayerOrder(candidate.scope === 'preset' ? [...binding, candidate] : binding));
}

/** What is wrong with the rules of every place that this version would reach. */
function resolvedObstacles(candidate: RuleSet, after: readonly RuleSet[]): readonly RuleObstacle[] {
  const reached = after.filter(
    (other) =>
      other.ruleSetId !== candidate.ruleSetId &&
      other.scope !== 'preset' &&
      bindsCase(candidate, placeOf(other)),
  );
  const own = ruleSetObstacles(rulesWith(candidate, after));
  const elsewhere = reached.flatMap((other) =>
    ruleSetObstacles(rulesWith(other, after)).map((obstacle) => ({
      ...obstacle,
      message: `与“${other.name}”（${other.ruleSetId}）合并后：${obstacle.message}`,
    })),
  );
  const known = new Set(own.map(({ pointer }) => pointer));
  return [...own, ...elsewhere.filter(({ pointer }) => !known.has(pointer))];
}

function isSamePlace(left: RuleSet, right: RuleSet): boolean {
  return (
    left.scope === right.scope &&
    left.regionCode === right.regionCode &&
    left.acceptingOrganizationId === right.acceptingOrganizationId &&
    left.stage === right.stage
  );
}

interface Standing {
  readonly today: PlainDate;
  readonly versions: readonly RuleSetVersion[];
  readonly inForce: readonly RuleSetVersion[];
  readonly active: readonly RuleSetVersion[];
}

/** What stands in the way beside what the version says: its day, its place, its rivals. */
function standingObstacles(
  candidate: RuleSet,
  { today, versions, active }: Standing,
): readonly RuleObstacle[] {
  const obstacles: RuleObstacle[] = [];
  const [latest] = versions;
  const last = versions.find(({ state }) => state === 'active');
  const rival = active.find(
    (other) => other.ruleSetId !== candidate.ruleSetId && isSamePlace(other, candidate),
  );
  if (candidate.effectiveOn < today) {
    obstacles.push({
      pointer: '#/effectiveOn',
      message: '规则不能溯及既往',
      fix: `填写${today}或以后的日期`,
    });
  }
  if (last !== undefined && candidate.effectiveOn <= last.effectiveOn) {
    obstacles.push({
      pointer: '#/effectiveOn',
      message: `第${last.version}版自${last.effectiveOn}起施行，新版本须在其后`,
      fix: '改为更晚的日期',
    });
  }
  if (latest !== undefined && !isSamePlace(latest, candidate)) {
    obstacles.push({
      pointer: '#/scope',
      message: '同一规则集的各版本，适用范围不能改变',
      fix: '沿用原来的范围，或另立规则集',
    });
  }
  if (rival !== undefined && candidate.scope !== 'preset') {
    obstacles.push({
      pointer: '#/ruleSetId',
      message: `这一范围已有规则集“${rival.name}”（${rival.ruleSetId}）`,
      fix: `在 ${rival.ruleSetId} 上提出新版本`,
    });
  }
  return obstacles;
}

function judge(candidate: RuleSet, standing: Standing): Result<readonly RuleChange[], RuleSetRefusal> {
  const plain = [...standingObstacles(candidate, standing), ...overlayObstacles(candidate)];
  if (plain.length > 0) return refused({ type: 'rules-cannot-stand', obstacles: plain });
  const others = standing.inForce.filter(({ ruleSetId }) => ruleSetId !== candidate.ruleSetId);
  const after = [...others, candidate];
  const obstacles = resolvedObstacles(candidate, after);
  if (obstacles.length > 0) return refused({ type: 'rules-cannot-stand', obstacles });
  return accepted(changesBetween(rulesAtPlaceOf(candidate, standing.inForce), rulesWith(candidate, after)));
}

async function loadStanding(
  transaction: Transaction,
  on: PlainDate,
  known: Pick<Standing, 'today' | 'versions'>,
): Promise<Standing> {
  const inForce = await loadInForce(transaction, on);
  return { ...known, inForce, active: await loadActive(transaction) };
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
  const candidate: RuleSet = { ...said, version: (versions[0]?.version ?? 0) + 1 };
  if (!governs(candidate, proposer.body)) return refused({ type: 'actor-not-concerned' });
  if (versions[0]?.state === 'proposed') {
    const message = `第${versions[0].version}版正在等待确认`;
    const obstacles = [{ pointer: '#/ruleSetId', message, fix: '先由第二个人确认或者否决' }];
    return refused({ type: 'rules-cannot-stand', obstacles });
  }
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
      effective_on, document, name, note, complaint, state, origin, reason, proposed_by)
    VALUES (${ruleSet.ruleSetId}, ${ruleSet.version}, ${ruleSet.scope}, ${ruleSet.regionCode},
      ${ruleSet.acceptingOrganizationId}, ${ruleSet.stage}, ${ruleSet.effectiveOn}::date, ${ruleSet.document},
      ${ruleSet.name}, ${ruleSet.note}, ${JSON.stringify(ruleSet.complaint)}::jsonb, 'proposed', 'proposal',
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
  if (ruleSet.state !== 'proposed') return refused({ type: 'approval-unknown' });
  if (!mayDecide(ruleSet, decider)) return refused({ type: 'actor-not-concerned' });
  if (ruleSet.proposedBy === decider.officerId) return refused({ type: 'second-person-required' });
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
