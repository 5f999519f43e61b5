import { randomUUID } from 'node:crypto';
import type { CommitmentRules } from '../domain/commitment/commitment-rules';
import type { CommitmentData } from '../domain/commitment/events';
import { mayCollectFor } from '../domain/contract/access';
import { bearsSecrecyMark } from '../domain/contract/secrecy';
import { toCaseId, type CaseId, type Instant } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import type { OrganizationRef } from '../domain/organization';
import { plainDateAt, yearOf } from '../domain/plain-date';
import type { WorkingCalendar } from '../domain/working-calendar';
import { openCases } from '../store/case-opening';
import { nodeTextKey } from '../store/commitment-projection';
import { drawCommitmentCode } from '../store/commitment.store';
import { findRegulator } from '../store/contract-regulator';
import { resolveCommitmentRulesFor } from '../store/rule-set.store';
import type { StepTransaction } from '../store/transaction';
import type { CommitmentRegistration } from '../wire/commitment.wire';
import type { FieldError } from '../wire/problem.wire';
import { toThousandths } from './collect-contracts';
import type { CollectionDeps } from './prepare-collection';

/** A registration with all that its case begins with: nobody has to be asked while a transaction is open. */
export interface PreparedRegistration {
  readonly registration: CommitmentRegistration;
  readonly promisor: OrganizationRef;
  readonly regulator: OrganizationRef;
  readonly contractIds: readonly CaseId[];
  readonly rules: CommitmentRules;
  readonly calendar: WorkingCalendar;
  readonly registeredAt: Instant;
}

interface Errors {
  readonly errors: readonly FieldError[];
}

interface Asked {
  readonly actor: OfficerActor;
  readonly registration: CommitmentRegistration;
  readonly registeredAt: Instant;
}

/** While the receiver starts the workflow himself, the relay leaves it alone. */
const startGraceMs = 5_000;

/** The bodies of a commitment with their rules and calendar, or everything that is wrong with what was told. */
export async function prepareRegistration(
  deps: Pick<CollectionDeps, 'database' | 'sources'>,
  { actor, registration, registeredAt }: Asked,
): Promise<PreparedRegistration | Errors> {
  const secret = secrecyErrors(registration);
  if (secret.length > 0) return { errors: secret };
  const promisor = await deps.sources.organization(registration.promisorId);
  const refused = promisorErrors(promisor, actor);
  if (promisor === null || refused.length > 0) return { errors: refused };
  const on = plainDateAt(registeredAt);
  const place = { regionCode: promisor.regionCode, acceptingOrganizationId: promisor.organizationId, on };
  const [regulator, contracts, rules] = await Promise.all([
    regulatorOf(deps, registration, promisor),
    contractsOf(deps, registration, actor),
    resolveCommitmentRulesFor(deps.database.pool, place),
  ]);
  const errors = [
    ...regulator.errors,
    ...contracts.errors,
    ...kindErrors(registration, rules),
    ...dateErrors(registration, on),
    ...audienceErrors(registration),
  ];
  if (errors.length > 0 || regulator.body === null || rules === null) return { errors };
  const calendar = await deps.sources.calendarFor(promisor.regionCode, registeredAt);
  const { found: contractIds } = contracts;
  return { registration, promisor, regulator: regulator.body, contractIds, rules, calendar, registeredAt };
}

/** Stores one commitment (row, event, order to start) in the caller's transaction. */
export async function registerCommitment(
  { projections }: Pick<CollectionDeps, 'projections'>,
  transaction: StepTransaction,
  { prepared, actor }: { readonly prepared: PreparedRegistration; readonly actor: OfficerActor },
): Promise<{ readonly id: CaseId; readonly code: string }> {
  const { registration, promisor, registeredAt } = prepared;
  const id = toCaseId(randomUUID());
  const code = await drawCommitmentCode(transaction, {
    regionCode: promisor.regionCode.slice(0, 6),
    kindCode: registration.kindCode,
    year: yearOf(registration.madeOn),
  });
  await openCases(transaction, projections, [
    {
      ...{ kind: 'commitment', caseId: id, number: code, actor, startGraceMs },
      ...{ occurredAt: registeredAt, recordedAt: registeredAt },
      data: [registeredData(prepared, id, code)],
      texts: textsOf(registration),
    },
  ]);
  return { id, code };
}

const nodeIdAt = (place: number): string => `n${place + 1}`;

function registeredData(
  { registration, promisor, regulator, contractIds, rules, calendar, registeredAt }: PreparedRegistration,
  caseId: CaseId,
  code: string,
): CommitmentData {
  const { kindCode, audience, madeOn, nodes } = registration;
  return {
    ...{ type: 'commitment-registered', caseId, code, kindCode, audience, madeOn, registeredAt },
    ...{ promisor, regulator, contractIds, rules, calendar, regionCode: promisor.regionCode },
    nodes: nodes.map(({ dueOn, target }, place) => ({
      ...{ nodeId: nodeIdAt(place), dueOn },
      target: target === null ? null : { thousandths: toThousandths(target.value), unitCode: target.unit },
    })),
  };
}

