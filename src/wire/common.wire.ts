import { z } from 'zod';
import { publicTextFault, type PublicTextFault } from '../domain/complaint/publication';
import { parsePlainDate } from '../domain/plain-date';
import type { OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { TextFault } from './text-fault';

/** Control and invisible formatting characters, which make one text look like another. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u;
/** The same where lines may be broken. */
const INVISIBLE_IN_LINES = /(?![\r\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u;

/**
 * A field that may be left out. `exactOptional` tells the compiler so; the generator of the interface's document takes
 * it for required and understands only `optional`. JSON has no `undefined`, so both admit the same bodies.
 */
export const mayBeAbsent = <S extends z.ZodType>(schema: S): z.ZodExactOptional<S> =>
  schema.optional() as unknown as z.ZodExactOptional<S>;

const lengthOf = (text: string): number => [...text].length;

/** UTF-16 units that a character may need. */
const UNITS = 2;

function writtenSchema(maximum: number, invisible: RegExp): z.ZodString {
  const because = (type: TextFault, message: string) => ({
    message,
    params: { fault: type, longest: maximum },
  });
  return z
    .string()
    .min(1, '不能为空')
    .max(maximum * UNITS, `最多 ${maximum} 个字`)
    .refine((text) => text.trim() !== '', because('empty', '不能为空'))
    .refine((text) => lengthOf(text) <= maximum, because('too-long', `最多 ${maximum} 个字`))
    .refine((text) => !invisible.test(text), because('invisible', '不能含有不可见的控制字符'));
}

const asKept = (text: string): string => text.normalize('NFC').trim();

/** One line a person wrote: NFC, trimmed, without invisible characters; length in characters as people count them. */
export const lineSchema = (maximum: number): z.ZodPipe<z.ZodString, z.ZodTransform<string, string>> =>
  writtenSchema(maximum, INVISIBLE).transform(asKept);

/** Several lines a person wrote. */
export const textSchema = (maximum: number): z.ZodPipe<z.ZodString, z.ZodTransform<string, string>> =>
  writtenSchema(maximum, INVISIBLE_IN_LINES).transform(asKept);

/** The characters that a field of one of these takes; null where the schema is of another kind. */
export function longestWritten(schema: z.ZodType): number | null {
  if (schema instanceof z.ZodOptional) return longestWritten(schema.unwrap() as z.ZodType);
  if (!(schema instanceof z.ZodPipe) || !(schema.in instanceof z.ZodString)) return null;
  return schema.in.maxLength === null ? null : schema.in.maxLength / UNITS;
}

/** 不同意, in writing: whoever asked reads why. */
export const declineSchema = z
  .strictObject({ reason: textSchema(500).describe('不同意的理由，提出人会看到') })
  .meta({ id: 'Decline' });

const FAULT_MESSAGES = {
  'number-of-a-person': '拟公示的内容不能含有电话、证件号、账号等号码',
  'credit-code': '拟公示的内容不能含有统一社会信用代码',
  'mail-address': '拟公示的内容不能含有电子邮箱',
  amount: '拟公示的内容不能含有金额',
} as const satisfies Record<PublicTextFault, string>;

/** Several lines that everybody will read: nothing that leads to a person, and no amounts. */
export const publicTextSchema = (maximum: number): z.ZodPipe<z.ZodString, z.ZodTransform<string, string>> =>
  textSchema(maximum).superRefine((text, context) => {
    const fault = publicTextFault(text);
    if (fault === null) return;
    const params = { fault, longest: maximum };
    context.addIssue({ code: 'custom', message: FAULT_MESSAGES[fault], params });
  });

/** An id as it stands in a path or a body. What does not look like one is simply not found. */
export const idSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w.:-]+$/, '应为编号：字母、数字或 . _ : -')
  .meta({ example: '0b7a3c1e-5d0f-4f6e-9a43-2f1c8b7d6e5a' });

export const organizationIdSchema = idSchema.transform((text) => text as OrganizationId);
export const officerIdSchema = idSchema.transform((text) => text as OfficerId);

export const plainDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '应为日期，形如 2026-02-14')
  .refine((text) => parsePlainDate(text) !== null, '没有这一天')
  .transform((text) => text as PlainDate)
  .meta({ format: 'date', example: '2026-02-14' });

export const instantSchema = z
  .string()
  .meta({ format: 'date-time', description: 'ISO 8601，带时区', example: '2026-02-14T08:00:00.000Z' });

export const emailSchema = z
  .string()
  .max(254)
  .regex(/^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;.]+$/, '应为电子邮箱，形如 name@example.gov.cn')
  .meta({ example: 'xinyong@example.gov.cn' });

/** 县级以上行政区划代码，或带后缀的本地代码（开发区、新城没有国标代码）。 */
export const regionCodeSchema = z
  .string()
  // eslint-disable-next-line regexp/use-ignore-case -- the interface's document cannot carry a flag
  .regex(/^\d{6}(?:-[A-Za-z0-9]{1,12})?$/, '应为 6 位行政区划代码，开发区可加后缀，形如 150100-JKQ')
  .meta({ example: '150100' });

/** 统一社会信用代码 by form; whether its check digit agrees is a warning elsewhere, not an error. */
export const usccFormSchema = z
  .string()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, '应为 18 位统一社会信用代码（大写，无 I、O、S、V、Z）')
  .meta({ example: '11150100MB0X12345A' });

export const limitSchema = z
  .string()
  .regex(/^\d{1,3}$/, '应为 1–200 的整数')
  .transform(Number)
  .refine((limit) => limit >= 1 && limit <= 200, '应为 1–200 的整数')
  .optional()
  .meta({ type: 'integer', minimum: 1, maximum: 200, example: 50, description: '每页条数，默认 50' });

export const DEFAULT_LIMIT = 50;

const CURSOR_FORMAT = /^[\w-]{1,200}$/;

/** Opaque to callers: where the page before ended. */
export const cursorSchema = z
  .string()
  .regex(CURSOR_FORMAT, '翻页标记无效：请使用上一页应答中的 nextCursor')
  .optional()
  .meta({ description: '上一页应答中的 nextCursor' });

export const nextCursorSchema = z
  .string()
  .nullable()
  .meta({ description: '下一页的翻页标记；没有下一页时为 null' });

export const permissionSchema = z
  .strictObject({
    mayIssue: z.boolean(),
    reason: z.strictObject({ type: z.string(), sentence: z.string() }).nullable(),
  })
  .meta({ id: 'Permission', description: '本人现在能否办理；不能的，说明理由' });
