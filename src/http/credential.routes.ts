import { accepted } from '../domain/result';
import { issueCredential, listCredentials, revokeCredential } from '../store/credential.store';
import {
  credentialListSchema,
  credentialParamsSchema,
  credentialSchema,
  newCredentialSchema,
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

export const credentialRoutes: readonly Route[] = [list, issue, revoke];
