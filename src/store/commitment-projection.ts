import type { CaseLaw } from '../domain/case';
import type { CommitmentNode, CommitmentState } from '../domain/commitment/commitment';
import type { CommitmentData } from '../domain/commitment/events';
import type { CommitmentFacts } from '../domain/commitment/facts';
import { figuresOf } from '../domain/commitment/figures';
import { commitmentLaw } from '../domain/commitment/law';
import { noticesFor } from '../domain/commitment/notices';
import { DEFAULT_EVIDENCE_LIMITS } from '../domain/evidence';
import type { OrganizationId } from '../domain/ids';
import type { Refusal } from '../domain/refusal';
import { announce, type Announcing } from './announce';
import { isServing } from './command-guard';
import { earliestDue, writeDeadlines, type DeadlineTable } from './deadline-rows';
import { linkEvidence } from './evidence.store';
import type { CaseChange, CaseProjection } from './projection';
import type { StepTransaction, Transaction } from './transaction';

type Change = CaseChange<CommitmentState, CommitmentData>;

type Law = CaseLaw<CommitmentState, CommitmentFacts, CommitmentData>;

/** Where a commitment's first texts say what one of its nodes is called. */
export const nodeTextKey = (nodeId: string): string => `node/${nodeId}/title`;

const DEADLINES: DeadlineTable<CommitmentState> = {
  table: 'commitment_deadline',
  key: 'commitment_id',
  ownerIdOf: (state, { owner }) => state[owner].organizationId,
};

const ANNOUNCING: Announcing<CommitmentState, CommitmentData> = {
  noticesFor,
  lineOf: ({ promisor }) => promisor.path,
};

/** What follows from a commitment's events in the store: read rows, deadlines, notices. */
export const commitmentProjection: CaseProjection<CommitmentState, CommitmentFacts, CommitmentData> = {
  law: commitmentLaw satisfies Law,
  frame: ['rules', 'calendar'] satisfies (keyof CommitmentState)[],
  guard,
  project: (transaction, change) => projectAll(transaction, [change]),
  projectOpenings: projectAll,
};

/**
 * What only the store can vouch for, in the transaction that records the command: that an officer still serves, and that
 * the evidence is there and nobody else's. Evidence becomes part of the commitment here.
 */
async function guard(
  transaction: Transaction,
  { caseId }: CommitmentState,
  facts: CommitmentFacts,
): Promise<Refusal | null> {
  if (facts.type === 'assign-manager' && !(await isServing(transaction, facts.officerId)))
    return { type: 'assignee-not-active' };
  const evidenceIds = 'evidenceIds' in facts ? [...new Set(facts.evidenceIds)] : [];
  const linked = await linkEvidence(transaction, { caseId, evidenceIds }, DEFAULT_EVIDENCE_LIMITS);
  return linked.ok ? null : linked.refusal;
}

async function projectAll(transaction: StepTransaction, changes: readonly Change[]): Promise<void> {
  await writeCommitments(transaction, changes);
  writeDeadlines(transaction, DEADLINES, changes);
  await Promise.all([writeNodes(transaction, changes), announce(transaction, ANNOUNCING, changes)]);
}

function textOf({ texts }: Change, name: string): string | null {
  const text = texts[name];
  return typeof text === 'string' ? text : null;
}

/** What is said once, when the commitment is registered, stands; its steps change the rest. */
async function writeCommitments(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  const rows = changes.map(toRow);
  await transaction.$executeRaw`
    INSERT INTO app.commitment (id, code, name, kind_code, status, outcome, audience, audience_name, region_code,
      promisor_id, regulator_id, party_ids, manager_id, contract_ids, made_on, next_node_on, overdue_since,
      overdue_nodes, next_due_at, registered_at, closed_at)
    SELECT id, code, name, kind_code, status, outcome, audience, audience_name, region_code, promisor_id, regulator_id,
      party_ids, manager_id, contract_ids, made_on, next_node_on, overdue_since, overdue_nodes, next_due_at,
      registered_at, closed_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, code text, name text, kind_code text,
      status text, outcome text, audience text, audience_name text, region_code text, promisor_id text,
      regulator_id text, party_ids text[], manager_id text, contract_ids uuid[], made_on date, next_node_on date,
      overdue_since date, overdue_nodes integer, next_due_at timestamptz, registered_at timestamptz,
      closed_at timestamptz)
    ON CONFLICT (id) DO UPDATE SET status = EXCLUDED.status, outcome = EXCLUDED.outcome,
      promisor_id = EXCLUDED.promisor_id, party_ids = EXCLUDED.party_ids, manager_id = EXCLUDED.manager_id,
      contract_ids = EXCLUDED.contract_ids, next_node_on = EXCLUDED.next_node_on,
      overdue_since = EXCLUDED.overdue_since, overdue_nodes = EXCLUDED.overdue_nodes,
      next_due_at = EXCLUDED.next_due_at, closed_at = coalesce(EXCLUDED.closed_at, commitment.closed_at)`;
}

