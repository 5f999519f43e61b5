import { z } from 'zod';
import { COMPLAINT_CHANNELS } from '../domain/complaint/complaint';
import { idSchema, lineSchema, organizationIdSchema } from './common.wire';

const token = z
  .string()
  .regex(/^pm_[\w-]{43,120}$/, '应为 pm_ 加至少 43 位随机字符（256 位，base64url）')
  .meta({
    description: '由使用方随机生成，只存其摘要',
    example: 'pm_REPLACE-WITH-43-RANDOM-BASE64URL-CHARACTERS-',
  });

export const newCredentialSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('channel'),
      name: z.enum(COMPLAINT_CHANNELS),
      organizationId: organizationIdSchema,
      token,
    }),
    z.strictObject({
      kind: z.literal('office-system'),
      name: lineSchema(50),
      organizationId: organizationIdSchema,
      token,
    }),
  ])
  .meta({ id: 'NewCredential' });

export const credentialSchema = z
  .strictObject({
    credentialId: z.string(),
    kind: z.enum(['channel', 'office-system']),
    name: z.string(),
    organizationId: z.string(),
    isRevoked: z.boolean(),
  })
  .meta({ id: 'Credential' });

export const credentialListSchema = z
  .strictObject({ items: z.array(credentialSchema) })
  .meta({ id: 'CredentialList' });

export const credentialParamsSchema = z.strictObject({ id: idSchema });
