import type { CaseLaw } from '../domain/case';
import type { ComplaintState, HandlingParty } from '../domain/complaint/complaint';
import type { ComplaintData } from '../domain/complaint/events';
import type { ComplaintFacts } from '../domain/complaint/facts';
import { complaintLaw } from '../domain/complaint/law';
import { noticesFor } from '../domain/complaint/notices';
import { bodyOf } from '../domain/complaint/party';
import type { OrganizationId } from '../domain/ids';
import type { ComplaintChange } from './complaint-change';
import { endAgency } from './agent-call-off';
import { announce, type Announcing } from './announce';
import { tellFollowers } from './complaint-duplicate';
import { guardComplaint } from './complaint-guard';
import { issueLetters } from './complaint-letters';
import { publishAsDecided } from './complaint-publication';
import { complaintReads } from './complaint-reads';
import { openChildCases } from './complaint-split';
import { tellContract, tellLinkedContract } from './contract-told';
import { earliestDue, writeDeadlines, type DeadlineTable } from './deadline-rows';
import { openIncident } from './incident.store';
import { wakeParkedApprovals } from './parked-approval';
import type { CaseProjection } from './projection';
import type { StepTransaction } from './transaction';

type Law = CaseLaw<ComplaintState, ComplaintFacts, ComplaintData>;

const DEADLINES: DeadlineTable<ComplaintState> = {
  table: 'complaint_deadline',
  key: 'complaint_id',
  ownerIdOf: (state, { owner }) => bodyOf(state, owner)?.organizationId ?? null,
};

const ANNOUNCING: Announcing<ComplaintState, ComplaintData> = {
  noticesFor,
  lineOf: ({ accepting }) => accepting.path,
  inspectorateIn: ({ reviewer }) => reviewer?.organizationId ?? null,
};

/** What follows from a complaint's events in the store: read rows, deadlines, notices, letters, child cases. */
export const complaintProjection: CaseProjection<ComplaintState, ComplaintFacts, ComplaintData> = {
  law: complaintLaw satisfies Law,
  frame: ['rules', 'calendar'] satisfies (keyof ComplaintState)[],
  guard: guardComplaint,
  async project(transaction, change) {
    if (change.before === null) insertRows(transaction, [change]);
    else updateRow(transaction, change);
    await follow(transaction, [change]);
  },
  async projectOpenings(transaction, changes) {
    insertRows(transaction, changes);
    await follow(transaction, changes);
  },
};

/** Asked for in this order on one connection, which keeps it: no answer is waited for before the next is sent. */
async function follow(transaction: StepTransaction, changes: readonly ComplaintChange[]): Promise<void> {
  writeDeadlines(transaction, DEADLINES, changes);
  await Promise.all([
    announce(transaction, ANNOUNCING, changes),
    ...changes.flatMap((change) => [
      reportMissingBodies(transaction, change),
      issueLetters(transaction, change),
      publishAsDecided(transaction, change),
      wakeParkedApprovals(transaction, change),
      endAgency(transaction, change),
      openChildCases(transaction, complaintProjection, change),
      tellFollowers(transaction, change),
      tellContract(transaction, change),
      tellLinkedContract(transaction, change),
    ]),
  ]);
}

/** Where the body that should act is not there, another had to: operations see to it that the tree is put right. */
async function reportMissingBodies(
  transaction: StepTransaction,
  { after, events }: ComplaintChange,
): Promise<void> {
  for (const { data } of events) {
    const party = missingPartyIn(data);
    if (party === null) continue;
    const instead = bodyOf(after, party)?.organizationId ?? null;
    const detail = { party, instead };
    await openIncident(transaction, { kind: 'competent-body-missing', caseId: after.caseId, detail });
  }
}

function missingPartyIn(data: ComplaintData): HandlingParty | null {
  if (data.type === 'body-succeeded') return data.as === 'supervisor' ? data.party : null;
  return data.type === 'review-asked' && data.reviewer?.kind !== 'credit-office' ? 'reviewing' : null;
}

