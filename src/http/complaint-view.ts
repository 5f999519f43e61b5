import type { z } from 'zod';
import { seesWhole } from '../domain/complaint/access';
import { namesContract } from '../domain/complaint/contract-sight';
import type { ComplaintState, Demand } from '../domain/complaint/complaint';
import { COMMAND_LABELS } from '../domain/complaint/act-labels';
import {
  DEMAND_KIND_LABELS,
  DEMAND_STATE_LABELS,
  DUTY_LABELS,
  FIELD_LABELS,
  HANDLING_LABELS,
  IDENTITY_LABELS,
  KIND_LABELS,
  LETTER_LABELS,
  OUTCOME_LABELS,
  STATUS_LABELS,
} from '../domain/complaint/labels';
import { permissionsFor } from '../domain/complaint/permission';
import type { Instant, OrganizationId } from '../domain/ids';
import { toYuan } from '../domain/money';
import type { Actor } from '../domain/officer';
import type { ComplaintDuty } from '../domain/policy';
import type { ComplaintTexts, StoredComplaint } from '../store/complaint.store';
import type { Letter } from '../store/letter.store';
import type { complaintView, demandView } from '../wire/complaint.wire';
import { ISSUABLE_COMMANDS } from '../wire/complaint-command.wire';
import { toApprovalView } from './approval-view';
import { toDeadlineView, withLadder } from './deadline-view';
import { explainRefusal } from './refusal-sentences';
import { rungLabel } from '../domain/rung-label';

export type ComplaintView = z.output<typeof complaintView>;
export type BodyNames = ReadonlyMap<OrganizationId, string>;

export interface Viewing {
  readonly actor: Actor;
  readonly names: BodyNames;
  /** Case time, by which a duty is overdue. */
  readonly now: Instant;
  /** What the respondent's notice may hold; empty before it was sent. */
  readonly disclosed: readonly string[];
  /** The letters that the actor may read, in the order of issue; of a respondent's view, those written to it. */
  readonly letters: readonly Letter[];
  /** Of a determination ex officio: whether its contract may be looked into. */
  readonly seesContract?: boolean;
}

/** Every body a view has to name. */
export function bodiesOf(state: ComplaintState): readonly OrganizationId[] {
  return [state.respondent, state.accepting, state.verifying, state.reviewer].flatMap((body) =>
    body === null ? [] : [body.organizationId],
  );
}

/** What a complaint's duties and their rungs are called. */
const WORDS = { dutyLabel: (duty: ComplaintDuty) => DUTY_LABELS[duty], rungLabel };

const ISSUABLE: ReadonlySet<string> = new Set(ISSUABLE_COMMANDS);

const yuan = (fen: number | null): string | null => (fen === null ? null : toYuan(fen));

const named = (names: BodyNames, id: OrganizationId) => ({ id, name: names.get(id) ?? '' });

/** The case as the asker may see it: staff, the respondent behind its notice, or the complainant by receipt. */
export function toComplaintView(stored: StoredComplaint, viewing: Viewing): ComplaintView {
  const { state, texts } = stored;
  const whole = toWhole(state, texts, viewing);
  if (viewing.actor.type === 'complainant') return { ...whole, ...forComplainant(state, viewing) };
  return seesWhole(state, viewing.actor) ? whole : { ...whole, ...forRespondent(stored, viewing) };
}

function toWhole(state: ComplaintState, texts: ComplaintTexts, viewing: Viewing): ComplaintView {
  const { names } = viewing;
  return {
    id: state.caseId,
    number: state.number,
    version: state.sequence,
    view: 'staff',
    kind: state.kind,
    channel: state.channel,
    handling: state.handling,
    status: state.status,
    statusLabel: STATUS_LABELS[state.status],
    outcome: state.outcome,
    outcomeLabel: state.outcome === null ? null : OUTCOME_LABELS[state.outcome],
    kindLabel: KIND_LABELS[state.kind],
    handlingLabel: HANDLING_LABELS[state.handling],
    identityLabel: IDENTITY_LABELS[state.identity],
    field: state.field,
    fieldLabel: FIELD_LABELS[state.field],
    title: texts.title,
    narrative: texts.narrative,
    contract: { name: texts.contractName, number: texts.contractNumber },
    ...originOf(state, viewing),
    identity: state.identity,
    namingAgreed: state.namingAgreed,
    regionCode: state.regionCode,
    receivedAt: state.receivedAt,
    receivedOn: state.receivedOn,
    respondent: named(names, state.respondent.organizationId),
    accepting: named(names, state.accepting.organizationId),
    verifying: state.verifying === null ? null : named(names, state.verifying.organizationId),
    reviewing: state.reviewer === null ? null : named(names, state.reviewer.organizationId),
    demands: state.demands.map(toDemandView),
    deadlines: state.duties.map((duty) => withLadder(duty, state, { now: viewing.now, ...WORDS })),
    allowedCommands: toPermissions(state, viewing.actor),
    approval: toApprovalView(state.approval),
    questions: [...state.questions],
    justifications: state.justifications.map(({ claimId, demandId, accepted }) => ({
      claimId,
      demandId,
      accepted,
    })),
    proposal: toProposalView(state),
    instructions: [...state.instructions],
    letters: viewing.letters.map(toLetterLine),
    rejectReasons: state.rules.rejectReasons.map(({ code, label, elsewhere }) => ({
      code,
      label,
      elsewhere,
    })),
    isListed: state.listed,
    isSuspended: state.suspension !== null,
    parentId: state.parentId,
    childIds: [...state.childIds],
    ruleSet: { id: state.rules.ruleSetId, version: state.rules.version, name: state.rules.name },
  };
}

