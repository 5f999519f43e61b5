import { z } from 'zod';
import { COMMAND_BODIES, ISSUABLE_COMMANDS, type IssuableCommandType } from './complaint-command.wire';

type FactsShape<Type extends IssuableCommandType> = (typeof COMMAND_BODIES)[Type]['facts'];

/** What a command's body says to the decision, as it came over the wire. */
export type CommandBodyFacts<Type extends IssuableCommandType = IssuableCommandType> = {
  [Key in Type]: { readonly type: Key; readonly version?: number } & z.output<z.ZodObject<FactsShape<Key>>>;
}[Type];

type TextsShape<Type extends IssuableCommandType> = (typeof COMMAND_BODIES)[Type]['texts'];

type Written<Shape> = { [Name in keyof Shape]: Shape[Name] extends z.ZodType ? Shape[Name] : never };
type BodyShape<Type extends IssuableCommandType> = Written<
  { type: z.ZodLiteral<Type>; version: typeof version } & FactsShape<Type> & TextsShape<Type>
>;

/** A command as a caller writes it: what has a default may be left out. */
export type CommandBodyInput<Type extends IssuableCommandType = IssuableCommandType> = {
  [Key in Type]: z.input<z.ZodObject<BodyShape<Key>>>;
}[Type];

export interface SplitCommand {
  readonly facts: CommandBodyFacts;
  readonly texts: Readonly<Record<string, string>>;
}

const version = z
  .number()
  .int()
  .min(1)
  .optional()
  .describe('发件人看到的案件版本；案件此后有变动时拒绝执行并返回新的情况');

/** One strict schema a command: an unknown field is an error that names it. */
function bodyOf(type: IssuableCommandType): z.ZodObject<{ type: z.ZodLiteral<IssuableCommandType> }> {
  const { facts, texts } = COMMAND_BODIES[type];
  return z.strictObject({ type: z.literal(type), version, ...facts, ...texts }).meta({
    id: `ComplaintCommand-${type}`,
  });
}

const [first, ...others] = ISSUABLE_COMMANDS.map(bodyOf);
if (first === undefined) throw new Error('no command can be issued');

/** The body of `POST /complaints/{id}/commands`. */
export const complaintCommandBody = z.discriminatedUnion('type', [first, ...others]);

/** Parts what the decision needs from what a person wrote. */
export function splitCommand(body: z.output<typeof complaintCommandBody>): SplitCommand {
  const textNames = Object.keys(COMMAND_BODIES[body.type].texts);
  const entries: readonly (readonly [string, unknown])[] = Object.entries(body);
  return {
    // Parsed by this type's own schema a moment ago.
    facts: Object.fromEntries(
      entries.filter(([name, value]) => !textNames.includes(name) && value !== undefined),
    ) as CommandBodyFacts,
    texts: Object.fromEntries(
      entries.flatMap(([name, value]) =>
        textNames.includes(name) && typeof value === 'string' ? [[name, value]] : [],
      ),
    ),
  };
}
