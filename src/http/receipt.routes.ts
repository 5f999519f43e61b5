import { relationsOf } from '../domain/complaint/access';
import { toCaseId } from '../domain/ids';
import type { FilingDeps } from '../intake/receive-complaint';
import { reissueReceipt } from '../intake/reissue-receipt';
import { findReadableComplaint } from '../store/complaint.store';
import { receiptAgainBody, receiptAgainReply } from '../wire/complaint-filing.wire';
import { complaintParams } from '../wire/complaint.wire';
import { COMPLAINT_TAGS } from './complaint-page';
import { notFound, refuse, route, type Route } from './route';

/** Whoever lost a receipt (投诉人或代理人) gets a new one at the counter, against proof; the lost one opens nothing. */
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
      examples: { body: { proof: '核对营业执照与经办人身份证', party: 'complainant' } },
      problems: [404, 422],
    },
    async ({ actor, params, body, idempotency }) => {
      const found = await findReadableComplaint(intake.database.prisma, actor, toCaseId(params.id));
      if (found === null || !relationsOf(found.state, actor).includes('accepting')) return notFound();
      const complaintId = found.state.parentId ?? found.state.caseId;
      const wish = { complaintId, party: body.party, idempotencyKey: idempotency.key };
      const receipt = await reissueReceipt(intake, wish);
      return receipt.ok
        ? { status: 201, body: { number: found.state.number, receipt: receipt.value } }
        : refuse(receipt.refusal);
    },
  ),
];
