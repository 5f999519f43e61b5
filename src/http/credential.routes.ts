import { accepted } from '../domain/result';
import { issueCredential, listCredentials, revokeCredential } from '../store/credential.store';
import { registerKey, revokeKey } from '../store/machine-key.store';
import {
  bytesOfPublicKey,
  PUBLIC_KEY_EXAMPLE,
  credentialListSchema,
  credentialParamsSchema,
  credentialSchema,
  newCredentialSchema,
  newSigningKeySchema,
  signingKeyParamsSchema,
  signingKeySchema,
} from '../wire/credential.wire';
import { changeOnce } from './change-once';
import { notFound, route } from './route';
import type { Route } from './route';
import { hashToken } from './token';

const TAGS = ['渠道凭据'] as const;
const access = { roles: ['security-administrator'] } as const;

const list = route(
  {
    method: 'get',
    path: '/credentials',
    access,
    audit: 'credential:list',
    summary: '受理渠道与办公系统的凭据',
    tags: TAGS,
    reply: { 200: credentialListSchema },
  },
  async ({ deps }) => ({ status: 200, body: { items: await listCredentials(deps.database) } }),
);

const issue = route(
  {
    method: 'post',
    path: '/credentials',
    access,
    audit: 'credential:issue',
    summary: '登记一份凭据',
    description: '令牌由使用方生成并自行保管，这里只存其摘要，因此应答与日志中都没有它。',
    tags: TAGS,
    body: newCredentialSchema,
    reply: { 201: credentialSchema },
    examples: {
      body: {
        kind: 'channel',
        name: 'hotline-12345',
        organizationId: 'city-hotline',
        token: 'pm_REPLACE-WITH-43-RANDOM-BASE64URL-CHARACTERS-',
      },
    },
  },
  (context) =>
    changeOnce(context, 'credential:issue', async (transaction) => {
      const { token, ...described } = context.body;
      const issued = { ...described, tokenHash: hashToken(token) };
      const made = await issueCredential(transaction, issued, context.actor.officerId);
      return made.ok ? accepted({ status: 201, body: made.value }) : made;
    }),
);

const revoke = route(
  {
    method: 'delete',
    path: '/credentials/{id}',
    access,
    audit: 'credential:revoke',
    summary: '吊销一份凭据，立即生效',
    tags: TAGS,
    params: credentialParamsSchema,
    reply: { 204: 'empty' },
  },
  async ({ params, deps }) =>
    (await revokeCredential(deps.database, params.id)) ? { status: 204 } : notFound(),
);

const addKey = route(
  {
    method: 'post',
    path: '/credentials/{id}/keys',
    access,
    audit: 'credential:register-key',
    summary: '登记这份凭据签名所用的公钥',
    description:
      '登记之后，凭此凭据的报送都须以登记的密钥签名（RFC 9421、RFC 9530，ed25519）。最多两个同时有效：先登记新的，使用方换用之后再吊销旧的。',
    tags: TAGS,
    params: credentialParamsSchema,
    body: newSigningKeySchema,
    reply: { 201: signingKeySchema },
    examples: { body: { publicKey: PUBLIC_KEY_EXAMPLE } },
  },
  (context) =>
    changeOnce(context, 'credential:register-key', async (transaction) => {
      const publicKey = Buffer.from(bytesOfPublicKey(context.body.publicKey), 'base64');
      const key = { credentialId: context.params.id, publicKey };
      const made = await registerKey(transaction, key, context.actor.officerId);
      if (made === null) return null;
      return made.ok ? accepted({ status: 201, body: made.value }) : made;
    }),
);

const removeKey = route(
  {
    method: 'delete',
    path: '/credentials/{id}/keys/{keyId}',
    access,
    audit: 'credential:revoke-key',
    summary: '吊销一个公钥，立即生效',
    description: '最后一个公钥吊销之后，这份凭据不能再报送，直到登记新的公钥。',
    tags: TAGS,
    params: signingKeyParamsSchema,
    reply: { 204: 'empty' },
  },
  async ({ params: { id: credentialId, keyId }, deps }) =>
    (await revokeKey(deps.database, { credentialId, keyId })) ? { status: 204 } : notFound(),
);

export const credentialRoutes: readonly Route[] = [list, issue, revoke, addKey, removeKey];