function insertRows(transaction: StepTransaction, changes: readonly ComplaintChange[]): void {
  const rows = changes.map((change) => {
    const { after } = change;
    return {
      ...toRow(change),
      amountFen: amountFenOf(after),
      id: after.caseId,
      number: after.number,
      kind: after.kind,
      channel: after.channel,
      handling: after.handling,
      field: after.field,
      identity: after.identity,
      parentId: after.parentId,
      receivedAt: after.receivedAt,
      receivedOn: after.receivedOn,
      externalNumber: textOf(change, 'externalNumber'),
      title: textOf(change, 'title') ?? '',
      narrative: textOf(change, 'narrative') ?? '',
      contractName: textOf(change, 'contractName'),
      contractNumber: textOf(change, 'contractNumber'),
    };
  });
  transaction.$send`
    INSERT INTO app.complaint (id, number, kind, channel, handling, external_number, status, outcome, field, identity,
      region_code, respondent_id, accepting_id, verifying_id, party_ids, respondent_notified, received_at, received_on,
      amount_fen, is_listed, parent_id, title, narrative, contract_name, contract_number, next_due_at, closed_at,
      accepting_officer_id, verifying_officer_id, is_suspended, determined_on, owed_demands, performed_demands, rating,
      follow_up, approval_organization_id, approval_role, approval_act, approval_officer_ids)
    SELECT id, number, kind, channel, handling, "externalNumber", status, outcome, field, identity,
      "regionCode", "respondentId", "acceptingId", "verifyingId", "partyIds", "respondentNotified", "receivedAt",
      "receivedOn", "amountFen", "isListed", "parentId", title, narrative, "contractName", "contractNumber",
      "nextDueAt", "closedAt", "acceptingOfficerId", "verifyingOfficerId", "isSuspended", "determinedOn", "owedDemands",
      "performedDemands", rating, "followUp", "approvalOrganizationId", "approvalRole", "approvalAct", "approvalOfficerIds"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, number text, kind text, channel text,
      handling text, "externalNumber" text, status text, outcome text, field text, identity text, "regionCode" text,
      "respondentId" text, "acceptingId" text, "verifyingId" text, "partyIds" text[], "respondentNotified" boolean,
      "receivedAt" timestamptz, "receivedOn" date, "amountFen" bigint, "isListed" boolean, "parentId" uuid, title text,
      narrative text, "contractName" text, "contractNumber" text, "nextDueAt" timestamptz, "closedAt" timestamptz,
      "acceptingOfficerId" text, "verifyingOfficerId" text, "isSuspended" boolean, "determinedOn" date,
      "owedDemands" integer, "performedDemands" integer, rating smallint, "followUp" text,
      "approvalOrganizationId" text, "approvalRole" text, "approvalAct" text, "approvalOfficerIds" text[])`;
}

/** Runs of characters are looked for in the title: they are made again only where a title is written. */
function updateRow(transaction: StepTransaction, change: ComplaintChange): void {
  const { after } = change;
  const row = { ...toRow(change), amountFen: amountFenOf(after) };
  const title = textOf(change, 'title');
  if (title !== null) {
    transaction.$send`UPDATE app.complaint SET title = ${title} WHERE id = ${after.caseId}::uuid`;
  }
  transaction.$send`
    UPDATE app.complaint SET status = row.status, outcome = row.outcome, region_code = row."regionCode",
      respondent_id = row."respondentId", accepting_id = row."acceptingId", verifying_id = row."verifyingId",
      party_ids = row."partyIds", respondent_notified = row."respondentNotified", amount_fen = row."amountFen",
      is_listed = row."isListed", next_due_at = row."nextDueAt", closed_at = row."closedAt",
      accepting_officer_id = row."acceptingOfficerId", verifying_officer_id = row."verifyingOfficerId", is_suspended = row."isSuspended",
      determined_on = row."determinedOn", owed_demands = row."owedDemands",
      performed_demands = row."performedDemands", rating = row.rating, follow_up = row."followUp",
      approval_organization_id = row."approvalOrganizationId", approval_role = row."approvalRole",
      approval_act = row."approvalAct", approval_officer_ids = row."approvalOfficerIds",
      leading_id = row."leadingId", contract_id = row."contractId"
    FROM jsonb_to_record(${JSON.stringify(row)}::jsonb) AS row(status text, outcome text, "regionCode" text,
      "respondentId" text, "acceptingId" text, "verifyingId" text, "partyIds" text[], "respondentNotified" boolean,
      "amountFen" bigint, "isListed" boolean, "nextDueAt" timestamptz, "closedAt" timestamptz,
      "acceptingOfficerId" text, "verifyingOfficerId" text, "isSuspended" boolean, "determinedOn" date,
      "owedDemands" integer, "performedDemands" integer, rating smallint, "followUp" text,
      "approvalOrganizationId" text, "approvalRole" text, "approvalAct" text, "approvalOfficerIds" text[],
      "leadingId" uuid, "contractId" uuid)
    WHERE id = ${after.caseId}::uuid`;
}

const amountFenOf = ({ demands }: ComplaintState): number =>
  demands.reduce((sum, demand) => sum + (demand.amountFen ?? 0), 0);

function textOf({ texts }: ComplaintChange, name: string): string | null {
  const text = texts[name];
  return typeof text === 'string' ? text : null;
}

function toRow({ after, events }: ComplaintChange) {
  const handling = [...after.accepting.path, ...(after.verifying?.path ?? [])];
  const superiors = after.respondent.path.slice(0, -1);
  // Above a reviewing body nobody gains sight of the case.
  const reviewing = after.reviewer === null ? [] : [after.reviewer.organizationId];
  const lastAt = events.at(-1)?.occurredAt;
  return {
    ...complaintReads(after),
    status: after.status,
    outcome: after.outcome,
    regionCode: after.regionCode,
    respondentId: after.respondent.organizationId,
    acceptingId: after.accepting.organizationId,
    verifyingId: after.verifying?.organizationId ?? null,
    partyIds: [...new Set<OrganizationId>([...handling, ...superiors, ...reviewing])],
    respondentNotified: after.answer !== 'not-asked',
    isListed: after.listed,
    nextDueAt: earliestDue(after.duties),
    closedAt: after.status === 'closed' && lastAt !== undefined ? new Date(lastAt) : null,
  };
}