/** The contract upon which the case was opened ex officio; the department answers for it and sees it too. */
function originOf({ origin }: ComplaintState, { seesContract }: Viewing): Pick<ComplaintView, 'origin'> {
  if (origin === undefined) return {};
  const { contractId, contractCode } = origin;
  return { origin: { contractId, contractCode, mayRead: seesContract === true } };
}

/** Behind the notice: what the officer disclosed, its own duties, and nothing that tells who complained. */
function forRespondent(
  { state, texts }: StoredComplaint,
  { disclosed, now, letters }: Viewing,
): Partial<ComplaintView> {
  const shows = (field: string): boolean => disclosed.includes(field);
  return {
    view: 'respondent',
    title: null,
    narrative: shows('narrative') ? texts.narrative : null,
    contract: namesContract(disclosed) ? { name: texts.contractName, number: texts.contractNumber } : null,
    identity: null,
    identityLabel: null,
    demands: state.demands.map((demand) => ({
      ...toDemandView(demand),
      amountYuan: shows('amount') ? yuan(demand.amountFen) : null,
    })),
    deadlines: state.duties
      .filter((duty) => duty.owner === 'respondent')
      .map((duty) => toDeadlineView(duty, state, { now, ...WORDS })),
    approval: null,
    questions: state.questions.filter((question) => question.party === 'respondent'),
    instructions: [],
    rejectReasons: [],
    letters: writtenTo('respondent', letters),
    childIds: [],
    parentId: null,
  };
}

function forComplainant(state: ComplaintState, { now }: Viewing): Partial<ComplaintView> {
  return {
    view: 'complainant',
    deadlines: state.duties
      .filter((duty) => duty.owner !== 'respondent' && duty.duty !== 'answer-instruction')
      .map((duty) => toDeadlineView(duty, state, { now, ...WORDS })),
    approval: null,
    questions: state.questions.filter((question) => question.party === 'complainant'),
    justifications: [],
    instructions: [],
    rejectReasons: [],
  };
}

function toLetterLine({ letterId, kind, number, content, addresseeParty, file }: Letter) {
  const { issuedOn } = content;
  const isRendered = file !== null;
  return {
    id: letterId,
    kind,
    label: LETTER_LABELS[kind],
    number,
    issuedOn,
    addressee: addresseeParty,
    isRendered,
  };
}

/** A party sees what was written to it, and nothing that was written about it. */
function writtenTo(party: Letter['addresseeParty'], letters: readonly Letter[]): ComplaintView['letters'] {
  return letters.filter((letter) => letter.addresseeParty === party).map(toLetterLine);
}

function toDemandView(demand: Demand): z.output<typeof demandView> {
  const { demandId, kind, state, conclusion, rectifyBy, ground, performedOn } = demand;
  const amountYuan = yuan(demand.amountFen);
  return {
    demandId,
    kind,
    kindLabel: DEMAND_KIND_LABELS[kind],
    amountYuan,
    state,
    stateLabel: DEMAND_STATE_LABELS[state],
    conclusion,
    rectifyBy,
    ground,
    performedOn,
  };
}

function toPermissions(state: ComplaintState, actor: Actor): ComplaintView['allowedCommands'] {
  return permissionsFor(state, actor)
    .filter(({ type }) => ISSUABLE.has(type))
    .map(({ type, mayIssue, reason }) => ({
      type,
      label: COMMAND_LABELS[type],
      mayIssue,
      reason: reason === null ? null : { type: reason.type, sentence: explainRefusal(reason).sentence },
    }));
}

function toProposalView({ proposal }: ComplaintState): ComplaintView['proposal'] {
  if (proposal === null) return null;
  const { demandIds, ground, servedOn, defence, defenceClosed } = proposal;
  return { demandIds: [...demandIds], ground, servedOn, defence, defenceClosed };
}
