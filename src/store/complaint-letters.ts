import type { CaseEvent } from '../domain/case';
import type { ComplaintState, Demand } from '../domain/complaint/complaint';
import { findDuty } from '../domain/complaint/duty';
import type { ComplaintData, DataOf } from '../domain/complaint/events';
import { DEMAND_KIND_LABELS, OUTCOME_LABELS } from '../domain/complaint/labels';
import { contestedBody } from '../domain/complaint/review';
import { supplementItemLabel } from '../domain/complaint/supplement';
import type { CaseId, DemandId, OrganizationId } from '../domain/ids';
import type { LetterContent, LetterDemand, LetterParty } from '../domain/letter';
import { plainDateAt } from '../domain/plain-date';
import type { ComplaintDuty } from '../domain/policy';
import { textsOfCommand } from './command.store';
import { insertLetter, loadLetters, recordComplainantService, recordLetterService } from './letter.store';
import { letterWordFor } from './letter-word.store';
import { organizationNames } from './names';
import type { CaseChange } from './projection';
import { findReviewBody } from './supervising-body';
import type { Transaction } from './transaction';

type Change = CaseChange<ComplaintState, ComplaintData>;

interface Draft {
  readonly issuerId: OrganizationId;
  readonly party: LetterParty;
  readonly content: LetterContent;
}

interface Drafting {
  readonly state: ComplaintState;
  readonly event: CaseEvent<ComplaintData>;
  /** What the officer wrote with the act; of an approved act, what its proposer wrote. */
  readonly texts: Readonly<Record<string, string>>;
  readonly name: (id: OrganizationId | undefined) => string;
  readonly reviewBody: string;
}

/** Writes the letters that follow from the events, numbered in their own transaction; a worker sets them as PDF. */
export async function issueLetters(transaction: Transaction, change: Change): Promise<void> {
  for (const event of change.events) {
    if (event.data.type === 'document-served')
      await noteService(transaction, change.after.caseId, event.data);
    if (!ISSUING.includes(event.data.type)) continue;
    const draft = draftOf(await draftingOf(transaction, change, event));
    if (draft === null) continue;
    await insertLetter(transaction, {
      caseId: change.after.caseId,
      organizationId: draft.issuerId,
      addresseeParty: draft.party,
      approvedSequence: event.sequence,
      numberPattern: `${await letterWordFor(transaction, draft.issuerId)}〔{year}〕{serial}号`,
      content: draft.content,
    });
  }
}

/** 送达 is noted on the letter as it now stands; one that was issued anew is served anew. */
async function noteService(
  transaction: Transaction,
  caseId: CaseId,
  { letterKind, party, method, on, receiptEvidenceId }: DataOf<'document-served'>,
): Promise<void> {
  const letters = await loadLetters(transaction, caseId);
  const service = { method, servedOn: on, receiptEvidenceId };
  const ofKind = letters.filter(({ kind }) => kind === letterKind);
  const latest = ofKind.findLast(({ addresseeParty }) => addresseeParty === party);
  if (latest !== undefined) return recordLetterService(transaction, latest.letterId, service);
  // 认定文书 is one letter for both: written to the respondent, and served on the complainant as it stands.
  const copied =
    letterKind === 'determination-document' && party === 'complainant' ? ofKind.at(-1) : undefined;
  if (copied !== undefined) await recordComplainantService(transaction, copied.letterId, service);
}

const ISSUING: readonly ComplaintData['type'][] = [
  'complaint-accepted',
  'complaint-rejected',
  'supplement-requested',
  'complaint-transferred',
  'verifier-appointed',
  'rectification-ordered',
  'determination-proposed',
  'breach-determined',
  'result-explained',
];

async function draftingOf(
  transaction: Transaction,
  { before, after, texts }: Change,
  event: CaseEvent<ComplaintData>,
): Promise<Drafting> {
  const bodies = [after.respondent, after.accepting, after.verifying].flatMap((body) => body ?? []);
  const superior = after.reviewer?.organizationId ?? (await reviewBodyOf(transaction, after));
  const ids = [...bodies.map((body) => body.organizationId), ...(superior === null ? [] : [superior])];
  const names = await organizationNames(transaction, ids);
  const proposed = before?.approval?.approvalId;
  const written = proposed === undefined ? texts : await textsOfCommand(transaction, after.caseId, proposed);
  return {
    state: after,
    event,
    texts: Object.fromEntries(
      Object.entries(written).filter(([, text]) => typeof text === 'string'),
    ) as Record<string, string>,
    name: (id) => (id === undefined ? '' : (names.get(id) ?? '')),
    reviewBody: superior === null ? '上一级机关' : (names.get(superior) ?? '上一级机关'),
  };
}

/** Named as it would be derived if the review were asked today. */
function reviewBodyOf(transaction: Transaction, state: ComplaintState): Promise<OrganizationId | null> {
  return findReviewBody(transaction, { contested: contestedBody(state), respondent: state.respondent });
}

function draftOf(drafting: Drafting): Draft | null {
  const { data } = drafting.event;
  const verifying = drafting.state.verifying?.organizationId;
  switch (data.type) {
    case 'complaint-accepted':
    case 'complaint-rejected':
    case 'supplement-requested':
      return intakeLetter(drafting);
    case 'complaint-transferred':
    case 'verifier-appointed':
      return transferLetter(drafting, data.verifying.organizationId);
    case 'result-explained':
      return verifying === undefined ? null : reply(drafting, verifying);
    default:
      return verifying === undefined ? null : toRespondent(drafting, verifying);
  }
}