/** What people wrote stays in the store; the law knows the commitment by codes. */
function textsOf({ name, audienceName, nodes }: CommitmentRegistration): Readonly<Record<string, string>> {
  return {
    name,
    ...(audienceName === null ? {} : { audienceName }),
    ...Object.fromEntries(nodes.map(({ title }, place) => [nodeTextKey(nodeIdAt(place)), title])),
  };
}

/** 涉密不进系统. */
function secrecyErrors({ name, audienceName, nodes }: CommitmentRegistration): readonly FieldError[] {
  if (![name, audienceName ?? '', ...nodes.map(({ title }) => title)].some(bearsSecrecyMark)) return [];
  const fix = '涉密事项请按保密规定另行管理，不要录入本系统；标注有误的，更正后重新提交';
  return [{ pointer: '#/name', message: '内容带有密级标志，本次提交的内容没有留存', fix }];
}

function promisorErrors(promisor: OrganizationRef | null, actor: OfficerActor): readonly FieldError[] {
  const pointer = '#/promisorId';
  if (promisor === null) return [{ pointer, message: '没有这个机构', fix: '从机构目录中选择承诺单位' }];
  if (promisor.status !== 'active')
    return [{ pointer, message: '这个机构已经合并或撤销', fix: '请选择承接其职责的机构' }];
  if (mayCollectFor(promisor, actor)) return [];
  const fix = '请选择本单位或所属单位；其他单位的承诺由其本单位登记';
  return [{ pointer, message: '只能登记本单位及所属单位的承诺', fix }];
}

async function regulatorOf(
  { sources, database }: Pick<CollectionDeps, 'database' | 'sources'>,
  { regulatorId }: CommitmentRegistration,
  promisor: OrganizationRef,
): Promise<Errors & { readonly body: OrganizationRef | null }> {
  const pointer = '#/regulatorId';
  const id = regulatorId ?? (await findRegulator(database.prisma, promisor));
  const body = id === null ? null : await sources.organization(id);
  if (body?.status !== 'active') {
    const fix = '从机构目录中选择监管部门';
    return { body: null, errors: [{ pointer, message: '没有可以监管这项承诺的部门', fix }] };
  }
  if (!body.path.includes(promisor.organizationId)) return { body, errors: [] };
  const fix = '请选择承诺单位及其所属单位以外的部门';
  return { body: null, errors: [{ pointer, message: '承诺单位及其所属单位不能监管自己的承诺', fix }] };
}

async function contractsOf(
  { sources }: Pick<CollectionDeps, 'sources'>,
  { contractCodes }: CommitmentRegistration,
  actor: OfficerActor,
): Promise<Errors & { readonly found: readonly CaseId[] }> {
  const asked = await Promise.all(
    contractCodes.map(async (code, place) => ({
      pointer: `#/contractCodes/${place}`,
      contract: await sources.contractCoded(code, actor),
    })),
  );
  const found = asked.flatMap(({ contract }) => contract?.contractId ?? []);
  const errors = asked.flatMap(({ pointer, contract }) =>
    contract === null
      ? [{ pointer, message: '没有这份合同，或者您不能查看', fix: '核对统一合同编码；没有的留空' }]
      : [],
  );
  return { found: [...new Set(found)], errors };
}

function kindErrors(
  { kindCode }: CommitmentRegistration,
  rules: CommitmentRules | null,
): readonly FieldError[] {
  const pointer = '#/kindCode';
  if (rules === null) {
    const fix = '请规则管理员在合同部分写明“政务承诺”，生效后再登记';
    return [{ pointer, message: '适用的规则没有写明承诺的种类', fix }];
  }
  if (rules.kinds.some(({ code }) => code === kindCode)) return [];
  const known = rules.kinds.map(({ code, label }) => `${code} ${label}`).join('、');
  return [{ pointer, message: '没有这个种类', fix: `可选：${known}` }];
}

function dateErrors({ madeOn, nodes }: CommitmentRegistration, today: string): readonly FieldError[] {
  const early = nodes.flatMap(({ dueOn }, place) =>
    dueOn < madeOn
      ? [{ pointer: `#/nodes/${place}/dueOn`, message: '节点日期早于承诺之日', fix: '核对日期' }]
      : [],
  );
  if (madeOn <= today) return early;
  return [...early, { pointer: '#/madeOn', message: '承诺之日还没有到', fix: '填写今天或以前的日期' }];
}

function audienceErrors({ audience, audienceName }: CommitmentRegistration): readonly FieldError[] {
  const pointer = '#/audienceName';
  if (audience === 'public' && audienceName !== null)
    return [{ pointer, message: '向社会公众作出的承诺没有对象名称', fix: '留空，或者改选群体、企业' }];
  if (audience === 'public' || audienceName !== null) return [];
  return [{ pointer, message: '没有写明向谁承诺', fix: '填写群体或者企业的名称' }];
}
