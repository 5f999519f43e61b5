import { z } from 'zod';
import { lineSchema } from './common.wire';
import { organizationKindSchema } from './organization.wire';

export const directoryQuery = z.strictObject({
  q: lineSchema(50).describe('名称的一部分；也可以是拼音或拼音首字母'),
});

/** A body as anybody may know it: what it is called and what it stands below. */
export const directoryEntry = z
  .strictObject({
    organizationId: z.string(),
    name: z.string(),
    within: z.array(z.string()).describe('上级单位，从最上级起'),
    kind: organizationKindSchema,
  })
  .meta({ id: 'DirectoryEntry' });

export const directoryReply = z.strictObject({ items: z.array(directoryEntry) });
