import { z } from 'zod';
import { textSchema } from './common.wire';

const instant = z.iso.datetime();

export const incidentParams = z.strictObject({ id: z.uuid() });

export const incidentView = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  label: z.string(),
  caseId: z.uuid().nullable(),
  detail: z.record(z.string(), z.unknown()),
  openedAt: instant,
  owner: z.strictObject({ id: z.string(), name: z.string() }).nullable().describe('负责处理的人'),
  ownedAt: instant.nullable(),
});

export const incidentList = z.strictObject({ items: z.array(incidentView) });

export const incidentCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('take') }).describe('由本人负责；可以从别人手里接手'),
  z
    .strictObject({ type: z.literal('close'), note: textSchema(500).describe('查明了什么、做了什么') })
    .describe('结束；须由负责人来做'),
]);

export const incidentReply = z.strictObject({
  id: z.uuid(),
  state: z.enum(['owned', 'closed']),
});
