import type { z } from 'zod';
import { complaintCommandBody } from '../../../../wire/complaint-command-body.wire';
import type { CommandBodyInput } from '../../../../wire/complaint-command-body.wire';
import { longestWritten } from '../../../../wire/common.wire';
import { COMMAND_BODIES, type IssuableCommandType } from '../../../../wire/complaint-command.wire';

/** What a form holds: as typed so far, right or not. */
export type FormValues = Readonly<Record<string, unknown>>;

export interface FieldIssue {
  readonly name: string;
  readonly issue: z.core.$ZodIssue;
}

export type Judged<Body> =
  { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly issues: readonly FieldIssue[] };

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

interface Command {
  readonly type: string;
  readonly version: number;
}

/** Judges by the very schema that the server judges by. What was left empty is left out. */
export function judgeBy<Body>(schema: z.ZodType, command: Command, values: FormValues): Judged<Body> {
  const filled = Object.entries(values).filter(([, value]) => !isEmpty(value));
  const body = { ...command, ...Object.fromEntries(filled) };
  const judged = schema.safeParse(body);
  // What passes the schema is what the wire takes.
  if (judged.success) return { ok: true, body: body as Body };
  return {
    ok: false,
    issues: judged.error.issues.map((issue) => ({ name: String(issue.path[0] ?? ''), issue })),
  };
}

export const judge = (
  type: IssuableCommandType,
  version: number,
  values: FormValues,
): Judged<CommandBodyInput> => judgeBy<CommandBodyInput>(complaintCommandBody, { type, version }, values);

function schemaOf(type: IssuableCommandType, name: string): z.ZodType {
  const { facts, texts } = COMMAND_BODIES[type];
  const shape: Readonly<Record<string, z.ZodType>> = { ...facts, ...texts };
  const schema = shape[name];
  if (schema === undefined) throw new Error(`${type} has no ${name}`);
  return schema;
}

export const isOptional = (type: IssuableCommandType, name: string): boolean =>
  schemaOf(type, name).safeParse(undefined).success;

/** Characters that a written field takes, as the server counts them. */
export const longestOf = (type: IssuableCommandType, name: string): number | undefined =>
  longestWritten(schemaOf(type, name)) ?? undefined;

/** Of a table of words, the codes that this command takes in this field. */
export function codesFor<Code extends string>(
  type: IssuableCommandType,
  name: string,
  table: Readonly<Record<Code, string>>,
): readonly Code[] {
  const schema = schemaOf(type, name);
  // The keys of a table of words are its codes.
  const codes = Object.keys(table) as Code[];
  return codes.filter((code) => schema.safeParse(code).success || schema.safeParse([code]).success);
}
