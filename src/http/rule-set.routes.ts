import { z } from 'zod';
import { contractRuleLines } from '../domain/contract/rule-lines';
import { mergedContract } from '../domain/contract/rule-overlay';
import { CHINESE_CONTRACT_WORDING } from '../domain/contract/rule-words';
import { accepted } from '../domain/result';
import type { Result } from '../domain/result';
import { ruleLines } from '../domain/rule-lines';
import { mergedLayers, uppermostOf } from '../domain/rule-set';
import { CHINESE_RULE_WORDING } from '../domain/rule-set-diff';
import {
  RULE_DECIDERS,
  RULE_PROPOSERS,
  whyNotPropose,
  type RuleDecider,
} from '../domain/rule-set-governance';
import { UndoneError } from '../store/idempotency.store';
import { decideRuleSet, proposeRuleSet, type RuleSetRefusal } from '../store/rule-set-proposal.store';
import { findRuleSet, listRuleSets, loadLayers, versionKeyOf } from '../store/rule-set.store';
import type { Transaction } from '../store/transaction';
import {
  ruleSetConfirmationSchema,
  ruleSetIdSchema,
  ruleSetPageSchema,
  ruleSetProposalSchema,
  ruleSetProposedSchema,
  ruleSetQuerySchema,
  ruleSetSchema,
  ruleSetVersionsSchema,
  rulesInForceSchema,
  rulesQuerySchema,
} from '../wire/rule-set.wire';
import type { OfficerActor } from './authenticate';
import { changeOnce } from './change-once';
import { readPage, toPage } from './page';
import type { Obstacle } from './problem';
import { toPermission } from './permission';
import { notFound, route } from './route';
import type { Route } from './route';
import { ruleSetAssessmentRoutes } from './rule-set-assessment.routes';
import { RULE_PROPOSAL_EXAMPLE, RULE_TAGS as tags } from './rule-set-examples';
import {
  ANOTHER_BODY,
  originsOf,
  ruleDay,
  ruleDeciderOf,
  toRuleSetSummary,
  toRuleSetView,
} from './rule-set-view';

const params = z.strictObject({ id: ruleSetIdSchema });

async function deciderOf(transaction: Transaction, actor: OfficerActor): Promise<RuleDecider> {
  const decider = await ruleDeciderOf(transaction, actor);
  if (decider === null) throw new UndoneError<Obstacle>(obstacleOf(ANOTHER_BODY));
  return decider;
}

function obstacleOf(refusal: RuleSetRefusal): Obstacle {
  if (refusal.type !== 'rules-cannot-stand') return { type: 'refused', refusal };
  return { type: 'input-invalid', errors: refusal.obstacles };
}

/** The value, or everything undone with the obstacle for an answer. */
function orUndone<T>(result: Result<T, RuleSetRefusal>): T {
  if (!result.ok) throw new UndoneError<Obstacle>(obstacleOf(result.refusal));
  return result.value;
}

const list = route(
  {
    method: 'get',
    path: '/rule-sets',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '规则集及其各版本',
    tags,
    query: ruleSetQuerySchema,
    reply: { 200: ruleSetPageSchema },
  },
  async ({ query, deps }) => {
    const { cursor, limit, ...filter } = query;
    const page = readPage({ cursor, limit });
    const rows = await listRuleSets(deps.database.prisma, { ...filter, ...page });
    const { items, nextCursor } = toPage(rows, page, versionKeyOf);
    return { status: 200, body: { items: items.map(toRuleSetSummary), nextCursor } };
  },
);

