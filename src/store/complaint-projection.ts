import type { CaseLaw } from '../domain/case';
import type { ComplaintState, Duty, HandlingParty } from '../domain/complaint/complaint';
import type { ComplaintData } from '../domain/complaint/events';
import type { ComplaintFacts } from '../domain/complaint/facts';
import { complaintLaw } from '../domain/complaint/law';
import { noticesFor } from '../domain/complaint/notices';
import { bodyOf } from '../domain/complaint/party';
import type { OrganizationId } from '../domain/ids';
import { rungKeyPrefix, type Notice } from '../domain/notification';
import type { ComplaintChange } from './complaint-change';
import { endAgency } from './agent-call-off';
import { tellFollowers } from './complaint-duplicate';
import { guardComplaint } from './complaint-guard';
import { issueLetters } from './complaint-letters';
import { publishAsDecided } from './complaint-publication';
import { complaintReads, dutyReads, hasOtherOwner } from './complaint-reads';
import { openChildCases } from './complaint-split';
import { openIncident } from './incident.store';
import { insertNotifications, withdrawNotifications } from './notification.store';
import { wakeParkedApprovals } from './parked-approval';
import type { CaseProjection } from './projection';
import { findInspectorate } from './supervising-body';
import type { Transaction } from './transaction';

type Law = CaseLaw<ComplaintState, ComplaintFacts, ComplaintData>;
/** What follows from a complaint's events in the store: read rows, deadlines, notices, letters, child cases. */
export const complaintProjection: CaseProjection<ComplaintState, ComplaintFacts, ComplaintData> = {
  law: complaintLaw satisfies Law,
  frame: ['rules', 'calendar'] satisfies (keyof ComplaintState)[],
  guard: guardComplaint,
  async project(transaction, change) {
    const row = change.before === null ? insertRows(transaction, [change]) : updateRow(transaction, change);
    await Promise.all([row, follow(transaction, [change])]);
  },
  async projectOpenings(transaction, changes) {
    await Promise.all([insertRows(transaction, changes), follow(transaction, changes)]);
  },
};

/** Asked for in this order on one connection, which keeps it: no answer is waited for before the next is sent. */
async function follow(transaction: Transaction, changes: readonly ComplaintChange[]): Promise<void> {
  await Promise.all([
    writeDeadlines(transaction, changes),
    announce(transaction, changes),
    ...changes.flatMap((change) => [
      reportMissingBodies(transaction, change),
      issueLetters(transaction, change),
      publishAsDecided(transaction, change),
      wakeParkedApprovals(transaction, change),
      endAgency(transaction, change),
      openChildCases(transaction, complaintProjection, change),
      tellFollowers(transaction, change),
    ]),
  ]);
}

