import type { IssuableCommandType } from '../../../../wire/complaint-command.wire';
import type { FormDescription } from './form-fields';

type Forms<Types extends IssuableCommandType> = { readonly [Type in Types]: FormDescription<Type> };

const TEXT = { kind: 'text' } as const;
const FILES = { kind: 'files' } as const;
const DEMAND = { kind: 'pick', from: 'demand' } as const;
const BODY = { kind: 'organization' } as const;
const PARTY = { kind: 'choice', table: 'parties' } as const;

/** What an accepting department does. */
export const ACCEPTING_FORMS = {
  accept: { fields: { remark: TEXT } },
  'request-supplement': {
    fields: { itemCodes: { kind: 'choices', table: 'supplementItems' }, explanation: TEXT },
  },
  reject: {
    isFinal: true,
    fields: { reasonCode: { kind: 'pick', from: 'rejectReason' }, explanation: TEXT },
  },
  transfer: { fields: { verifyingOrganizationId: BODY, remark: TEXT } },
  assign: { isSeldom: true, fields: { party: PARTY, officerId: { kind: 'officer' }, remark: TEXT } },
  redirect: { isSeldom: true, isFinal: true, fields: { acceptingOrganizationId: BODY, reason: TEXT } },
  'split-by-respondent': {
    isSeldom: true,
    isFinal: true,
    fields: { respondents: { kind: 'respondents' }, reason: TEXT },
  },
  'correct-clerical': {
    isSeldom: true,
    fields: {
      title: { kind: 'line' },
      demandId: DEMAND,
      amountYuan: { kind: 'amount' },
      respondentOrganizationId: BODY,
      reason: TEXT,
    },
  },
  'confirm-settlement': { isFinal: true, fields: { instalments: { kind: 'instalments' }, remark: TEXT } },
  'record-instalment': {
    fields: {
      instalmentId: { kind: 'pick', from: 'instalment' },
      paid: { kind: 'yes-no' },
      remark: TEXT,
    },
  },
  'record-follow-up': { fields: { result: { kind: 'choice', table: 'followUps' }, remark: TEXT } },
  'hand-over-for-recusal': {
    isSeldom: true,
    isFinal: true,
    fields: { party: PARTY, toOrganizationId: BODY, reason: TEXT },
  },
} as const satisfies Partial<Forms<IssuableCommandType>>;

/** What a verifying department does. */
export const VERIFYING_FORMS = {
  'sign-in': { fields: { remark: TEXT } },
  return: { fields: { rightOrganizationId: BODY, reason: TEXT } },
  'notify-respondent': {
    isFinal: true,
    fields: { disclose: { kind: 'choices', table: 'noticeFields' }, notice: TEXT },
  },
  ask: { isSeldom: true, fields: { party: PARTY, question: TEXT } },
  'record-contact-attempt': {
    isSeldom: true,
    fields: {
      on: { kind: 'date', preset: 'today' },
      method: { kind: 'choice', table: 'contactMethods' },
      reached: { kind: 'yes-no' },
      remark: TEXT,
    },
  },
  conclude: { isFinal: true, fields: { items: { kind: 'concluded-demands' }, findings: TEXT } },
  explain: {
    fields: {
      method: { kind: 'choice', table: 'serviceMethods' },
      on: { kind: 'date', preset: 'today' },
      explanation: TEXT,
    },
  },
  'order-rectification': {
    isFinal: true,
    fields: { items: { kind: 'dated-demands' }, requirement: TEXT },
  },
  'confirm-rectification': { isFinal: true, fields: { demandId: DEMAND, remark: TEXT } },
  'refuse-completion': { fields: { demandId: DEMAND, reason: TEXT } },
  'judge-justification': {
    isFinal: true,
    fields: {
      claimId: { kind: 'pick', from: 'claim' },
      accepted: { kind: 'yes-no' },
      newDueOn: { kind: 'date' },
      reason: TEXT,
    },
  },
  'propose-determination': {
    isFinal: true,
    fields: {
      demandIds: { kind: 'demands' },
      ground: { kind: 'choice', table: 'grounds' },
      excuse: { kind: 'choice', table: 'excuses' },
      facts: TEXT,
      reasoning: TEXT,
    },
  },
  'withdraw-proposal': { isSeldom: true, isFinal: true, fields: { reason: TEXT } },
  'record-defence': {
    isSeldom: true,
    fields: {
      on: { kind: 'date', preset: 'today' },
      defence: TEXT,
      asksHearing: { kind: 'yes-no' },
      evidenceIds: FILES,
    },
  },
  'hold-hearing': {
    isSeldom: true,
    fields: { on: { kind: 'date', preset: 'today' }, minutes: TEXT, evidenceIds: FILES },
  },
  'hear-defence': { fields: { record: TEXT, finding: TEXT } },
  determine: { isFinal: true, fields: { reasoning: TEXT } },
  serve: {
    isFinal: true,
    fields: {
      letterKind: { kind: 'choice', table: 'letters' },
      party: PARTY,
      method: { kind: 'choice', table: 'serviceMethods' },
      on: { kind: 'date', preset: 'today' },
      receiptEvidenceId: { kind: 'file' },
      remark: TEXT,
    },
  },
  'record-performance': {
    fields: { demandId: DEMAND, on: { kind: 'date', preset: 'today' }, remark: TEXT },
  },
  'correct-determination': { isSeldom: true, isFinal: true, fields: { correction: TEXT } },
  'revoke-determination': { isSeldom: true, isFinal: true, fields: { reason: TEXT } },
  'publish-determination': {
    isFinal: true,
    fields: {
      promise: TEXT,
      publicFinding: TEXT,
      secrecy: { kind: 'choice', table: 'secrecyConclusions' },
      withholdingGround: { kind: 'choice', table: 'withholdingGrounds' },
      redact: { kind: 'choices', table: 'publicationFields' },
      secrecyReview: TEXT,
    },
  },
  'withdraw-publication': {
    isSeldom: true,
    isFinal: true,
    fields: { ground: { kind: 'choice', table: 'takedownGrounds' }, reason: TEXT },
  },
} as const satisfies Partial<Forms<IssuableCommandType>>;