const inForce = route(
  {
    method: 'get',
    path: '/rule-sets/in-force',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '某地区、某受理部门在某一天适用的规则',
    description:
      '由下而上：缺省规则、国家、自治区、盟市、旗县、受理部门；上一层有规定的按其规定，没有的由下一层补足。',
    tags,
    query: rulesQuerySchema,
    reply: { 200: rulesInForceSchema },
    problems: [404],
  },
  async ({ query, deps }) => {
    const on = query.on ?? (await ruleDay(deps.database));
    const acceptingOrganizationId = query.acceptingOrganizationId ?? null;
    const place = { regionCode: query.regionCode, acceptingOrganizationId, on };
    const layers = await loadLayers(deps.database.pool, place);
    if (!layers.some(({ scope }) => scope === 'base')) return notFound();
    const uppermost = uppermostOf(layers);
    if (uppermost === undefined) return notFound();
    const named = layers.map(({ ruleSetId, version, name }) => ({ ruleSetId, version, name }));
    const { ruleSetId, version, name } = uppermost;
    const complaint = mergedLayers(layers);
    const contract = mergedContract(layers);
    const lines = [
      ...ruleLines(complaint, CHINESE_RULE_WORDING),
      ...contractRuleLines(contract, CHINESE_CONTRACT_WORDING),
    ];
    const origins = originsOf(layers);
    const rules = lines.map((line) => ({
      ...line,
      origin: origins.get(line.path) ?? null,
    }));
    const body = { ruleSetId, version, name, on, layers: named, rules, complaint, contract };
    return { status: 200, body };
  },
);

const versions = route(
  {
    method: 'get',
    path: '/rule-sets/{id}',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '一个规则集的全部版本',
    tags,
    params,
    reply: { 200: ruleSetVersionsSchema },
  },
  async ({ params: { id }, deps: { database }, actor }) => {
    const found = await findRuleSet(database.prisma, id);
    const [latest] = found;
    if (latest === undefined) return notFound();
    const person = await ruleDeciderOf(database.prisma, actor);
    const refusal = person === null ? ANOTHER_BODY : whyNotPropose(latest, person);
    return { status: 200, body: { items: found.map(toRuleSetView), proposal: toPermission(refusal) } };
  },
);

const propose = route(
  {
    method: 'post',
    path: '/rule-sets',
    access: { roles: RULE_PROPOSERS },
    audit: 'rule-set:propose',
    summary: '提出规则的新版本；须由第二个人确认后生效',
    description:
      '不能生效的规则逐项说明原因（400 的 errors）：每个数字须有文件和条款，或注明文件未规定；答复期须短于核实时限；每项决定至少两个人；超期须直达督查机构。合同部分（contract）不写的，沿用上一次确认的合同部分；写为 {} 则不再规定。',
    tags,
    body: ruleSetProposalSchema,
    reply: { 201: ruleSetProposedSchema },
    examples: { body: RULE_PROPOSAL_EXAMPLE },
  },
  (context) =>
    changeOnce(context, 'rule-set:propose', async (transaction) => {
      const proposer = await deciderOf(transaction, context.actor);
      const day = await ruleDay(context.deps.database);
      const { ruleSet, changes } = orUndone(await proposeRuleSet(transaction, context.body, proposer, day));
      return accepted({ status: 201, body: { ruleSet: toRuleSetView(ruleSet), changes } });
    }),
);

const decide = route(
  {
    method: 'post',
    path: '/rule-sets/{id}/confirmation',
    access: { roles: RULE_DECIDERS },
    audit: 'rule-set:decide',
    summary: '由第二个人确认或否决规则的新版本',
    description:
      '确认人不得是提出人。确认后自生效日起适用于新收到的投诉和新归集的合同；在办的仍按收到、归集时的版本办理。',
    tags,
    params,
    body: ruleSetConfirmationSchema,
    reply: { 200: ruleSetSchema },
    examples: { body: { version: 2, decision: 'confirmed' } },
    problems: [409],
  },
  (context) =>
    changeOnce(context, 'rule-set:decide', async (transaction) => {
      const decider = await deciderOf(transaction, context.actor);
      const decision = { ruleSetId: context.params.id, ...context.body };
      const decided = await decideRuleSet(
        transaction,
        decision,
        decider,
        await ruleDay(context.deps.database),
      );
      return decided === null ? null : accepted({ status: 200, body: toRuleSetView(orUndone(decided)) });
    }),
);

/** Rules as they are, and how two people change them. */
export const ruleSetRoutes: readonly Route[] = [
  ...[list, inForce, versions, propose, decide],
  ...ruleSetAssessmentRoutes,
];
