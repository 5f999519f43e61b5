import type { CaseLaw } from '../domain/case';
import type { ContractState } from '../domain/contract/contract';
import type { ContractData } from '../domain/contract/events';
import type { ContractFacts } from '../domain/contract/facts';
import { figuresOf } from '../domain/contract/figures';
import { contractLaw } from '../domain/contract/law';
import { noticesFor } from '../domain/contract/notices';
import { bodyOf } from '../domain/contract/party';
import type { OrganizationId } from '../domain/ids';
import { announce, type Announcing } from './announce';
import { openDeterminations } from './contract-determination';
import { guardContract } from './contract-guard';
import { writeMilestones, writeParties } from './contract-rows';
import { earliestDue, writeDeadlines, type DeadlineTable } from './deadline-rows';
import { linkWaiting } from './contract-payment-link';
import { writeMonitoring } from './contract-monitoring-rows';
import { writeToldPayments } from './contract-payment-rows';
import { writeFiledCopies } from './filed-copy.store';
import type { CaseChange, CaseProjection } from './projection';
import { writeWebhookDeliveries } from './webhook-outbox';
import type { StepTransaction } from './transaction';

export type ContractChange = CaseChange<ContractState, ContractData>;

type Law = CaseLaw<ContractState, ContractFacts, ContractData>;

const DEADLINES: DeadlineTable<ContractState> = {
  table: 'contract_deadline',
  key: 'contract_id',
  ownerIdOf: (state, { owner }) => bodyOf(state, owner)?.organizationId ?? null,
};

const ANNOUNCING: Announcing<ContractState, ContractData> = {
  noticesFor,
  lineOf: ({ undertaking }) => undertaking.path,
};

/** What follows from a contract's events in the store: read rows, deadlines, notices. */
export const contractProjection: CaseProjection<ContractState, ContractFacts, ContractData> = {
  law: contractLaw satisfies Law,
  frame: ['rules', 'calendar'] satisfies (keyof ContractState)[],
  guard: guardContract,
  project: (transaction, change) => projectAll(transaction, [change]),
  projectOpenings: projectAll,
};

async function projectAll(transaction: StepTransaction, changes: readonly ContractChange[]): Promise<void> {
  // In this order: the other rows stand on the contract's own.
  writeContracts(transaction, changes);
  writeDeadlines(transaction, DEADLINES, changes);
  await Promise.all([
    writeParties(transaction, changes),
    writeMilestones(transaction, changes),
    announce(transaction, ANNOUNCING, changes),
    writeWebhookDeliveries(transaction, changes),
    ...changes.map((change) => openDeterminations(transaction, change)),
  ]);
  await Promise.all([
    writeFiledCopies(transaction, changes),
    writeToldPayments(transaction, changes),
    writeMonitoring(transaction, changes),
  ]);
  const opened = changes.filter(({ before }) => before === null);
  const numbered = opened.flatMap(({ after: { caseId: contractId }, texts }) => {
    const { externalNumber } = texts;
    return typeof externalNumber === 'string' ? [{ contractId, externalNumber }] : [];
  });
  const [first] = opened;
  if (first !== undefined) await linkWaiting(transaction, numbered, first.after.collectedAt);
}

function writeContracts(transaction: StepTransaction, changes: readonly ContractChange[]): void {
  const opened = changes.filter(({ before }) => before === null);
  const moved = changes.filter(({ before }) => before !== null);
  if (opened.length > 0) insertContracts(transaction, opened);
  if (moved.length > 0) updateContracts(transaction, moved);
}

