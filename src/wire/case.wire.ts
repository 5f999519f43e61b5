import { z } from 'zod';
import { LANGUAGES } from '../domain/language';

const instant = z.iso.datetime();
const date = z.iso.date();

/** What is told of one duty of a case: its date, its basis, and why it is that day. */
export const deadlineViewOf = <const Duty extends string, const Owner extends string>(
  duties: readonly [Duty, ...Duty[]],
  owners: readonly [Owner, ...Owner[]],
) =>
  z.strictObject({
    dutyId: z.string(),
    duty: z.enum(duties),
    label: z.string(),
    owner: z.enum(owners),
    state: z.enum(['running', 'suspended', 'met', 'lapsed', 'withdrawn']),
    isOverdue: z.boolean(),
    basis: z.strictObject({
      document: z.string(),
      article: z.string(),
      isSilent: z.boolean().describe('及时（文件未规定具体时限）'),
      isInternal: z.boolean().describe('内部要求，不是对外时限'),
    }),
    startOn: date,
    dueOn: date.nullable(),
    dueAt: instant.nullable(),
    provisional: z.boolean().describe('跨入国务院尚未公布放假安排的年份，公布后重新计算'),
    reachedRungs: z.array(z.string()),
    rungs: z
      .array(
        z.strictObject({
          rung: z.string(),
          label: z.string(),
          to: z.string(),
          at: instant,
          reached: z.boolean(),
        }),
      )
      .describe('催办和督办的各级节点，先后为序；只给办理和监督的一方看'),
    explanation: z.array(
      z.strictObject({ on: date, kind: z.string(), name: z.string(), counted: z.boolean() }),
    ),
  });

export const permissionView = z.strictObject({
  type: z.string(),
  label: z.string(),
  mayIssue: z.boolean(),
  reason: z.strictObject({ type: z.string(), sentence: z.string() }).nullable(),
});

/** In which language a story is told; what people wrote in it stays as they wrote it. */
export const storyQuery = z.strictObject({
  language: z.enum(LANGUAGES).default('zh-CN').describe('句子和步骤名称的语言；当事人写的原文不翻译'),
});

export const caseEventView = z.strictObject({
  sequence: z.number().int(),
  type: z.string(),
  label: z.string(),
  sentence: z.string(),
  occurredAt: instant,
  recordedAt: instant,
  texts: z.record(z.string(), z.string()),
});

export const caseEvents = z.strictObject({ items: z.array(caseEventView) });

export const commandPending = z.strictObject({
  commandId: z.string(),
  state: z.enum(['pending', 'recorded', 'refused']),
  detail: z.string(),
});

export const commandParams = z.strictObject({ id: z.string().min(1).max(200) });