function intakeLetter(drafting: Drafting): Draft | null {
  const { state, event, name } = drafting;
  const { data } = event;
  const accepting = state.accepting.organizationId;
  const { receivedOn } = state;
  const to = (content: LetterContent): Draft => toComplainant(accepting, content);
  switch (data.type) {
    case 'complaint-accepted': {
      const respondentName = name(state.respondent.organizationId);
      const common = base(drafting, accepting, '投诉人', 'transfer');
      return to({ ...common, kind: 'acceptance-notice', receivedOn, respondentName });
    }
    case 'complaint-rejected': {
      const listed = state.rules.rejectReasons.find((one) => one.code === data.reasonCode);
      const { label: reason, elsewhere } = listed ?? { label: data.reasonCode, elsewhere: '' };
      const common = base(drafting, accepting, '投诉人', 'accept');
      return to({ ...common, kind: 'rejection-notice', receivedOn, reason, elsewhere });
    }
    case 'supplement-requested': {
      const items = data.itemCodes.map(supplementItemLabel);
      const dueOn = findDuty(state, 'supplement')?.dueOn ?? receivedOn;
      const common = base(drafting, accepting, '投诉人', 'supplement');
      return to({ ...common, kind: 'supplement-notice', receivedOn, items, dueOn });
    }
    default:
      return null;
  }
}

function toComplainant(issuerId: OrganizationId, content: LetterContent): Draft {
  return { issuerId, party: 'complainant', content };
}

function transferLetter(drafting: Drafting, verifyingId: OrganizationId): Draft {
  const { state, name } = drafting;
  const accepting = state.accepting.organizationId;
  const verify = findDuty(state, 'verify');
  return {
    issuerId: accepting,
    party: 'verifying',
    content: {
      ...base(drafting, accepting, name(verifyingId), 'verify'),
      kind: 'transfer-letter',
      respondentName: name(state.respondent.organizationId),
      demands: state.demands.map((demand) => toLetterDemand(demand, 'whole')),
      verifyBy: verify?.dueOn ?? state.receivedOn,
      verifyWorkingDays: budgetDays(state, 'verify'),
    },
  };
}

function reply(drafting: Drafting, verifying: OrganizationId): Draft {
  const { state, reviewBody } = drafting;
  const hasReview = findDuty(state, 'ask-review') !== null;
  return toComplainant(verifying, {
    ...base(drafting, verifying, '投诉人', 'explain'),
    kind: 'reply',
    receivedOn: state.receivedOn,
    result: state.outcome === null ? '' : OUTCOME_LABELS[state.outcome],
    reviewWorkingDays: hasReview ? budgetDays(state, 'ask-review') : null,
    reviewBodyName: hasReview ? reviewBody : null,
  });
}

function toRespondent(drafting: Drafting, verifying: OrganizationId): Draft | null {
  const { state, event, texts, name, reviewBody } = drafting;
  const { data } = event;
  const addressee = name(state.respondent.organizationId);
  switch (data.type) {
    case 'rectification-ordered':
      return {
        issuerId: verifying,
        party: 'respondent',
        content: {
          ...base(drafting, verifying, addressee, 'rectify'),
          kind: 'rectification-order',
          demands: demandsNamed(
            state,
            data.items.map((item) => item.demandId),
          ),
          findings: texts['requirement'] ?? '',
        },
      };
    case 'determination-proposed':
      return {
        issuerId: verifying,
        party: 'respondent',
        content: {
          ...base(drafting, verifying, addressee, 'defend'),
          kind: 'determination-notice',
          demands: demandsNamed(state, data.demandIds),
          ground: data.ground,
          findings: texts['facts'] ?? '',
          defenceWorkingDays: budgetDays(state, 'defend'),
        },
      };
    case 'breach-determined':
      return {
        issuerId: verifying,
        party: 'respondent',
        content: {
          ...base(drafting, verifying, addressee, 'determine'),
          kind: 'determination-document',
          respondentName: addressee,
          demands: demandsNamed(state, data.demandIds),
          ground: data.ground,
          findings: texts['reasoning'] ?? '',
          defence: null,
          reviewWorkingDays: budgetDays(state, 'ask-review'),
          reviewBodyName: reviewBody,
        },
      };
    default:
      return null;
  }
}

function demandsNamed(state: ComplaintState, demandIds: readonly DemandId[]): readonly LetterDemand[] {
  return state.demands
    .filter((demand) => demandIds.includes(demand.demandId))
    .map((demand) => toLetterDemand(demand, state.namingAgreed ? 'whole' : 'without-amount'));
}

/** An amount tells who complained: the respondent reads it only after the complainant has agreed. */
function toLetterDemand(demand: Demand, detail: 'whole' | 'without-amount'): LetterDemand {
  return {
    summary: DEMAND_KIND_LABELS[demand.kind],
    amountFen: detail === 'whole' ? demand.amountFen : null,
    dueOn: demand.rectifyBy,
  };
}

function base(drafting: Drafting, issuerId: OrganizationId, addresseeName: string, duty: ComplaintDuty) {
  const { state, event, texts, name } = drafting;
  const basis = state.rules.limits[duty]?.basis;
  const document = basis === undefined ? state.rules.name : `${basis.document}${basis.article}`;
  const written = [texts['explanation'], texts['remark'], texts['requirement']].flatMap((text) => text ?? []);
  return {
    issuerName: name(issuerId),
    addresseeName,
    caseNumber: state.number,
    issuedOn: plainDateAt(event.occurredAt),
    legalBasis: [document],
    paragraphs: written.flatMap((text) => text.split(/\r?\n/)).filter((line) => line.trim() !== ''),
    contact: null,
  };
}

/** The number of days the rule set gives; 0 where it gives none. */
function budgetDays(state: ComplaintState, duty: ComplaintDuty): number {
  const limit = state.rules.limits[duty];
  const budget = limit?.budget ?? limit?.internalTarget ?? null;
  return budget !== null && budget.unit !== 'date' ? budget.amount : 0;
}
