import { mayCollectFor } from '../domain/contract/access';
import type { CollectionRoute } from '../domain/contract/contract';
import { findCategory, type ContractRules } from '../domain/contract/contract-rules';
import { bearsSecrecyMark } from '../domain/contract/secrecy';
import type { Instant, OrganizationId, PlainDate } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import { superiorOf, type OrganizationRef } from '../domain/organization';
import { plainDateAt } from '../domain/plain-date';
import { judgeUscc } from '../domain/uscc';
import type { WorkingCalendar } from '../domain/working-calendar';
import { findRegulator } from '../store/contract-regulator';
import { organizationNames } from '../store/names';
import { resolveContractRulesFor } from '../store/rule-set.store';
import type { Collection } from '../wire/contract-collection.wire';
import type { FieldError } from '../wire/problem.wire';
import { modelTextErrors } from './model-text-errors';
import { paymentTermErrors } from './payment-term-errors';
import type { FilingDeps } from './receive-complaint';

/** What collecting needs of what receiving has. */
export type CollectionDeps = Omit<FilingDeps, 'receiptKeys' | 'evidenceLimits'>;

/** A collection with all that its case begins with: nobody has to be asked while a transaction is open. */
export interface PreparedCollection {
  readonly collection: Collection;
  readonly route: CollectionRoute;
  /** By party, whether each contact has an address. */
  readonly contacts: readonly (readonly { readonly hasAddress: boolean }[])[];
  readonly undertaking: OrganizationRef;
  readonly reporter: OrganizationRef;
  readonly regulator: OrganizationRef;
  /** The parties that are bodies of the tree, by their place in the collection. */
  readonly bodies: ReadonlyMap<number, OrganizationRef>;
  /** What those bodies are called. */
  readonly names: ReadonlyMap<OrganizationId, string>;
  readonly rules: ContractRules;
  readonly calendar: WorkingCalendar;
  readonly collectedAt: Instant;
}

/** What is asked of the store for each contract; who collects many remembers the answers. */
export interface CollectionLookups {
  readonly contractRules: (undertaking: OrganizationRef, on: PlainDate) => Promise<ContractRules>;
  readonly regulatorOf: (undertaking: OrganizationRef) => Promise<OrganizationId | null>;
  /** What bodies are called. */
  readonly namesOf: (bodies: readonly OrganizationId[]) => Promise<ReadonlyMap<OrganizationId, string>>;
}

export const collectionLookups = ({ pool, prisma }: CollectionDeps['database']): CollectionLookups => ({
  contractRules: ({ regionCode, organizationId }, on) =>
    resolveContractRulesFor(pool, { regionCode, acceptingOrganizationId: organizationId, on }),
  regulatorOf: (undertaking) => findRegulator(prisma, undertaking),
  namesOf: (bodies) => organizationNames(prisma, bodies),
});

interface Errors {
  readonly errors: readonly FieldError[];
}

/** The bodies of a contract with their rules and calendar, or everything that is wrong with what was told. */
export async function prepareCollection(
  deps: Pick<CollectionDeps, 'database' | 'sources'>,
  actor: OfficerActor,
  {
    collection,
    collectedAt,
    lookups = collectionLookups(deps.database),
  }: { readonly collection: Collection; readonly collectedAt: Instant; readonly lookups?: CollectionLookups },
): Promise<PreparedCollection | Errors> {
  const secret = secrecyErrors(collection);
  if (secret.length > 0) return { errors: secret };
  const undertaking = await deps.sources.organization(collection.undertakingId);
  const refused = undertakingErrors(undertaking, actor);
  if (undertaking === null || refused.length > 0) return { errors: refused };
  const on = plainDateAt(collectedAt);
  const [bodies, regulator, rules, modelText] = await Promise.all([
    bodiesOf(deps, collection),
    regulatorOf({ ...deps, lookups }, collection, undertaking),
    lookups.contractRules(undertaking, on),
    modelTextErrors(deps.database.prisma, collection),
  ]);
  const errors = [
    ...modelText,
    ...bodies.errors,
    ...regulator.errors,
    ...categoryErrors(collection, rules),
    ...dateErrors(collection),
    ...partyErrors(collection),
    ...milestoneErrors(collection),
    ...paymentTermErrors(collection),
  ];
  if (errors.length > 0 || regulator.body === null) return { errors };
  const reporter = await reporterOf(deps, { collection, undertaking, regulator: regulator.body, rules });
  const [calendar, names] = await Promise.all([
    deps.sources.calendarFor(undertaking.regionCode, startOf(collection, collectedAt)),
    lookups.namesOf([...bodies.found.values()].map((body) => body.organizationId)),
  ]);
  return {
    ...{ collection, route: collection.route, undertaking, reporter, regulator: regulator.body },
    contacts: collection.parties.map(({ contacts }) =>
      contacts.map(({ email }) => ({ hasAddress: email !== null })),
    ),
    ...{ bodies: bodies.found, names, rules, calendar, collectedAt },
  };
}

