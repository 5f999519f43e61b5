import type { IssuableCommandType } from '../../../../wire/complaint-command.wire';
import type { FormDescription } from './form-fields';
import { ACCEPTING_FORMS, VERIFYING_FORMS } from './forms-of-handling';

type Forms<Types extends IssuableCommandType> = { readonly [Type in Types]: FormDescription<Type> };

const TEXT = { kind: 'text' } as const;
const FILES = { kind: 'files' } as const;
const DEMAND = { kind: 'pick', from: 'demand' } as const;
const BODY = { kind: 'organization' } as const;
const LINE = { kind: 'line' } as const;
const PARTY = { kind: 'choice', table: 'parties' } as const;
const SUSPENSION = { kind: 'choice', table: 'suspensionGrounds' } as const;

/** What the body complained of may say. */
const RESPONDENT_FORMS = {
  answer: {
    isFinal: true,
    fields: { questionId: { kind: 'pick', from: 'question' }, answer: TEXT, evidenceIds: FILES },
  },
  'report-progress': {
    fields: {
      demandId: DEMAND,
      percent: { kind: 'percent' },
      completed: { kind: 'yes-no' },
      progress: TEXT,
      evidenceIds: FILES,
    },
  },
  'claim-justification': {
    isFinal: true,
    fields: {
      demandId: DEMAND,
      ground: { kind: 'choice', table: 'justificationGrounds' },
      reason: TEXT,
      evidenceIds: FILES,
    },
  },
  'declare-refusal': {
    isSeldom: true,
    isFinal: true,
    fields: {
      demandIds: { kind: 'demands' },
      kind: { kind: 'choice', table: 'grounds' },
      excuse: { kind: 'choice', table: 'excuses' },
      declaration: TEXT,
      sealedEvidenceId: { kind: 'file' },
    },
  },
  defend: { isFinal: true, fields: { defence: TEXT, evidenceIds: FILES } },
  'name-right-body': { isSeldom: true, fields: { rightOrganizationId: BODY, reason: TEXT } },
} as const satisfies Partial<Forms<IssuableCommandType>>;

/** What a complainant does by receipt on the portal; nobody of the staff is ever offered these. */
const COMPLAINANT_FORMS = {
  'supply-supplement': { fields: { explanation: TEXT, evidenceIds: FILES } },
  'add-evidence': { fields: { explanation: TEXT, evidenceIds: FILES } },
  reply: { fields: { questionId: { kind: 'pick', from: 'question' }, reply: TEXT, evidenceIds: FILES } },
  'agree-to-be-named': { isFinal: true, fields: {} },
  withdraw: { isFinal: true, fields: { reason: TEXT } },
  settle: { isFinal: true, fields: { terms: TEXT } },
  rate: { fields: { score: { kind: 'score' }, comment: TEXT } },
  'request-review': { isFinal: true, fields: { reason: TEXT } },
  'call-off-agent': { isFinal: true, fields: {} },
} as const satisfies Partial<Forms<IssuableCommandType>>;

/** Whoever handles a case may say that it repeats another, and which contract it is about. */
const LINKING_FORMS = {
  'link-duplicate': { isSeldom: true, fields: { leadingNumber: LINE, reason: TEXT } },
  'unlink-duplicate': { isSeldom: true, fields: { reason: TEXT } },
  'link-contract': { isSeldom: true, fields: { contractCode: LINE, reason: TEXT } },
  'unlink-contract': { isSeldom: true, fields: { reason: TEXT } },
} as const satisfies Partial<Forms<IssuableCommandType>>;

/** Approvers, superiors, the inspectorate, the reviewing body. */
const ABOVE_FORMS = {
  approve: { isFinal: true, fields: { approvalId: { kind: 'pick', from: 'approval' }, opinion: TEXT } },
  'return-for-revision': { fields: { approvalId: { kind: 'pick', from: 'approval' }, reason: TEXT } },
  'decide-review': {
    isFinal: true,
    fields: { result: { kind: 'choice', table: 'reviewResults' }, reason: TEXT },
  },
  urge: { fields: { dutyId: { kind: 'pick', from: 'duty' }, message: TEXT } },
  list: { isFinal: true, fields: { reason: TEXT } },
  'appoint-verifier': {
    isSeldom: true,
    isFinal: true,
    fields: { verifyingOrganizationId: BODY, reason: TEXT },
  },
  'grant-extension': {
    isSeldom: true,
    isFinal: true,
    fields: { dutyId: { kind: 'pick', from: 'duty' }, reason: TEXT },
  },
  suspend: {
    isSeldom: true,
    isFinal: true,
    fields: { ground: SUSPENSION, fromOn: { kind: 'date', preset: 'today' }, reason: TEXT },
  },
  resume: { fields: { on: { kind: 'date', preset: 'today' }, reason: TEXT } },
  discontinue: { isSeldom: true, isFinal: true, fields: { ground: SUSPENSION, reason: TEXT } },
  'record-instruction': {
    isSeldom: true,
    fields: { leader: { kind: 'line' }, content: TEXT, dueOn: { kind: 'date' } },
  },
  'answer-instruction': {
    fields: { instructionId: { kind: 'pick', from: 'instruction' }, answer: TEXT },
  },
  reassign: { isSeldom: true, isFinal: true, fields: { party: PARTY, toOrganizationId: BODY, reason: TEXT } },
} as const satisfies Partial<Forms<IssuableCommandType>>;

/** One form for every command that a person can issue. */
export const FORMS: Forms<IssuableCommandType> = {
  ...ACCEPTING_FORMS,
  ...VERIFYING_FORMS,
  ...RESPONDENT_FORMS,
  ...COMPLAINANT_FORMS,
  ...LINKING_FORMS,
  ...ABOVE_FORMS,
};
