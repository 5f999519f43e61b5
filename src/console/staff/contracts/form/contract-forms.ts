import type { IssuableContractCommand } from '../../../../wire/contract-command.wire';
import type { ContractLabels } from '../../../../domain/contract/label-tables';

/** Which milestones an act can be about. */
export type MilestonesFor =
  'open' | 'any' | 'overdue' | 'supervised' | 'tolerance' | 'impossible' | 'determinable' | 'performed';

export type ContractField =
  | { readonly kind: 'text' | 'line' | 'amount' | 'number' | 'yes-no' }
  | { readonly kind: 'check' | 'check-item' | 'decision-item' | 'problem' | 'problem-kind' | 'handler' }
  | { readonly kind: 'quantity' | 'officer' | 'files' | 'changes' | 'party' | 'company' | 'duty' | 'posts' }
  | { readonly kind: 'date'; readonly preset?: 'today' }
  | { readonly kind: 'milestone'; readonly of: MilestonesFor }
  | { readonly kind: 'choice'; readonly table: keyof ContractLabels };

export interface ContractForm {
  /** In the order in which they are asked; every field of the wire has one. */
  readonly fields: Readonly<Record<string, ContractField>>;
  /** Cannot be taken back: what was filled in is shown once more before it is sent. */
  readonly isFinal?: true;
  /** Needed now and then, whatever the stage: stands apart from the next steps. */
  readonly isSeldom?: true;
}

const TEXT = { kind: 'text' } as const;
const TODAY = { kind: 'date', preset: 'today' } as const;
const FILES = { kind: 'files' } as const;
const PROBLEM = { kind: 'problem' } as const;
const milestone = (of: MilestonesFor) => ({ kind: 'milestone', of }) as const;
const choice = (table: keyof ContractLabels) => ({ kind: 'choice', table }) as const;

