import { relationsOf } from '../domain/complaint/access';
import { toCaseId } from '../domain/ids';
import type { FilingDeps } from '../intake/receive-complaint';
import { reissueReceipt } from '../intake/reissue-receipt';
import { findReadableComplaint } from '../store/complaint.store';
import { receiptAgainBody, receiptAgainReply } from '../wire/complaint-filing.wire';
import { complaintParams } from '../wire/complaint.wire';
import { COMPLAINT_TAGS } from './complaint-page';
import { notFound, route, type Route } from './route';

/** Whoever lost a receipt gets a new one at the counter, against proof; the lost one opens nothing any more. */
export const receiptRoutes = (intake: FilingDeps): readonly Route[] => [
  route(
    {
      method: 'post',
      path: '/complaints/{id}/receipts',
      access: { roles: ['registrar'] },
      audit: 'receipt:reissue',
      summary: '柜台补发查询凭证：核对证明后签发新的，旧的立即失效',
      tags: COMPLAINT_TAGS,
      params: complaintParams,
      body: receiptAgainBody,
      reply: { 201: receiptAgainReply },
      examples: { body: { proof: '核对营业执照与经办人身份证' } },
      problems: [404],
    },
    async ({ actor, params, idempotency }) => {
      const found = await findReadableComplaint(intake.database.prisma, actor, toCaseId(params.id));
      if (found === null || !relationsOf(found.state, actor).includes('accepting')) return notFound();
      const complaintId = found.state.parentId ?? found.state.caseId;
      const receipt = await reissueReceipt(intake, complaintId, idempotency.key);
      return { status: 201, body: { number: found.state.number, receipt } };
    },
  ),
];
