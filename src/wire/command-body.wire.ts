import { z } from 'zod';

/** What a command's body holds: `facts` go to the decision, `texts` stay in the store. No name may stand in both. */
export interface CommandShape {
  readonly facts: z.ZodRawShape;
  readonly texts: z.ZodRawShape;
}

export const commandVersionSchema = z
  .number()
  .int()
  .min(1)
  .optional()
  .describe('发件人看到的案件版本；案件此后有变动时拒绝执行并返回新的情况');

type TypedBody<Type extends string> = z.ZodObject<{ type: z.ZodLiteral<Type> }>;

/**
 * One strict schema a command, so that an unknown field is an error that names it.
 * @param kind the beginning of each schema's name in the document of the interface.
 */
export function commandBodyOf<Type extends string>(
  bodies: Readonly<Record<Type, CommandShape>>,
  kind: string,
): z.ZodDiscriminatedUnion<[TypedBody<Type>, ...TypedBody<Type>[]]> {
  // The keys of the record that came in.
  const [first, ...others] = (Object.keys(bodies) as Type[]).map((type): TypedBody<Type> => {
    const { facts, texts } = bodies[type];
    const shape = { type: z.literal(type), version: commandVersionSchema, ...facts, ...texts };
    return z.strictObject(shape).meta({ id: `${kind}Command-${type}` });
  });
  if (first === undefined) throw new Error('no command can be issued');
  return z.discriminatedUnion('type', [first, ...others]);
}

/** Parts what the decision needs from what a person wrote, in a body that its own schema has parsed. */
export function partCommand(
  { texts }: CommandShape,
  body: object,
): { readonly facts: Readonly<Record<string, unknown>>; readonly texts: Readonly<Record<string, string>> } {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(body);
  return {
    facts: Object.fromEntries(entries.filter(([name, value]) => !(name in texts) && value !== undefined)),
    texts: Object.fromEntries(
      entries.flatMap(([name, value]) => (name in texts && typeof value === 'string' ? [[name, value]] : [])),
    ),
  };
}
