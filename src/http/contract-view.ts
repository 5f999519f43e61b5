import type { z } from 'zod';
import { OUTCOME_LABELS as BREACH_OUTCOME_LABELS } from '../domain/complaint/labels';
import { COMMAND_LABELS } from '../domain/contract/act-labels';
import type { ContractState, Milestone, Quantity } from '../domain/contract/contract';
import { findCategory, type ContractDuty } from '../domain/contract/contract-rules';
import { figuresOf } from '../domain/contract/figures';
import {
  AMENDMENT_GROUND_LABELS,
  DUTY_LABELS,
  MILESTONE_KIND_LABELS,
  MILESTONE_STATE_LABELS,
  OUTCOME_LABELS,
  PRICE_TYPE_LABELS,
  QUANTITY_UNIT_LABELS,
  ROUTE_LABELS,
  SCALE_LABELS,
  SIDE_LABELS,
  STATUS_LABELS,
  SUPERVISION_RESULT_LABELS,
  TOLERANCE_GROUND_LABELS,
} from '../domain/contract/labels';
import { overdueDays } from '../domain/contract/milestone';
import { determinerObstacle } from '../domain/contract/determination';
import { permissionsFor } from '../domain/contract/permission';
import { SUCCESSION_LABELS } from '../domain/contract/succession-labels';
import type { CaseId, Instant, OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import { toYuan } from '../domain/money';
import type { Actor } from '../domain/officer';
import type { OrganizationRef } from '../domain/organization';
import { daysBetween, plainDateAt } from '../domain/plain-date';
import { rungLabel } from '../domain/rung-label';
import type { ContractTexts, StoredContract } from '../store/contract.store';
import type { ModelTextUseLine } from '../store/model-text.store';
import type { contractView } from '../wire/contract.wire';
import { CONTRACT_COMMAND_BODIES } from '../wire/contract-command.wire';
import { debtViews, interestView, milestoneMoney } from './contract-money-view';
import { withLadder } from './deadline-view';
import { decisionViews } from './contract-decision-view';
import { promptViews, toMonitoringView, type StoredMonitoring } from './contract-monitoring-view';
import { toPermission } from './permission';

export type ContractView = z.output<typeof contractView>;

export interface ContractViewing {
  readonly actor: Actor;
  /** The actor's own body; null where no person asks. */
  readonly body: OrganizationRef | null;
  readonly names: ReadonlyMap<OrganizationId, string>;
  readonly officers: ReadonlyMap<OfficerId, string>;
  readonly terms: string | null;
  readonly monitoring: StoredMonitoring;
  readonly modelText: ModelTextUseLine | null;
  /** Determinations of it that the actor may look into. */
  readonly readable: ReadonlySet<CaseId>;
  /** Case time, by which a duty is overdue. */
  readonly now: Instant;
}

const yuan = (fen: number | null): string | null => (fen === null ? null : toYuan(fen));

/** Thousandths as people write them: `12.5`, without idle zeros. */
export function toQuantity(thousandths: number): string {
  return String(thousandths / 1_000);
}

const dutyLabel = (duty: ContractDuty): string => DUTY_LABELS[duty];

/** The contract as those who may read it see it: its contacts are counted and never told. */
export function toContractView(
  { state, texts }: StoredContract,
  { actor, body, names, officers, terms, now, readable, monitoring, modelText }: ContractViewing,
): ContractView {
  const named = (id: OrganizationId) => ({ id, name: names.get(id) ?? '' });
  const { payableFen, paidFen, overdueSince } = figuresOf(state);
  const today = plainDateAt(now);
  return {
    ...heading(state, texts, readable),
    undertaking: named(state.undertaking.organizationId),
    reporter: named(state.reporter.organizationId),
    regulator: named(state.regulator.organizationId),
    manager: state.manager === null ? null : { id: state.manager, name: officers.get(state.manager) ?? '' },
    parties: partiesOf(state, texts),
    amountYuan: yuan(state.amountFen),
    payableYuan: toYuan(payableFen),
    paidYuan: toYuan(paidFen),
    interest: interestView(state),
    debts: debtViews(state, texts.titles, today),
    terms,
    milestones: state.milestones.map((milestone) => ({
      ...toMilestoneView(milestone, texts, today),
      ...milestoneMoney(state, milestone),
    })),
    amendments: state.amendments.map((amendment) => ({
      ...amendment,
      groundLabel: AMENDMENT_GROUND_LABELS[amendment.ground],
    })),
    overdueSince,
    prompts: [...promptViews(state, today)],
    monitoring: toMonitoringView(state, actor, monitoring),
    ...(modelText === null ? {} : { modelText }),
    ...successionPart(state),
    decision: decisionViews(state),
    deadlines: state.duties.map((duty) => withLadder(duty, state, { now, dutyLabel, rungLabel })),
    allowedCommands: toPermissions(state, actor, body),
  };
}

function successionPart({ succession }: ContractState): Pick<ContractView, 'succession'> {
  if (succession === undefined) return {};
  const { successionCauses, successionFindings } = SUCCESSION_LABELS;
  const { cause, finding } = succession;
  const findingLabel = finding === null ? null : successionFindings[finding];
  return { succession: { ...succession, causeLabel: successionCauses[cause], findingLabel } };
}

/** What is said of it once, or follows from its status. */
function heading(state: ContractState, texts: ContractTexts, readable: ReadonlySet<CaseId>) {
  const { caseId, code, sequence, status, outcome, categoryCode, isKeySupervised, route, isStock } = state;
  const { regionCode, collectedAt, priceType, reviewOpinion, signedOn, startsOn, endsOn, filing } = state;
  const { ruleSetId, version, name } = state.rules;
  return {
    ...{
      id: caseId,
      code,
      version: sequence,
      status,
      outcome,
      categoryCode,
      isKeySupervised,
      route,
      isStock,
    },
    ...{ regionCode, collectedAt, priceType, reviewOpinion, signedOn, startsOn, endsOn, filing },
    ...{ name: texts.name, ownNumber: texts.ownNumber, externalNumber: texts.externalNumber },
    statusLabel: STATUS_LABELS[status],
    outcomeLabel: outcome === null ? null : OUTCOME_LABELS[outcome],
    categoryLabel: findCategory(state.rules, categoryCode)?.label ?? categoryCode,
    routeLabel: ROUTE_LABELS[route],
    priceTypeLabel: PRICE_TYPE_LABELS[priceType],
    dispute: state.dispute,
    suspension: state.suspension,
    determinations: state.determinations.map((one) => ({
      ...{ id: one.caseId, number: one.number, milestoneId: one.milestoneId, openedOn: one.openedOn },
      outcome: one.outcome,
      outcomeLabel: one.outcome === null ? null : BREACH_OUTCOME_LABELS[one.outcome],
      ...(one.partyId === undefined ? {} : { company: texts.parties.get(one.partyId)?.name ?? '' }),
      mayRead: readable.has(one.caseId),
    })),
    isListed: state.listed,
    ruleSet: { id: ruleSetId, version, name },
  };
}

function partiesOf({ parties }: ContractState, texts: ContractTexts): ContractView['parties'] {
  return parties.map(({ partyId, side, organization, scale, hasSigned, contacts }) => ({
    ...{ partyId, side, sideLabel: SIDE_LABELS[side], scale, scaleLabel: SCALE_LABELS[scale], hasSigned },
    organizationId: organization?.organizationId ?? null,
    name: texts.parties.get(partyId)?.name ?? '',
    uscc: texts.parties.get(partyId)?.uscc ?? null,
    contacts: contacts.length,
  }));
}

function toMilestoneView(
  milestone: Milestone,
  { titles }: ContractTexts,
  today: PlainDate,
): Omit<ContractView['milestones'][number], keyof ReturnType<typeof milestoneMoney>> {
  const { milestoneId, kind, owedBy, dueOn, quantity, state, performedOn, supervision } = milestone;
  const { toleranceAsked } = milestone;
  return {
    ...{ milestoneId, kind, owedBy, dueOn, state, performedOn, supervision },
    kindLabel: MILESTONE_KIND_LABELS[kind],
    title: titles.get(milestoneId) ?? '',
    owedByLabel: SIDE_LABELS[owedBy],
    amountYuan: yuan(milestone.amountFen),
    quantity: quantity === null ? null : quantityView(quantity),
    performedYuan: toYuan(milestone.performedFen),
    performedQuantity: toQuantity(milestone.performedThousandths),
    stateLabel: MILESTONE_STATE_LABELS[state],
    overdueDays: overdueDays(milestone, today, daysBetween),
    supervisionLabel: SUPERVISION_RESULT_LABELS[supervision],
    toleranceAsked:
      toleranceAsked === null
        ? null
        : {
            ...{ days: toleranceAsked.days, ground: toleranceAsked.ground },
            groundLabel: TOLERANCE_GROUND_LABELS[toleranceAsked.ground],
          },
  };
}

const quantityView = ({ thousandths, unitCode }: Quantity) => ({
  ...{ value: toQuantity(thousandths), unit: unitCode },
  unitLabel: QUANTITY_UNIT_LABELS[unitCode],
});

function toPermissions(
  state: ContractState,
  actor: Actor,
  body: OrganizationRef | null,
): ContractView['allowedCommands'] {
  // Which kind of body asks is not known of an actor: 认定 is judged on it as well.
  const determiner = body === null ? null : determinerObstacle(state, body);
  return permissionsFor(state, actor)
    .filter(({ type }) => type in CONTRACT_COMMAND_BODIES)
    .map(({ type, reason }) => ({
      ...{ type, label: COMMAND_LABELS[type] },
      ...toPermission(type === 'open-determination' ? (determiner ?? reason) : reason),
    }));
}
