import { challengeQuery, challengeSchema } from '../wire/challenge.wire';
import { route, type Route } from './route';

const CHALLENGES_PER_MINUTE = 120;

/** Who files or looks up without an account computes first; a page does it while the person is still typing. */
export const challengeRoute: Route = route(
  {
    method: 'get',
    path: '/public/challenges',
    access: 'public',
    audit: 'none-public-read',
    summary: '取一道验算题，防止机器滥用',
    description:
      '不登录的投诉与查询须附答案（请求头 Proof-Of-Work：题目，冒号，答案）。答案是使 SHA-256(nonce + ":" + 答案) 前 bits 位为零的整数，从 0 起逐个试，找到 answers 个为止。一道题只用于一个请求及其重试；持令牌或已登录的不需要。',
    tags: ['公众'],
    query: challengeQuery,
    reply: { 200: challengeSchema },
    anonymousPerMinute: CHALLENGES_PER_MINUTE,
  },
  async ({ query, deps }) => ({ status: 200, body: await deps.proofs.issue(query.operation) }),
);