/** Where the body that should act is not there, another had to: operations see to it that the tree is put right. */
async function reportMissingBodies(
  transaction: Transaction,
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

async function insertRows(transaction: Transaction, changes: readonly ComplaintChange[]): Promise<void> {
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
  await transaction.$executeRaw`
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

async function updateRow(transaction: Transaction, change: ComplaintChange): Promise<void> {
  const { after } = change;
  const row = { ...toRow(change), amountFen: amountFenOf(after), title: textOf(change, 'title') };
  await transaction.$executeRaw`
    UPDATE app.complaint SET status = row.status, outcome = row.outcome, region_code = row."regionCode",
      respondent_id = row."respondentId", accepting_id = row."acceptingId", verifying_id = row."verifyingId",
      party_ids = row."partyIds", respondent_notified = row."respondentNotified", amount_fen = row."amountFen",
      is_listed = row."isListed", next_due_at = row."nextDueAt", closed_at = row."closedAt",
      title = coalesce(row.title, complaint.title), accepting_officer_id = row."acceptingOfficerId",
      verifying_officer_id = row."verifyingOfficerId", is_suspended = row."isSuspended",
      determined_on = row."determinedOn", owed_demands = row."owedDemands",
      performed_demands = row."performedDemands", rating = row.rating, follow_up = row."followUp",
      approval_organization_id = row."approvalOrganizationId", approval_role = row."approvalRole",
      approval_act = row."approvalAct", approval_officer_ids = row."approvalOfficerIds",
      leading_id = row."leadingId"
    FROM jsonb_to_record(${JSON.stringify(row)}::jsonb) AS row(status text, outcome text, "regionCode" text,
      "respondentId" text, "acceptingId" text, "verifyingId" text, "partyIds" text[], "respondentNotified" boolean,
      "amountFen" bigint, "isListed" boolean, "nextDueAt" timestamptz, "closedAt" timestamptz, title text,
      "acceptingOfficerId" text, "verifyingOfficerId" text, "isSuspended" boolean, "determinedOn" date,
      "owedDemands" integer, "performedDemands" integer, rating smallint, "followUp" text,
      "approvalOrganizationId" text, "approvalRole" text, "approvalAct" text, "approvalOfficerIds" text[],
      "leadingId" uuid)
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

function earliestDue(duties: readonly Duty[]): Date | null {
  const instants = duties.flatMap((duty) =>
    duty.state === 'running' && duty.dueAt !== null ? [duty.dueAt] : [],
  );
  const [earliest] = [...instants].sort();
  return earliest === undefined ? null : new Date(earliest);
}

/** Only the duties that a step has changed are written. */
async function writeDeadlines(transaction: Transaction, changes: readonly ComplaintChange[]): Promise<void> {
  const rows = changes.flatMap(deadlineRows);
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO app.complaint_deadline (complaint_id, duty_id, duty, owner, state, start_on, due_on, due_at,
      provisional, revision, owner_id, rung, started_at, ended_at)
    SELECT complaint_id, duty_id, duty, owner, state, start_on, due_on, due_at, provisional, revision, owner_id, rung,
      started_at, ended_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(complaint_id uuid, duty_id text, duty text,
      owner text, state text, start_on date, due_on date, due_at timestamptz, provisional boolean, revision integer,
      owner_id text, rung text, started_at timestamptz, ended_at timestamptz)
    ON CONFLICT (complaint_id, duty_id) DO UPDATE SET state = EXCLUDED.state, owner = EXCLUDED.owner,
      start_on = EXCLUDED.start_on, due_on = EXCLUDED.due_on, due_at = EXCLUDED.due_at,
      provisional = EXCLUDED.provisional, revision = EXCLUDED.revision,
      owner_id = EXCLUDED.owner_id, rung = EXCLUDED.rung, started_at = EXCLUDED.started_at, ended_at = EXCLUDED.ended_at`;
}

function deadlineRows({ before, after }: ComplaintChange): readonly object[] {
  const known = new Map(before?.duties.map((duty) => [duty.dutyId, duty]));
  const changed = after.duties.filter(
    (duty) => known.get(duty.dutyId) !== duty || hasOtherOwner(before, after, duty),
  );
  return changed.map((duty) => ({
    complaint_id: after.caseId,
    duty_id: duty.dutyId,
    duty: duty.duty,
    owner: duty.owner,
    state: duty.state,
    start_on: duty.deadline.startOn,
    due_on: duty.dueOn,
    due_at: duty.dueAt,
    provisional: duty.provisional,
    revision: duty.revision,
    ...dutyReads(after, duty),
  }));
}

async function announce(transaction: Transaction, changes: readonly ComplaintChange[]): Promise<void> {
  const notices: Notice[] = [];
  for (const { before, after, events } of changes) {
    if (before !== null) await withdrawMoved(transaction, before, after);
    const own = events.flatMap((event) => noticesFor({ data: event.data, event, before, after }));
    notices.push(...(await addressed(transaction, after, own)));
  }
  await insertNotifications(transaction, notices);
}

/** A date that moved or is owed no longer takes back what was announced about it and has not gone out yet. */
async function withdrawMoved(
  transaction: Transaction,
  before: ComplaintState,
  after: ComplaintState,
): Promise<void> {
  for (const old of before.duties) {
    const current = after.duties.find((duty) => duty.dutyId === old.dutyId);
    const stands = current?.state === 'running' && current.revision === old.revision;
    if (!stands && old.state === 'running' && old.reachedRungs.length > 0) {
      const prefix = rungKeyPrefix(after.caseId, old.dutyId, old.revision);
      await withdrawNotifications(transaction, after.caseId, prefix);
    }
  }
}

/** The inspectorate stands beside the line: a rung for an inspector goes to the nearest one, past whoever sits on it. */
async function addressed(
  transaction: Transaction,
  state: ComplaintState,
  notices: readonly Notice[],
): Promise<readonly Notice[]> {
  return Promise.all(
    notices.map(async (notice) => {
      const { addressee } = notice;
      if (addressee.type !== 'role' || addressee.role !== 'inspector') return notice;
      // An inspectorate that decides a review is itself the body meant.
      if (addressee.organizationId === state.reviewer?.organizationId) return notice;
      const inspectorate = await findInspectorate(transaction, state.accepting.path);
      if (inspectorate === null) return notice;
      return { ...notice, addressee: { ...addressee, organizationId: inspectorate } };
    }),
  );
}
