import type { z } from 'zod';
import { commandBodyOf, partCommand, type commandVersionSchema } from './command-body.wire';
import { COMMAND_BODIES, type IssuableCommandType } from './complaint-command.wire';

type FactsShape<Type extends IssuableCommandType> = (typeof COMMAND_BODIES)[Type]['facts'];

/** What a command's body says to the decision, as it came over the wire. */
export type CommandBodyFacts<Type extends IssuableCommandType = IssuableCommandType> = {
  [Key in Type]: { readonly type: Key; readonly version?: number } & z.output<z.ZodObject<FactsShape<Key>>>;
}[Type];

type TextsShape<Type extends IssuableCommandType> = (typeof COMMAND_BODIES)[Type]['texts'];

type Written<Shape> = { [Name in keyof Shape]: Shape[Name] extends z.ZodType ? Shape[Name] : never };
type BodyShape<Type extends IssuableCommandType> = Written<
  { type: z.ZodLiteral<Type>; version: typeof commandVersionSchema } & FactsShape<Type> & TextsShape<Type>
>;

/** A command as a caller writes it: what has a default may be left out. */
export type CommandBodyInput<Type extends IssuableCommandType = IssuableCommandType> = {
  [Key in Type]: z.input<z.ZodObject<BodyShape<Key>>>;
}[Type];

export interface SplitCommand {
  readonly facts: CommandBodyFacts;
  readonly texts: Readonly<Record<string, string>>;
}

/** The body of `POST /complaints/{id}/commands`. */
export const complaintCommandBody = commandBodyOf<IssuableCommandType>(COMMAND_BODIES, 'Complaint');

/** Parts what the decision needs from what a person wrote. */
export function splitCommand(body: z.output<typeof complaintCommandBody>): SplitCommand {
  const { facts, texts } = partCommand(COMMAND_BODIES[body.type], body);
  // Parsed by this type's own schema a moment ago.
  return { facts: facts as CommandBodyFacts, texts };
}
