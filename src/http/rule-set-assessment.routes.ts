import { z } from 'zod';
import type { OfficerActor } from '../domain/officer';
import type { RuleSet } from '../domain/rule-set';
import { RULE_PROPOSERS, whyNotDecide } from '../domain/rule-set-governance';
import { assessRuleSet, nextVersionOf, type RuleAssessment } from '../domain/rule-set-judgement';
import type { Database } from '../store/database';
import { openCasesUnder, type OpenCases } from '../store/rule-set-impact.store';
import { loadStanding } from '../store/rule-set-proposal.store';
import { findRuleSet, type StoredRuleSet } from '../store/rule-set.store';
import {
  ruleSetAssessmentSchema,
  ruleSetIdSchema,
  ruleSetProposalSchema,
  ruleSetVersionNumberSchema,
  ruleSetVersionSchema,
} from '../wire/rule-set.wire';
import { toPermission } from './permission';
import { notFound, route } from './route';
import type { Route } from './route';
import { RULE_PROPOSAL_EXAMPLE, RULE_TAGS as tags } from './rule-set-examples';
import { ANOTHER_BODY, ruleDay, ruleDeciderOf, toRuleSetView } from './rule-set-view';

const MOST_NAMED = 50;

interface Assessed extends RuleAssessment {
  readonly openCases: OpenCases;
}

/** Against the rules of its own day. @param versions of its rule set, the latest first; itself may be among them */
async function assess(
  database: Database,
  candidate: RuleSet,
  versions: readonly StoredRuleSet[],
  actor: OfficerActor,
): Promise<Assessed> {
  const { prisma } = database;
  const standing = await loadStanding(prisma, candidate.effectiveOn, {
    today: await ruleDay(database),
    versions,
  });
  const openCases = await openCasesUnder(prisma, candidate, actor, MOST_NAMED);
  return { ...assessRuleSet(candidate, standing), openCases };
}

const assessProposal = route(
  {
    method: 'post',
    path: '/rule-sets/assessments',
    access: { roles: RULE_PROPOSERS },
    audit: 'rule-set:assess',
    summary: '试算规则的新版本：与现行规则的差别、不能生效的原因、在办投诉；什么也不保存',
    tags,
    body: ruleSetProposalSchema,
    reply: { 200: ruleSetAssessmentSchema },
    idempotencyKey: 'not-needed',
    examples: { body: RULE_PROPOSAL_EXAMPLE },
  },
  async ({ body, actor, deps: { database } }) => {
    const versions = await findRuleSet(database.prisma, body.ruleSetId);
    const candidate = nextVersionOf(body, versions);
    return { status: 200, body: await assess(database, candidate, versions, actor) };
  },
);

const version = route(
  {
    method: 'get',
    path: '/rule-sets/{id}/versions/{version}',
    access: 'any-officer',
    audit: 'rule-set:read',
    summary: '规则集的一个版本：改了什么、能否生效、在办投诉、本人能否确认',
    tags,
    params: z.strictObject({ id: ruleSetIdSchema, version: ruleSetVersionNumberSchema }),
    reply: { 200: ruleSetVersionSchema },
  },
  async ({ params, actor, deps: { database } }) => {
    const versions = await findRuleSet(database.prisma, params.id);
    const ruleSet = versions.find((one) => one.version === params.version);
    if (ruleSet === undefined) return notFound();
    const assessed = await assess(database, ruleSet, versions, actor);
    // What has been decided has nothing in its way any more.
    const obstacles = ruleSet.state === 'proposed' ? assessed.obstacles : [];
    const person = await ruleDeciderOf(database.prisma, actor);
    const refusal = person === null ? ANOTHER_BODY : whyNotDecide(ruleSet, person);
    const decision = toPermission(refusal);
    return { status: 200, body: { ruleSet: toRuleSetView(ruleSet), ...assessed, obstacles, decision } };
  },
);

/** What a version would do, and what it did. */
export const ruleSetAssessmentRoutes: readonly Route[] = [assessProposal, version];
