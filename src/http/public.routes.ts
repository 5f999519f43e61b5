import { findOwnReceipt } from '../intake/receipt';
import type { FilingDeps } from '../intake/receive-complaint';
import { originOf, receiveComplaint } from '../intake/receive-complaint';
import { endComplainantSession, openSession } from '../store/session.store';
import { filedReply, filingBody } from '../wire/complaint-filing.wire';
import { receiptBody, receiptReply } from '../wire/complaint.wire';
import { viewOf } from './complaint-page';
import { challengeRoute } from './challenge.routes';
import { FILING_EXAMPLE } from './complaint-examples';
import { toFiledAnswer } from './filing-answer';
import { notFound, route, type Route } from './route';
import { hashToken, newToken } from './token';

const TAGS = ['公众'] as const;
/** A person looks up a receipt a few times; a machine that guesses needs 2^119 tries on average. */
const RECEIPTS_PER_MINUTE = 30;
const FILINGS_PER_MINUTE = 20;

/** What anybody may do without an account: complain, and follow a complaint by receipt. */
export function publicRoutes(intake: FilingDeps): readonly Route[] {
  return [challengeRoute, fileRoute(intake), receiptRoute(intake), leaveRoute()];
}

const fileRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'post',
      path: '/public/complaints',
      access: 'public',
      audit: 'none-public-write',
      summary: '投诉政府违约失信',
      description: '投诉先封存身份再入库；收到即算数，系统的其他部分暂停时也照收不误。查询凭证只显示一次。',
      tags: TAGS,
      body: filingBody,
      reply: { 201: filedReply },
      examples: { body: FILING_EXAMPLE },
      anonymousPerMinute: FILINGS_PER_MINUTE,
      proofOfWork: 'file-complaint',
    },
    async ({ body, idempotency }) => {
      const filed = await receiveComplaint(intake, body, {
        channel: 'credit-portal',
        actor: {
          type: 'complainant',
          party: body.identity.agent === null ? 'complainant' : 'agent',
          authority: body.identity.agent?.mandate.authority ?? 'general',
        },
        acceptingId: null,
        handling: 'driven',
        isListed: false,
        externalNumber: null,
        occurredAt: null,
        origin: originOf('public', idempotency.key, idempotency.bodyHash ?? ''),
      });
      return toFiledAnswer(filed);
    },
  );

const receiptRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'post',
      path: '/public/receipts',
      access: 'public',
      audit: 'none-public-read',
      summary: '凭查询凭证查看投诉',
      description: '凭证只写在请求内容里，不进入地址。应答中的令牌只能用于这一件投诉，30 分钟不用即失效。',
      tags: TAGS,
      body: receiptBody,
      reply: { 200: receiptReply },
      examples: { body: { receipt: '5ZTM-GMC3-ADE5-M62S-34G2-MCYX-P16D-RPYH' } },
      idempotencyKey: 'not-needed',
      anonymousPerMinute: RECEIPTS_PER_MINUTE,
      proofOfWork: 'look-up-receipt',
      problems: [404],
    },
    async ({ body, deps }) => {
      const own = await findOwnReceipt(intake, body.receipt);
      if (own === null) return notFound();
      const token = newToken();
      const actor = { type: 'complainant', party: own.party, authority: own.authority } as const;
      const complaint = await viewOf(intake, actor, own.complaintId);
      if (complaint === null) return notFound();
      const { complaintId: caseId, party, authority } = own;
      await openSession(deps.database, hashToken(token), {
        subject: 'complainant',
        caseId,
        party,
        authority,
      });
      return { status: 200, body: { token, complaint } };
    },
  );

const leaveRoute = (): Route =>
  route(
    {
      method: 'delete',
      path: '/public/receipts/current',
      access: 'complainant-receipt',
      audit: 'none-own-account',
      summary: '离开：结束凭查询凭证打开的会话（在公用电脑上请务必离开）',
      tags: TAGS,
      reply: { 204: 'empty' },
    },
    async ({ principal, deps }) => {
      await endComplainantSession(deps.database, principal.sessionId);
      return { status: 204 };
    },
  );
