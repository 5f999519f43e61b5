import type { z } from 'zod';
import { CHINESE_COMMITMENT_LABELS as LABELS } from '../domain/commitment/labels';
import type { CommitmentNode, CommitmentState } from '../domain/commitment/commitment';
import { figuresOf, overdueDays } from '../domain/commitment/figures';
import { permissionsFor } from '../domain/commitment/permission';
import { toCaseId, type CaseId, type PlainDate } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { daysBetween, parseInstant, plainDateAt } from '../domain/plain-date';
import { rungLabel } from '../domain/rung-label';
import type { CollectionDeps } from '../intake/prepare-collection';
import {
  findReadableCommitment,
  type CommitmentFilter,
  type CommitmentSummary,
  type StoredCommitment,
} from '../store/commitment.store';
import { findReadableContract } from '../store/contract.store';
import { caseTimeOf } from '../store/event-log';
import { officerNames, organizationNames } from '../store/names';
import type { Reader } from '../store/transaction';
import { COMMITMENT_COMMAND_BODIES } from '../wire/commitment-command.wire';
import type { commitmentList, commitmentQuery, commitmentView } from '../wire/commitment.wire';
import { toQuantity } from './contract-view';
import { withLadder } from './deadline-view';
import { badCursor, readPage } from './page';
import { toPermission } from './permission';

type CommitmentView = z.output<typeof commitmentView>;
type SummaryView = z.output<typeof commitmentList>['items'][number];

/** What the address asks for. @throws ObstacleError `input-invalid` when its cursor is none of ours. */
export function toCommitmentFilter(query: z.output<typeof commitmentQuery>): CommitmentFilter {
  const { overdue, q, cursor, limit, ...narrowing } = query;
  const page = readPage({ cursor, limit });
  const after = page.after === undefined ? null : placeIn(page.after);
  return { ...narrowing, isOverdue: overdue === 'true', text: q, after, limit: page.limit };
}

function placeIn(mark: string): NonNullable<CommitmentFilter['after']> {
  const [at = '', id = ''] = mark.split('_');
  if (parseInstant(at) === null || !/^[0-9a-f-]{36}$/.test(id)) throw badCursor;
  return { at, id: toCaseId(id) };
}

/** Lines of the list, with the names that they need. */
export async function commitmentSummaryViews(
  reader: Reader,
  summaries: readonly CommitmentSummary[],
  today: PlainDate,
): Promise<SummaryView[]> {
  const [names, officers] = await Promise.all([
    organizationNames(
      reader,
      summaries.flatMap(({ promisorId, regulatorId }) => [promisorId, regulatorId]),
    ),
    officerNames(
      reader,
      summaries.flatMap(({ managerId }) => managerId ?? []),
    ),
  ]);
  return summaries.map(({ promisorId, regulatorId, managerId, ...shown }) => ({
    ...shown,
    statusLabel: LABELS.statuses[shown.status],
    outcomeLabel: shown.outcome === null ? null : LABELS.outcomes[shown.outcome],
    promisor: { id: promisorId, name: names.get(promisorId) ?? '' },
    regulator: { id: regulatorId, name: names.get(regulatorId) ?? '' },
    manager: managerId === null ? null : { id: managerId, name: officers.get(managerId) ?? '' },
    overdueDays: shown.overdueSince === null ? 0 : daysBetween(shown.overdueSince, today),
  }));
}

/** The commitment as `actor` may see it, or null. */
export async function commitmentViewOf(
  deps: CollectionDeps,
  actor: Actor,
  id: CaseId,
): Promise<CommitmentView | null> {
  const { prisma } = deps.database;
  const stored = await findReadableCommitment(prisma, actor, id);
  if (stored === null) return null;
  const { state } = stored;
  const { promisor, regulator, manager, contractIds } = state;
  const [now, names, officers, contracts] = await Promise.all([
    caseTimeOf(deps),
    organizationNames(prisma, [promisor.organizationId, regulator.organizationId]),
    officerNames(prisma, manager === null ? [] : [manager]),
    Promise.all(contractIds.map((contractId) => findReadableContract(prisma, actor, contractId))),
  ]);
  const named = ({ organizationId }: CommitmentState['promisor']) => ({
    ...{ id: organizationId, name: names.get(organizationId) ?? '' },
  });
  const today = plainDateAt(now);
  return {
    ...headingOf(stored),
    promisor: named(promisor),
    regulator: named(regulator),
    manager: manager === null ? null : { id: manager, name: officers.get(manager) ?? '' },
    nodes: state.nodes.map((node) => nodeViewOf(node, stored, today)),
    contracts: contracts.flatMap((found) =>
      found === null ? [] : [{ id: found.state.caseId, code: found.state.code }],
    ),
    overdueSince: figuresOf(state).overdueSince,
    deadlines: state.duties.map((duty) =>
      withLadder(duty, state, { now, dutyLabel: (name) => LABELS.duties[name], rungLabel }),
    ),
    allowedCommands: permissionsFor(state, actor)
      .filter(({ type }) => type in COMMITMENT_COMMAND_BODIES)
      .map(({ type, reason }) => ({ type, label: LABELS.commands[type], ...toPermission(reason) })),
  };
}

/** What is said of it once, or follows from its status. */
function headingOf({ state, texts }: StoredCommitment) {
  const { caseId, code, sequence, status, outcome, kindCode, regionCode, audience, madeOn } = state;
  const { ruleSetId, version, name, kinds } = state.rules;
  return {
    ...{ id: caseId, code, version: sequence, status, outcome, kindCode, regionCode, audience, madeOn },
    ...{ name: texts.name, audienceName: texts.audienceName, registeredAt: state.registeredAt },
    statusLabel: LABELS.statuses[status],
    outcomeLabel: outcome === null ? null : LABELS.outcomes[outcome],
    kindLabel: kinds.find((kind) => kind.code === kindCode)?.label ?? kindCode,
    audienceLabel: LABELS.audiences[audience],
    changes: state.changes.map(({ ground, on }) => ({
      ...{ ground, on },
      groundLabel: LABELS.changeGrounds[ground],
    })),
    ruleSet: { id: ruleSetId, version, name },
  };
}

function nodeViewOf(
  node: CommitmentNode,
  { texts }: StoredCommitment,
  today: PlainDate,
): CommitmentView['nodes'][number] {
  const { nodeId, dueOn, target, state, performedOn, supervision, toleranceAsked, proposal } = node;
  return {
    ...{ nodeId, dueOn, state, performedOn, supervision },
    title: texts.titles.get(nodeId) ?? '',
    target:
      target === null
        ? null
        : {
            ...{ value: toQuantity(target.thousandths), unit: target.unitCode },
            unitLabel: LABELS.units[target.unitCode],
          },
    performedQuantity: toQuantity(node.performedThousandths),
    stateLabel: LABELS.nodeStates[state],
    overdueDays: overdueDays(node, today),
    supervisionLabel: LABELS.supervisions[supervision],
    toleranceAsked:
      toleranceAsked === null
        ? null
        : {
            ...{ days: toleranceAsked.days, ground: toleranceAsked.ground },
            groundLabel: LABELS.toleranceGrounds[toleranceAsked.ground],
          },
    proposal: proposal === null ? null : { isAnswered: proposal.isAnswered },
  };
}
