import { z } from 'zod';
import { CHANGE_GROUNDS } from '../domain/commitment/commitment';
import type { CommitmentCommandType } from '../domain/commitment/facts';
import { SUPERVISION_RESULTS, TOLERANCE_GROUNDS } from '../domain/contract/contract';
import { OVERDUE_REASONS, SUPERVISION_FORMS } from '../domain/contract/facts';
import { toEvidenceId } from '../domain/ids';
import { commandBodyOf, type CommandShape } from './command-body.wire';
import { lineSchema, officerIdSchema, plainDateSchema, textSchema } from './common.wire';

const nodeId = z
  .string()
  .regex(/^n\d{1,4}$/, '应为节点编号，例如 n1')
  .meta({ example: 'n1' });
const evidenceIds = z.array(z.uuid().transform(toEvidenceId)).max(50).default([]);
const date = plainDateSchema;
/** What a person writes. It is kept in the store and enters no history. */
const text = textSchema(4000);
const remark = text.optional();
const ground = z.enum(CHANGE_GROUNDS).describe('换届、领导人员更替、机构职能调整不是变更的事由');

/** The body of each command. Commands without an entry here reach a commitment from inside only. */
export const COMMITMENT_COMMAND_BODIES = {
  'record-performance': {
    facts: {
      nodeId,
      on: date,
      quantity: z
        .string()
        .regex(/^\d{1,10}(\.\d{1,3})?$/, '应为数量，最多三位小数')
        .nullable()
        .default(null),
      completes: z.boolean().default(false).describe('true：这个节点已经全部兑现'),
      evidenceIds,
    },
    texts: { remark },
  },
  'explain-overdue': {
    facts: { nodeId, reasonCode: z.enum(OVERDUE_REASONS), plannedOn: date },
    texts: { reason: text },
  },
  'open-supervision': { facts: { nodeId, form: z.enum(SUPERVISION_FORMS) }, texts: { reason: text } },
  'conclude-supervision': {
    facts: { nodeId, result: z.enum(SUPERVISION_RESULTS), evidenceIds },
    texts: { findings: text },
  },
  'ask-tolerance': {
    facts: { nodeId, days: z.number().int().min(1).max(365), ground: z.enum(TOLERANCE_GROUNDS) },
    texts: { reason: text },
  },
  'grant-tolerance': { facts: { nodeId }, texts: { remark } },
  'refuse-tolerance': { facts: { nodeId }, texts: { reason: text } },
  'propose-not-honoured': { facts: { nodeId }, texts: { reason: text } },
  'answer-proposal': { facts: { nodeId, evidenceIds }, texts: { answer: text } },
  'confirm-not-honoured': { facts: { nodeId }, texts: { reason: text } },
  'decline-not-honoured': { facts: { nodeId }, texts: { reason: text } },
  change: {
    facts: {
      ground,
      on: date,
      changes: z
        .array(
          z.strictObject({
            nodeId,
            dueOn: date,
            isDropped: z.boolean().default(false).describe('true：这个节点依法不再兑现'),
          }),
        )
        .min(1)
        .max(100),
      evidenceIds,
    },
    texts: { reason: text },
  },
  withdraw: { facts: { ground, on: date, evidenceIds }, texts: { reason: text } },
  'link-contract': {
    facts: { contractCode: lineSchema(60).describe('统一合同编码') },
    texts: { remark },
  },
  'assign-manager': { facts: { officerId: officerIdSchema }, texts: { remark } },
  close: { facts: {}, texts: { remark } },
  urge: { facts: { dutyId: z.string().min(1).max(100).nullable().default(null) }, texts: { remark } },
} as const satisfies Partial<Record<CommitmentCommandType, CommandShape>>;

export type IssuableCommitmentCommand = keyof typeof COMMITMENT_COMMAND_BODIES;

/** The body of `POST /commitments/{id}/commands`. */
export const commitmentCommandBody = commandBodyOf<IssuableCommitmentCommand>(
  COMMITMENT_COMMAND_BODIES,
  'Commitment',
);

type FactsShape<Type extends IssuableCommitmentCommand> = (typeof COMMITMENT_COMMAND_BODIES)[Type]['facts'];

/** What a command's body says to the decision, as it came over the wire. */
export type CommitmentBodyFacts<Type extends IssuableCommitmentCommand = IssuableCommitmentCommand> = {
  [Key in Type]: { readonly type: Key; readonly version?: number } & z.output<z.ZodObject<FactsShape<Key>>>;
}[Type];