/** A stock contract is counted from its own days: its calendar reaches back to the earliest of them. */
function startOf({ signedOn }: Collection, collectedAt: Instant): Instant {
  if (signedOn === null || signedOn >= plainDateAt(collectedAt)) return collectedAt;
  const earliest = '2004-01-01';
  return `${signedOn < earliest ? earliest : signedOn}T00:00:00.000Z` as Instant;
}

/** 涉密不进系统: what was declared, and what the text says of itself. */
function secrecyErrors({ secrecy, name, terms, milestones }: Collection): readonly FieldError[] {
  const fix = '涉密合同请按保密规定另行管理，不要录入本系统；标注有误的，更正后重新提交';
  if (secrecy === 'secret') {
    return [{ pointer: '#/secrecy', message: '涉密合同不得录入，本次提交的内容没有留存', fix }];
  }
  const texts = [name, terms ?? '', ...milestones.map(({ title }) => title)];
  if (!texts.some(bearsSecrecyMark)) return [];
  return [{ pointer: '#/secrecy', message: '内容带有密级标志，本次提交的内容没有留存', fix }];
}

function undertakingErrors(undertaking: OrganizationRef | null, actor: OfficerActor): readonly FieldError[] {
  const pointer = '#/undertakingId';
  if (undertaking === null) {
    return [{ pointer, message: '没有这个机构', fix: '从机构目录中选择承办单位' }];
  }
  if (undertaking.status !== 'active') {
    return [{ pointer, message: '这个机构已经合并或撤销', fix: '请选择承接其职责的机构' }];
  }
  if (mayCollectFor(undertaking, actor)) return [];
  const fix = '请选择本单位或所属单位；其他单位的合同由其本单位上报';
  return [{ pointer, message: '只能收录本单位及所属单位的合同', fix }];
}

async function bodiesOf(
  { sources }: Pick<CollectionDeps, 'sources'>,
  { parties }: Collection,
): Promise<Errors & { readonly found: ReadonlyMap<number, OrganizationRef> }> {
  const errors: FieldError[] = [];
  const found = new Map<number, OrganizationRef>();
  for (const [place, { organizationId }] of parties.entries()) {
    const body = organizationId === null ? null : await sources.organization(organizationId);
    if (body !== null) found.set(place, body);
    else if (organizationId !== null) {
      const pointer = `#/parties/${place}/organizationId`;
      errors.push({ pointer, message: '没有这个机构', fix: '从机构目录中选择；不在目录中的，留空并写名称' });
    }
  }
  return { errors, found };
}

async function regulatorOf(
  { sources, lookups }: Pick<CollectionDeps, 'sources'> & { readonly lookups: CollectionLookups },
  { regulatorId }: Collection,
  undertaking: OrganizationRef,
): Promise<Errors & { readonly body: OrganizationRef | null }> {
  const pointer = '#/regulatorId';
  const id: OrganizationId | null = regulatorId ?? (await lookups.regulatorOf(undertaking));
  const body = id === null ? null : await sources.organization(id);
  if (body?.status !== 'active') {
    const fix = '从机构目录中选择行业监管部门';
    return { body: null, errors: [{ pointer, message: '没有可以监管这份合同的部门', fix }] };
  }
  if (!body.path.includes(undertaking.organizationId)) return { body, errors: [] };
  const fix = '请选择承办单位及其所属单位以外的部门';
  return { body: null, errors: [{ pointer, message: '承办单位及其所属单位不能监管自己的合同', fix }] };
}