function insertContracts(transaction: StepTransaction, changes: readonly ContractChange[]): void {
  const rows = changes.map((change) => ({ ...movingPart(change), ...lastingPart(change) }));
  transaction.$send`
    INSERT INTO app.contract (id, code, own_number, external_number, name, category_code, status, outcome, route,
      is_stock, is_key_supervised, region_code, undertaking_id, reporter_id, numbered_by_id, regulator_id,
      party_ids, manager_id,
      amount_fen, payable_fen, paid_fen, signed_on, starts_on, ends_on, filing_number, filed_on, is_listed, is_suspended,
      next_milestone_on, overdue_since, overdue_milestones, next_due_at, collected_at, closed_at,
      model_text_version_id)
    SELECT id, code, "ownNumber", "externalNumber", name, "categoryCode", status, outcome, route,
      "isStock", "isKeySupervised", "regionCode", "undertakingId", "reporterId", "reporterId", "regulatorId", "partyIds",
      "managerId",
      "amountFen", "payableFen", "paidFen", "signedOn", "startsOn", "endsOn", "filingNumber", "filedOn", "isListed",
      "isSuspended", "nextMilestoneOn", "overdueSince", "overdueMilestones", "nextDueAt", "collectedAt", "closedAt",
      "modelTextVersionId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, code text, "ownNumber" text,
      "externalNumber" text, name text, "categoryCode" text, status text, outcome text, route text, "isStock" boolean,
      "isKeySupervised" boolean, "regionCode" text, "undertakingId" text, "reporterId" text, "regulatorId" text,
      "partyIds" text[], "managerId" text, "amountFen" bigint, "payableFen" bigint, "paidFen" bigint, "signedOn" date,
      "startsOn" date, "endsOn" date, "filingNumber" text, "filedOn" date, "isListed" boolean, "isSuspended" boolean,
      "nextMilestoneOn" date, "overdueSince" date, "overdueMilestones" integer, "nextDueAt" timestamptz,
      "collectedAt" timestamptz, "closedAt" timestamptz, "modelTextVersionId" uuid)`;
}

function updateContracts(transaction: StepTransaction, changes: readonly ContractChange[]): void {
  transaction.$send`
    UPDATE app.contract SET status = row.status, outcome = row.outcome, undertaking_id = row."undertakingId",
      reporter_id = row."reporterId", regulator_id = row."regulatorId",
      party_ids = row."partyIds", manager_id = row."managerId", payable_fen = row."payableFen",
      paid_fen = row."paidFen", signed_on = row."signedOn", filing_number = row."filingNumber",
      filed_on = row."filedOn", is_listed = row."isListed", is_suspended = row."isSuspended",
      next_milestone_on = row."nextMilestoneOn", overdue_since = row."overdueSince",
      overdue_milestones = row."overdueMilestones", next_due_at = row."nextDueAt", closed_at = coalesce(row."closedAt", contract.closed_at)
    FROM jsonb_to_recordset(${JSON.stringify(changes.map(movingPart))}::jsonb) AS row(id uuid, status text,
      outcome text, "undertakingId" text, "reporterId" text, "regulatorId" text, "partyIds" text[], "managerId" text,
      "payableFen" bigint, "paidFen" bigint,
      "signedOn" date, "filingNumber" text, "filedOn" date, "isListed" boolean, "isSuspended" boolean,
      "nextMilestoneOn" date, "overdueSince" date, "overdueMilestones" integer, "nextDueAt" timestamptz,
      "closedAt" timestamptz)
    WHERE contract.id = row.id`;
}

/** What is said once, when the contract is collected. */
function lastingPart({ after, texts }: ContractChange) {
  const textOf = (name: string): string | null => {
    const text = texts[name];
    return typeof text === 'string' ? text : null;
  };
  return {
    code: after.code,
    name: textOf('name') ?? '',
    ownNumber: textOf('ownNumber'),
    externalNumber: textOf('externalNumber'),
    categoryCode: after.categoryCode,
    route: after.route,
    isStock: after.isStock,
    isKeySupervised: after.isKeySupervised,
    regionCode: after.regionCode,
    amountFen: after.amountFen,
    startsOn: after.startsOn,
    endsOn: after.endsOn,
    collectedAt: after.collectedAt,
    modelTextVersionId: after.modelText?.versionId ?? null,
  };
}

/** What its steps change. */
function movingPart({ after, events }: ContractChange) {
  const bodies = [...after.undertaking.path, after.reporter.organizationId, after.regulator.organizationId];
  return {
    ...figuresOf(after),
    id: after.caseId,
    status: after.status,
    outcome: after.outcome,
    undertakingId: after.undertaking.organizationId,
    reporterId: after.reporter.organizationId,
    regulatorId: after.regulator.organizationId,
    partyIds: [...new Set<OrganizationId>(bodies)],
    managerId: after.manager,
    signedOn: after.signedOn,
    filingNumber: after.filing?.number ?? null,
    filedOn: after.filing?.on ?? null,
    isListed: after.listed,
    isSuspended: after.suspension !== null,
    nextDueAt: earliestDue(after.duties),
    closedAt: events.find(({ data }) => data.type === 'contract-closed-out')?.occurredAt ?? null,
  };
}
