import { z } from 'zod';
import { caseNow } from '../domain/case-clock';
import { DUTY_LABELS } from '../domain/complaint/labels';
import type { PlainDate } from '../domain/ids';
import { fromMilliseconds, plainDateAt } from '../domain/plain-date';
import { COMPLAINT_DUTIES } from '../domain/policy';
import { accepted } from '../domain/result';
import type { Result } from '../domain/result';
import { resolveRules } from '../domain/rule-set';
import { changesBetween } from '../domain/rule-set-diff';
import { RULE_DECIDERS, RULE_PROPOSERS, type RuleDecider } from '../domain/rule-set-governance';
import { EVIDENCE_LABELS, limitWords } from '../domain/rule-words';
import { loadClock } from '../store/case-clock.store';
import type { Database } from '../store/database';
import { UndoneError } from '../store/idempotency.store';
import {
  decideRuleSet,
  findGoverningBody,
  proposeRuleSet,
  type RuleSetRefusal,
} from '../store/rule-set-proposal.store';
import {
  findRuleSet,
  listRuleSets,
  loadLayers,
  versionKeyOf,
  type StoredRuleSet,
} from '../store/rule-set.store';
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
import { notFound, route } from './route';
import type { Route } from './route';

const TAGS = ['规则'] as const;
const params = z.strictObject({ id: ruleSetIdSchema });

/** Rules begin and end by case time, as the cases do. */
async function today({ pool }: Database): Promise<PlainDate> {
  return plainDateAt(caseNow(await loadClock(pool), fromMilliseconds(Date.now())));
}

function toSummary({ complaint, ...version }: StoredRuleSet) {
  const limits = COMPLAINT_DUTIES.flatMap((duty) => {
    const limit = complaint.limits?.[duty];
    if (limit === undefined) return [];
    const evidence = limit?.evidence ?? null;
    const evidenceLabel = evidence === null ? null : EVIDENCE_LABELS[evidence];
    return [{ duty, label: DUTY_LABELS[duty], words: limitWords(limit), evidence, evidenceLabel }];
  });
  return { ...version, limits };
}

const toView = (ruleSet: StoredRuleSet) => ({ ...toSummary(ruleSet), complaint: ruleSet.complaint });

async function deciderOf(transaction: Transaction, actor: OfficerActor): Promise<RuleDecider> {
  const body = await findGoverningBody(transaction, actor.organizationId);
  if (body === null) throw new UndoneError<Obstacle>(obstacleOf({ type: 'actor-not-concerned' }));
  return { officerId: actor.officerId, roles: actor.roles, body };
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
    tags: TAGS,
    query: ruleSetQuerySchema,
    reply: { 200: ruleSetPageSchema },
  },
  async ({ query, deps }) => {
    const { cursor, limit, ...filter } = query;
    const page = readPage({ cursor, limit });
    const rows = await listRuleSets(deps.database.prisma, { ...filter, ...page });
    const { items, nextCursor } = toPage(rows, page, versionKeyOf);
    return { status: 200, body: { items: items.map(toSummary), nextCursor } };
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
    tags: TAGS,
    query: rulesQuerySchema,
    reply: { 200: rulesInForceSchema },
    problems: [404],
  },
  async ({ query, deps }) => {
    const on = query.on ?? (await today(deps.database));
    const acceptingOrganizationId = query.acceptingOrganizationId ?? null;
    const place = { regionCode: query.regionCode, acceptingOrganizationId, on };
    const layers = await loadLayers(deps.database.pool, place);
    if (!layers.some(({ scope }) => scope === 'base')) return notFound();
    const { ruleSetId, version, name, ...rules } = resolveRules(layers);
    const lines = changesBetween(null, { ruleSetId, version, name, ...rules });
    const body = {
      ruleSetId,
      version,
      name,
      layers: layers.map((layer) => ({
        ruleSetId: layer.ruleSetId,
        version: layer.version,
        name: layer.name,
      })),
      rules: lines.map(({ path, label, after }) => ({ path, label, words: after })),
    };
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
    tags: TAGS,
    params,
    reply: { 200: ruleSetVersionsSchema },
  },
  async ({ params: { id }, deps }) => {
    const found = await findRuleSet(deps.database.prisma, id);
    return found.length === 0 ? notFound() : { status: 200, body: { items: found.map(toView) } };
  },
);

const silentBasis = { document: '内发改财金字〔2023〕1444号', article: '二(一)3', silent: true };

const propose = route(
  {
    method: 'post',
    path: '/rule-sets',
    access: { roles: RULE_PROPOSERS },
    audit: 'rule-set:propose',
    summary: '提出规则的新版本；须由第二个人确认后生效',
    description:
      '不能生效的规则逐项说明原因（400 的 errors）：每个数字须有文件和条款，或注明文件未规定；答复期须短于核实时限；每项决定至少两个人；超期须直达督查机构。',
    tags: TAGS,
    body: ruleSetProposalSchema,
    reply: { 201: ruleSetProposedSchema },
    examples: {
      body: {
        ruleSetId: 'HHHT-HOTLINE',
        scope: 'department',
        regionCode: '150100',
        acceptingOrganizationId: 'city-hotline',
        stage: null,
        effectiveOn: '2027-01-01',
        document: '市12345热线办理规程',
        name: '市12345热线',
        note: '',
        reason: '热线办理规程另有规定',
        complaint: {
          limits: {
            explain: {
              budget: null,
              internalTarget: { unit: 'working-day', amount: 1 },
              basis: silentBasis,
              evidence: 'B',
            },
          },
        },
      },
    },
  },
  (context) =>
    changeOnce(context, 'rule-set:propose', async (transaction) => {
      const proposer = await deciderOf(transaction, context.actor);
      const day = await today(context.deps.database);
      const { ruleSet, changes } = orUndone(await proposeRuleSet(transaction, context.body, proposer, day));
      return accepted({ status: 201, body: { ruleSet: toView(ruleSet), changes } });
    }),
);

const decide = route(
  {
    method: 'post',
    path: '/rule-sets/{id}/confirmation',
    access: { roles: RULE_DECIDERS },
    audit: 'rule-set:decide',
    summary: '由第二个人确认或否决规则的新版本',
    description: '确认人不得是提出人。确认后自生效日起适用于新收到的投诉；在办的投诉仍按收到时的版本办理。',
    tags: TAGS,
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
      const decided = await decideRuleSet(transaction, decision, decider, await today(context.deps.database));
      return decided === null ? null : accepted({ status: 200, body: toView(orUndone(decided)) });
    }),
);

export const ruleSetRoutes: readonly Route[] = [list, inForce, versions, propose, decide];