/** 归口管理: the sector's regulator where the category says so; else the body, or its parent for a subordinate one. */
async function reporterOf(
  { sources }: Pick<CollectionDeps, 'sources'>,
  {
    collection,
    undertaking,
    regulator,
    rules,
  }: Pick<PreparedCollection, 'collection' | 'undertaking' | 'regulator' | 'rules'>,
): Promise<OrganizationRef> {
  if (findCategory(rules, collection.categoryCode)?.reportedBy === 'sector-regulator') return regulator;
  const superior = superiorOf(undertaking);
  if (undertaking.kind !== 'subordinate-body' || superior === null) return undertaking;
  return (await sources.organization(superior)) ?? undertaking;
}

function categoryErrors({ categoryCode }: Collection, rules: ContractRules): readonly FieldError[] {
  if (findCategory(rules, categoryCode) !== null) return [];
  const known = rules.categories.map(({ code, label }) => `${code} ${label}`).join('、');
  return [{ pointer: '#/categoryCode', message: '没有这个类别', fix: `可选：${known}` }];
}

function dateErrors({ startsOn, endsOn, signedOn, isStock }: Collection): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    errors.push({ pointer: '#/endsOn', message: '结束日早于开始日', fix: '核对起止日期' });
  }
  if (isStock && signedOn === null) {
    errors.push({ pointer: '#/signedOn', message: '存量合同须写签订日', fix: '填写全体签署之日' });
  }
  return errors;
}

function partyErrors({ parties, signedOn }: Collection): readonly FieldError[] {
  const errors = parties.flatMap(({ organizationId, name, uscc, hasSigned }, place): FieldError[] => {
    const pointer = `#/parties/${place}`;
    const nameless = organizationId === null && name === null;
    const unsigned = signedOn !== null && hasSigned === false;
    return [
      ...(nameless
        ? [{ pointer: `${pointer}/name`, message: '没有写当事人是谁', fix: '选择机构，或者写明名称' }]
        : []),
      ...(uscc !== null && judgeUscc(uscc) === 'malformed'
        ? [
            {
              pointer: `${pointer}/uscc`,
              message: '不是统一社会信用代码',
              fix: '对照营业执照核对，没有的留空',
            },
          ]
        : []),
      ...(unsigned
        ? [
            {
              pointer: `${pointer}/hasSigned`,
              message: '合同写有签订日，而这一方没有签署',
              fix: '全体签署后才写签订日；尚未签署的，把 signedOn 留空',
            },
          ]
        : []),
    ];
  });
  const missing = (['public', 'counterparty'] as const).filter(
    (side) => !parties.some((party) => party.side === side),
  );
  if (missing.length === 0) return errors;
  const fix = '政府一方（public）和相对方（counterparty）至少各写一个';
  return [...errors, { pointer: '#/parties', message: '缺少一方当事人', fix }];
}

function milestoneErrors({ milestones, startsOn, signedOn }: Collection): readonly FieldError[] {
  const begins = startsOn ?? signedOn;
  return milestones.flatMap(({ dueOn, kind, amountYuan, performed }, place): FieldError[] => {
    const pointer = `#/milestones/${place}`;
    const isEarly = dueOn !== null && begins !== null && dueOn < begins && performed === null;
    return [
      ...(kind === 'payment' && amountYuan === null
        ? [{ pointer: `${pointer}/amountYuan`, message: '付款节点须写金额', fix: '填写应付金额（元）' }]
        : []),
      ...(isEarly
        ? [
            {
              pointer: `${pointer}/dueOn`,
              message: '节点日期早于合同开始',
              fix: '核对日期；签订之前已经履行的，填写 performed',
            },
          ]
        : []),
    ];
  });
}
