import type { z } from 'zod';
import { seesWhole } from '../domain/complaint/access';
import {
  CONTRACT_REASON_LABELS,
  OUTCOME_LABELS,
  STATUS_LABELS as COMPLAINT_STATUS_LABELS,
} from '../domain/complaint/labels';
import type { ContractStanding } from '../domain/complaint/linked-contract';
import { mayRead } from '../domain/contract/access';
import { debtsOf } from '../domain/contract/arrears';
import { figuresOf } from '../domain/contract/figures';
import { STATUS_LABELS } from '../domain/contract/labels';
import { toCaseId, type OrganizationId, type PlainDate } from '../domain/ids';
import { toYuan } from '../domain/money';
import type { Actor } from '../domain/officer';
import { daysBetween, plainDateAt } from '../domain/plain-date';
import type { FilingDeps } from '../intake/receive-complaint';
import { findReadableComplaint, type StoredComplaint } from '../store/complaint.store';
import { findContract, findReadableContract } from '../store/contract.store';
import { caseTimeOf } from '../store/event-log';
import {
  complaintsUpon,
  proposeContracts,
  type ComplaintUpon,
  type ContractCandidate,
} from '../store/linked-contract.store';
import { organizationNames } from '../store/names';
import type { Reader } from '../store/transaction';
import { complaintParams } from '../wire/complaint.wire';
import { contractParams } from '../wire/contract.wire';
import { complaintsOfContract, contractOfComplaint } from '../wire/linked-contract.wire';
import { COMPLAINT_TAGS } from './complaint-page';
import { CONTRACT_TAGS } from './contract-page';
import { notFound, route, type Route } from './route';

type Answer = z.output<typeof contractOfComplaint>;
type Linked = NonNullable<Answer['linked']>;

/** 关联合同: which contract a complaint is about, and which complaints run upon a contract; each for whoever may know. */
export const linkedContractRoutes = (deps: FilingDeps): readonly Route[] => [
  contractRoute(deps),
  complaintsRoute(deps),
];

const contractRoute = (deps: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/complaints/{id}/contract',
      access: 'any-officer',
      audit: 'complaint:read-contract',
      summary: '投诉所关联的合同及其履约情况，以及可能涉及的合同和理由',
      description:
        '只给看得到整件投诉的人；被投诉主体从通知书知道涉及哪份合同，通知书没有写明的就看不到。按合同编号、名称、写明的统一社会信用代码和承办单位比对，不比对投诉人。是否关联由人决定：link-contract、unlink-contract。',
      tags: COMPLAINT_TAGS,
      params: complaintParams,
      reply: { 200: contractOfComplaint },
    },
    async ({ actor, params }) => {
      const id = toCaseId(params.id);
      const { prisma } = deps.database;
      const found = await findReadableComplaint(prisma, actor, id);
      if (found === null || !seesWhole(found.state, actor)) return notFound();
      const today = plainDateAt(await caseTimeOf(deps));
      const [linked, candidates] = await Promise.all([
        linkedOf(prisma, actor, { found, today }),
        proposeContracts(prisma, actor, id),
      ]);
      const names = await organizationNames(
        prisma,
        candidates.map(({ undertakingId }) => undertakingId),
      );
      return { status: 200, body: { linked, items: candidates.map((one) => toCandidate(one, names)) } };
    },
  );

async function linkedOf(
  reader: Reader,
  actor: Actor,
  { found, today }: { readonly found: StoredComplaint; readonly today: PlainDate },
): Promise<Linked | null> {
  const { linkedContract, contractNamed } = found.state;
  if (linkedContract === undefined) return null;
  const { contractId: id, contractCode: code, linkedOn, standing } = linkedContract;
  const contract = await findContract(reader, id);
  if (contract === null) throw new Error(`contract ${id} is not in the store`);
  const { state, texts } = contract;
  const debts = debtsOf(state, today);
  return {
    ...{ id, code, name: texts.name, linkedOn },
    mayRead: mayRead(state, actor),
    isNamed: contractNamed === true,
    atLinking: toStanding(standing, linkedOn),
    now: {
      ...toStanding(figuresOf(state), today),
      ...{ status: state.status, statusLabel: STATUS_LABELS[state.status] },
      arrearsYuan: toYuan(debts.reduce((sum, { balanceFen }) => sum + balanceFen, 0)),
      interestYuan: toYuan(debts.reduce((sum, { interest }) => sum + (interest?.interestFen ?? 0), 0)),
    },
  };
}

function toStanding(
  { overdueSince, overdueMilestones, payableFen, paidFen }: ContractStanding,
  on: PlainDate,
): Linked['atLinking'] {
  return {
    ...{ overdueSince, overdueMilestones },
    overdueDays: overdueSince === null ? 0 : daysBetween(overdueSince, on),
    payableYuan: toYuan(payableFen),
    paidYuan: toYuan(paidFen),
  };
}

function toCandidate(
  { undertakingId, reasons, ...candidate }: ContractCandidate,
  names: ReadonlyMap<OrganizationId, string>,
): Answer['items'][number] {
  return {
    ...candidate,
    statusLabel: STATUS_LABELS[candidate.status],
    undertaking: { id: undertakingId, name: names.get(undertakingId) ?? '' },
    reasons: reasons.map((type) => ({ type, label: CONTRACT_REASON_LABELS[type] })),
  };
}

const complaintsRoute = (deps: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contracts/{id}/complaints',
      access: 'any-officer',
      audit: 'contract:read-complaints',
      summary: '涉及一份合同的投诉：只列本人可以知道的',
      description:
        '看得到整件投诉的人都能看到；承办单位是被投诉主体的，通知书写明合同编号以后才能看到：写明合同就可能写明是谁投诉的。',
      tags: CONTRACT_TAGS,
      params: contractParams,
      reply: { 200: complaintsOfContract },
    },
    async ({ actor, params }) => {
      const id = toCaseId(params.id);
      const { prisma } = deps.database;
      if ((await findReadableContract(prisma, actor, id)) === null) return notFound();
      const items = await complaintsUpon(prisma, actor, id);
      return { status: 200, body: { items: items.map(toLine) } };
    },
  );

function toLine({
  status,
  outcome,
  isSeenWhole,
  ...line
}: ComplaintUpon): z.output<typeof complaintsOfContract>['items'][number] {
  return {
    ...{ ...line, status, outcome },
    statusLabel: COMPLAINT_STATUS_LABELS[status],
    outcomeLabel: outcome === null ? null : OUTCOME_LABELS[outcome],
    view: isSeenWhole ? 'staff' : 'respondent',
  };
}
