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

/** As `openssl pkey -pubout` writes an Ed25519 key (RFC 8410); its 32 bytes stand at the end. */
const PUBLIC_KEY =
  /^-----BEGIN PUBLIC KEY-----\r?\nMCowBQYDK2VwAyEA([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)\r?\n-----END PUBLIC KEY-----(?:\r?\n)?$/;

/** Of nobody: what the interface's document shows. */
export const PUBLIC_KEY_EXAMPLE = `-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----\n`;

export const newSigningKeySchema = z
  .strictObject({
    publicKey: z.string().regex(PUBLIC_KEY, '应为 Ed25519 公钥（PEM），如 openssl pkey -pubout 的输出').meta({
      description: '私钥由使用方生成并自行保管，不要发来',
      example: PUBLIC_KEY_EXAMPLE,
    }),
  })
  .meta({ id: 'NewSigningKey' });

/** Base64 of the 32 bytes of a key that `newSigningKeySchema` has let pass. */
export const bytesOfPublicKey = (pem: string): string => PUBLIC_KEY.exec(pem)?.[1] ?? '';

export const signingKeySchema = z
  .strictObject({
    keyId: z.string().describe('JWK 指纹（RFC 7638），签名时写在 keyid 中'),
    createdAt: z.iso.datetime(),
    isRevoked: z.boolean(),
  })
  .meta({ id: 'SigningKey' });

export const signingKeyParamsSchema = z.strictObject({ id: idSchema, keyId: idSchema });

export const credentialSchema = z
  .strictObject({
    credentialId: z.string(),
    kind: z.enum(['channel', 'office-system']),
    name: z.string(),
    organizationId: z.string(),
    isRevoked: z.boolean(),
    signingKeys: z.array(signingKeySchema),
  })
  .meta({ id: 'Credential' });

export const credentialListSchema = z
  .strictObject({ items: z.array(credentialSchema) })
  .meta({ id: 'CredentialList' });

export const credentialParamsSchema = z.strictObject({ id: idSchema });
