import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import type { CommitmentRules } from '../domain/commitment/commitment-rules';
import { resolveCommitmentRules } from '../domain/commitment/resolve-rules';
import type { ContractRules } from '../domain/contract/contract-rules';
import { resolveContractRules } from '../domain/contract/rule-overlay';
import type { OrganizationId, PlainDate } from '../domain/ids';
import type { ComplaintRules } from '../domain/policy';
import {
  bindsCase,
  inLayerOrder,
  regionChain,
  resolveRules,
  type RuleSet,
  type RuleSetVersion,
} from '../domain/rule-set';
import { Prisma } from './prisma/client';
import type { Reader } from './transaction';

/** Where a case is taken in, by whom, and on which day. */
export interface RulePlace {
  readonly regionCode: string;
  readonly acceptingOrganizationId: OrganizationId | null;
  /** Case time: the day on which the version must be in force. */
  readonly on: PlainDate;
}

export interface StoredRuleSet extends RuleSetVersion {
  readonly reason: string | null;
}

/** Whatever runs SQL with numbered parameters: a pool, or one connection of it. */
type Queryable = Pick<ClientBase, 'query'>;

/** A version of before rule sets spoke of contracts says nothing of them. */
export const ruleSetColumns = `rule_set_id AS "ruleSetId", version, scope, region_code AS "regionCode",
  accepting_organization_id AS "acceptingOrganizationId", stage, effective_on::text AS "effectiveOn", document, name,
  note, complaint, coalesce(contract, '{}') AS contract, state, origin, reason, proposed_by AS "proposedBy", decided_by AS "decidedBy"`;
const COLUMNS = Prisma.raw(ruleSetColumns);

/**
 * For each rule set the version in force on a day: confirmed, and begun last. A version that a later one has
 * superseded still rules the days before that one begins.
 */
const inForceOn = `SELECT DISTINCT ON (rule_set_id) ${ruleSetColumns} FROM app.rule_set_version
  WHERE state IN ('active', 'superseded') AND effective_on <= $1::date
    AND (scope = 'base' OR region_code = ANY ($2::text[]))
  ORDER BY rule_set_id, effective_on DESC, version DESC`;

/** The layers that bind a case, from the base up. */
export async function loadLayers(client: Queryable, place: RulePlace): Promise<readonly RuleSetVersion[]> {
  const { rows } = await client.query<StoredRuleSet>(inForceOn, [place.on, regionChain(place.regionCode)]);
  return inLayerOrder(rows.filter((ruleSet) => bindsCase(ruleSet, place)));
}

/**
 * The rules of a case that is taken in at a place on a day: region default → accepting department → stage.
 * @throws RangeError before the seeds are in.
 */
export async function resolveRulesFor(client: Queryable, place: RulePlace): Promise<ComplaintRules> {
  return resolveRules(await loadLayers(client, place));
}

/**
 * The rules of a contract that is collected at a place on a day: base → region → department.
 * @throws RangeError before the seeds are in.
 */
export async function resolveContractRulesFor(client: Queryable, place: RulePlace): Promise<ContractRules> {
  return resolveContractRules(await loadLayers(client, place));
}

/**
 * The rules of a commitment that is registered at a place on a day: base → region → department; null where no document
 * of the place says anything of commitments.
 * @throws RangeError before the seeds are in.
 */
export async function resolveCommitmentRulesFor(
  client: Queryable,
  place: RulePlace,
): Promise<CommitmentRules | null> {
  return resolveCommitmentRules(await loadLayers(client, place));
}

export interface RuleSetFilter {
  readonly scope?: RuleSet['scope'] | undefined;
  readonly regionCode?: string | undefined;
  readonly state?: RuleSetVersion['state'] | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The name of one version in lists and pages: `NM-1444:2`. */
export function versionKeyOf({ ruleSetId, version }: Pick<RuleSet, 'ruleSetId' | 'version'>): string {
  return `${ruleSetId}:${version}`;
}

/** Versions by filter, ordered by rule set and version. */
export function listRuleSets(reader: Reader, filter: RuleSetFilter): Promise<readonly StoredRuleSet[]> {
  const [afterId = '', afterVersion = '0'] = (filter.after ?? '').split(':');
  const conditions = [
    filter.scope === undefined ? null : Prisma.sql`scope = ${filter.scope}`,
    filter.regionCode === undefined ? null : Prisma.sql`region_code = ${filter.regionCode}`,
    filter.state === undefined ? null : Prisma.sql`state = ${filter.state}`,
    Prisma.sql`(rule_set_id, version) > (${afterId}, ${Number(afterVersion) || 0}::int)`,
  ].filter((condition) => condition !== null);
  return reader.$queryRaw<StoredRuleSet[]>`
    SELECT ${COLUMNS} FROM app.rule_set_version WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY rule_set_id, version LIMIT ${filter.limit}`;
}

/** Every version of one rule set, the latest first; empty when there is none. */
export function findRuleSet(reader: Reader, ruleSetId: string): Promise<readonly StoredRuleSet[]> {
  return reader.$queryRaw<StoredRuleSet[]>`
    SELECT ${COLUMNS} FROM app.rule_set_version WHERE rule_set_id = ${ruleSetId} ORDER BY version DESC`;
}

const seedFolder = join(__dirname, '..', '..', 'prisma', 'seed', 'rule-sets');

/** The presets of prisma/seed/rule-sets, as they stand in their files. */
export function readSeeds(): readonly RuleSet[] {
  return readdirSync(seedFolder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(seedFolder, name), 'utf8')) as RuleSet);
}

/**
 * Writes the presets of rule sets that are not known yet. What is known stays as it is, whatever its file says now:
 * a change in the rules is proposed and confirmed by two people, never shipped. Only what versions from before rule
 * sets spoke of contracts could not say is filled in, in every version, for nobody has decided anything about it.
 * @returns the ids of the rule sets that were written, or filled in, now.
 */
export async function seedRuleSets(client: Queryable): Promise<readonly string[]> {
  const written: string[] = [];
  for (const seed of readSeeds()) {
    const { rowCount: inserted } = await client.query(
      `INSERT INTO app.rule_set_version (rule_set_id, version, scope, region_code, accepting_organization_id, stage,
         effective_on, document, name, note, complaint, contract, state, origin)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'active', 'seed'
       WHERE NOT EXISTS (SELECT 1 FROM app.rule_set_version WHERE rule_set_id = $1)
       ON CONFLICT DO NOTHING`,
      valuesOf(seed),
    );
    const { rowCount: filled } = await client.query(
      'UPDATE app.rule_set_version SET contract = $2 WHERE rule_set_id = $1 AND contract IS NULL',
      [seed.ruleSetId, JSON.stringify(seed.contract)],
    );
    if (inserted !== 0 || filled !== 0) written.push(seed.ruleSetId);
  }
  return written;
}

const valuesOf = (seed: RuleSet): unknown[] => [
  ...[seed.ruleSetId, seed.version, seed.scope, seed.regionCode, seed.acceptingOrganizationId, seed.stage],
  ...[seed.effectiveOn, seed.document, seed.name, seed.note],
  ...[JSON.stringify(seed.complaint), JSON.stringify(seed.contract)],
];