function toRow(change: Change) {
  const { after, events } = change;
  const { nextNodeOn, overdueSince, overdueNodes } = figuresOf(after);
  const bodies = [...after.promisor.path, after.regulator.organizationId];
  return {
    ...{ id: after.caseId, code: after.code, kind_code: after.kindCode, status: after.status },
    ...{ outcome: after.outcome, audience: after.audience, region_code: after.regionCode },
    name: textOf(change, 'name') ?? '',
    audience_name: textOf(change, 'audienceName'),
    promisor_id: after.promisor.organizationId,
    regulator_id: after.regulator.organizationId,
    party_ids: [...new Set<OrganizationId>(bodies)],
    manager_id: after.manager,
    contract_ids: after.contractIds,
    ...{ made_on: after.madeOn, next_node_on: nextNodeOn, overdue_since: overdueSince },
    ...{ overdue_nodes: overdueNodes, next_due_at: earliestDue(after.duties) },
    registered_at: after.registeredAt,
    closed_at: events.find(({ data }) => data.type === 'commitment-closed')?.occurredAt ?? null,
  };
}

/** Only the nodes that a step has changed are written; their titles stand as they came in. */
async function writeNodes(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  const rows = changes.flatMap((change) => {
    const { before, after } = change;
    const known = new Map(before?.nodes.map((node) => [node.nodeId, node]));
    return after.nodes.flatMap((node, position) =>
      known.get(node.nodeId) === node ? [] : [toNodeRow(change, node, position)],
    );
  });
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO app.commitment_node (commitment_id, node_id, position, title, due_on, thousandths, unit,
      performed_thousandths, state, performed_on, supervision, tolerance_asked, tolerance_asked_by, is_proposed,
      proposed_by)
    SELECT commitment_id, node_id, position, title, due_on, thousandths, unit, performed_thousandths, state,
      performed_on, supervision, tolerance_asked, tolerance_asked_by, is_proposed, proposed_by
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(commitment_id uuid, node_id text, position integer,
      title text, due_on date, thousandths bigint, unit text, performed_thousandths bigint, state text,
      performed_on date, supervision text, tolerance_asked boolean, tolerance_asked_by text, is_proposed boolean,
      proposed_by text)
    ON CONFLICT (commitment_id, node_id) DO UPDATE SET due_on = EXCLUDED.due_on,
      performed_thousandths = EXCLUDED.performed_thousandths, state = EXCLUDED.state,
      performed_on = EXCLUDED.performed_on, supervision = EXCLUDED.supervision,
      tolerance_asked = EXCLUDED.tolerance_asked, tolerance_asked_by = EXCLUDED.tolerance_asked_by,
      is_proposed = EXCLUDED.is_proposed, proposed_by = EXCLUDED.proposed_by`;
}

const toNodeRow = (change: Change, node: CommitmentNode, position: number) => ({
  ...{ commitment_id: change.after.caseId, node_id: node.nodeId, position, due_on: node.dueOn },
  title: textOf(change, nodeTextKey(node.nodeId)) ?? '',
  thousandths: node.target?.thousandths ?? null,
  unit: node.target?.unitCode ?? null,
  performed_thousandths: node.performedThousandths,
  ...{ state: node.state, performed_on: node.performedOn, supervision: node.supervision },
  tolerance_asked: node.toleranceAsked !== null,
  tolerance_asked_by: node.toleranceAsked?.askedBy ?? null,
  is_proposed: node.proposal !== null,
  proposed_by: node.proposal?.proposedBy ?? null,
});
