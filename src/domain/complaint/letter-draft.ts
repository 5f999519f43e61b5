import type { CaseEvent } from '../case';
import { findDuty } from '../duty';
import type { DemandId, OrganizationId } from '../ids';
import type { LetterContent, LetterDemand, LetterParty } from '../letter';
import { plainDateAt } from '../plain-date';
import type { ComplaintDuty } from '../policy';
import { isAgainstCompany } from './company';
import type { ComplaintState, Demand } from './complaint';
import type { ComplaintData } from './events';
import { DEMAND_KIND_LABELS, OUTCOME_LABELS } from './labels';
import { supplementItemLabel } from './supplement';

/** A letter before it has a number. */
export interface UnnumberedLetter {
  readonly issuerId: OrganizationId;
  readonly party: LetterParty;
  readonly content: LetterContent;
}

/** 陈述申辩: what was put forward, and what came of it. */
export interface HeardDefence {
  readonly record: string;
  readonly finding: string;
}

/** What a letter is written from. */
export interface Drafting {
  /** After everything that happened together with the event. */
  readonly state: ComplaintState;
  readonly event: CaseEvent<ComplaintData>;
  /** What the officer wrote with the act; of an approved act, what its proposer wrote. */
  readonly texts: Readonly<Record<string, string>>;
  readonly name: (id: OrganizationId | undefined) => string;
  readonly reviewBody: string;
  /** Null when nobody spoke before the determination. */
  readonly defence: HeardDefence | null;
}

/** The letter that follows from an event, in the words that were written with it; null when none does. */
export function draftLetter(drafting: Drafting): UnnumberedLetter | null {
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

function intakeLetter(drafting: Drafting): UnnumberedLetter | null {
  const { state, event, name } = drafting;
  const { data } = event;
  const accepting = state.accepting.organizationId;
  const { receivedOn } = state;
  const to = (content: LetterContent): UnnumberedLetter => toComplainant(accepting, content);
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

function toComplainant(issuerId: OrganizationId, content: LetterContent): UnnumberedLetter {
  return { issuerId, party: 'complainant', content };
}

function transferLetter(drafting: Drafting, verifyingId: OrganizationId): UnnumberedLetter {
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

function reply(drafting: Drafting, verifying: OrganizationId): UnnumberedLetter {
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

function toRespondent(drafting: Drafting, verifying: OrganizationId): UnnumberedLetter | null {
  const { state, event, texts, name, reviewBody, defence } = drafting;
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
          defence: defence === null ? null : `${defence.record}\n我单位审查意见：${defence.finding}`,
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

/** 依据《中华人民共和国行政处罚法》和行业法律法规 (seed 001 二(四)4): a company answers under these, not under the rules for bodies. */
const BASIS_AGAINST_COMPANIES = '《中华人民共和国行政处罚法》和行业法律法规';

function base(drafting: Drafting, issuerId: OrganizationId, addresseeName: string, duty: ComplaintDuty) {
  const { state, event, texts, name } = drafting;
  const basis = state.rules.limits[duty]?.basis;
  const document = basis === undefined ? state.rules.name : `${basis.document}${basis.article}`;
  const written = [texts['explanation'], texts['remark'], texts['requirement']].flatMap((text) => text ?? []);
  return {
    issuerName: name(issuerId),
    addresseeName,
    caseNumber: state.number,
    ...(state.origin === undefined ? {} : { contractCode: state.origin.contractCode }),
    ...(isAgainstCompany(state) ? { isAboutCompany: true as const } : {}),
    issuedOn: plainDateAt(event.occurredAt),
    legalBasis: [isAgainstCompany(state) ? BASIS_AGAINST_COMPANIES : document],
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