/** What each command asks. */
export const CONTRACT_FORMS: Readonly<Record<IssuableContractCommand, ContractForm>> = {
  'submit-for-review': { fields: { remark: TEXT } },
  'give-opinion': { isFinal: true, fields: { opinion: choice('opinions'), explanation: TEXT } },
  'answer-decision-item': {
    fields: {
      code: { kind: 'decision-item' },
      isApplicable: { kind: 'yes-no' },
      evidenceIds: FILES,
      explanation: TEXT,
    },
  },
  'record-signature': { fields: { partyId: { kind: 'party' }, on: TODAY, remark: TEXT } },
  file: { isFinal: true, fields: { number: { kind: 'line' }, remark: TEXT } },
  'record-performance': {
    fields: {
      milestoneId: milestone('open'),
      on: TODAY,
      amountYuan: { kind: 'amount' },
      quantity: { kind: 'quantity' },
      completes: { kind: 'yes-no' },
      evidenceIds: FILES,
      remark: TEXT,
    },
  },
  'correct-performance': {
    isSeldom: true,
    isFinal: true,
    fields: { milestoneId: milestone('performed'), reason: TEXT },
  },
  'waive-milestone': {
    isSeldom: true,
    isFinal: true,
    fields: { milestoneId: milestone('open'), reason: TEXT, evidenceIds: FILES },
  },
  'record-acceptance': {
    fields: {
      milestoneId: milestone('any'),
      on: TODAY,
      result: choice('acceptanceResults'),
      conduct: choice('buyerConducts'),
      evidenceIds: FILES,
      remark: TEXT,
    },
  },
  'confirm-amount': {
    fields: {
      milestoneId: milestone('open'),
      on: TODAY,
      amountYuan: { kind: 'amount' },
      evidenceIds: FILES,
      remark: TEXT,
    },
  },
  'explain-overdue': {
    fields: {
      milestoneId: milestone('overdue'),
      reasonCode: choice('overdueReasons'),
      plannedOn: { kind: 'date' },
      reason: TEXT,
    },
  },
  amend: {
    isSeldom: true,
    isFinal: true,
    fields: {
      ground: choice('amendmentGrounds'),
      on: TODAY,
      changes: { kind: 'changes' },
      reason: TEXT,
      evidenceIds: FILES,
    },
  },
  suspend: {
    isSeldom: true,
    isFinal: true,
    fields: { ground: choice('suspensionGrounds'), fromOn: TODAY, reason: TEXT },
  },
  resume: { fields: { on: TODAY, remark: TEXT } },
  'open-supervision': {
    fields: { milestoneId: milestone('overdue'), form: choice('supervisionForms'), reason: TEXT },
  },
  'conclude-supervision': {
    isFinal: true,
    fields: {
      milestoneId: milestone('supervised'),
      result: choice('supervisions'),
      findings: TEXT,
      evidenceIds: FILES,
    },
  },
  'ask-tolerance': {
    isSeldom: true,
    fields: {
      milestoneId: milestone('overdue'),
      days: { kind: 'number' },
      ground: choice('toleranceGrounds'),
      reason: TEXT,
    },
  },
  'grant-tolerance': { isFinal: true, fields: { milestoneId: milestone('tolerance'), remark: TEXT } },
  'refuse-tolerance': { isFinal: true, fields: { milestoneId: milestone('tolerance'), reason: TEXT } },
  terminate: {
    isFinal: true,
    fields: {
      milestoneId: milestone('impossible'),
      on: TODAY,
      ground: choice('exitGrounds'),
      reason: TEXT,
    },
  },
  rescind: {
    isSeldom: true,
    isFinal: true,
    fields: {
      by: choice('breachers'),
      on: TODAY,
      ground: choice('exitGrounds'),
      reason: TEXT,
      evidenceIds: FILES,
    },
  },
  'record-dispute': { fields: { way: choice('disputeWays'), on: TODAY, remark: TEXT } },
  'settle-dispute': {
    isFinal: true,
    fields: { on: TODAY, breachBy: choice('breachers'), result: TEXT, evidenceIds: FILES },
  },
  'open-determination': {
    isFinal: true,
    fields: { milestoneId: milestone('determinable'), companyId: { kind: 'company' }, findings: TEXT },
  },
  'open-succession-review': {
    isSeldom: true,
    fields: { cause: choice('successionCauses'), on: TODAY, basis: { kind: 'line' } },
  },
  'record-negotiation': {
    fields: {
      on: TODAY,
      posts: { kind: 'posts' },
      result: choice('negotiationResults'),
      agreed: TEXT,
      evidenceIds: FILES,
    },
  },
  'review-succession': { fields: { finding: choice('successionFindings'), explanation: TEXT } },
  'close-out': { isFinal: true, fields: { remark: TEXT } },
  archive: { isFinal: true, fields: { remark: TEXT } },
  'assign-manager': { isSeldom: true, fields: { officerId: { kind: 'officer' }, remark: TEXT } },
  'record-check': {
    fields: { on: TODAY, items: { kind: 'check' }, evidenceIds: FILES, remark: TEXT },
  },
  'report-problem': {
    fields: {
      kind: { kind: 'problem-kind' },
      severity: choice('problemSeverities'),
      checkItem: { kind: 'check-item' },
      milestoneId: milestone('any'),
      what: TEXT,
      assignee: choice('problemAssignees'),
      dueOn: { kind: 'date' },
      evidenceIds: FILES,
    },
  },
  'name-handler': {
    isSeldom: true,
    fields: { problemId: PROBLEM, officerId: { kind: 'handler' }, remark: TEXT },
  },
  'answer-problem': { fields: { problemId: PROBLEM, answer: TEXT, evidenceIds: FILES } },
  'confirm-problem': { isFinal: true, fields: { problemId: PROBLEM, remark: TEXT } },
  'return-problem': { fields: { problemId: PROBLEM, reason: TEXT, dueOn: { kind: 'date' } } },
  'withdraw-problem': { isSeldom: true, isFinal: true, fields: { problemId: PROBLEM, reason: TEXT } },
  urge: { isSeldom: true, fields: { dutyId: { kind: 'duty' }, remark: TEXT } },
  list: { isSeldom: true, isFinal: true, fields: { reason: TEXT } },
};
