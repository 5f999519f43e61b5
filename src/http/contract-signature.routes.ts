import type { IntakeDeps } from '../intake/intake-deps';
import { receiveContractSignature } from '../intake/receive-contract-signature';
import { commandPending } from '../wire/case.wire';
import { contractSignatureBody } from '../wire/contract-signature.wire';
import { CONTRACT_TAGS as TAGS } from './contract-page';
import { notFound, route, type Route } from './route';
import { signalAnswer } from './signal-answer';

/** 签约信息自动归集: a signing platform tells that a party has signed. */
export const contractSignatureRoutes = (intake: IntakeDeps): readonly Route[] => [
  route(
    {
      method: 'post',
      path: '/contract-signatures',
      access: 'office-system',
      audit: 'contract:receive-signature',
      summary: '签约平台报来：一方已经签署合同',
      description: [
        '先存下，再送达合同，由合同判定是否有效；各方全部签署之日，合同即为已签订，备案期限由此起算。',
        '同一 externalId 重复报来只办理一次；被拒绝过的（例如合法性审查尚未通过）重新报来，重新判定。',
        '没有这份合同，或者合同不属于凭据所属单位及其下级的，答 404。结果以 GET /api/v1/commands/{id} 查询。',
      ].join('\n'),
      tags: TAGS,
      body: contractSignatureBody,
      reply: { 202: commandPending },
      examples: {
        body: {
          ...{ externalId: 'ESIGN-2026-000731', code: '150100-D0001-06-2026-000001-K' },
          ...{ party: { partyId: 'p2' }, signedOn: '2026-01-09' },
        },
      },
      problems: [403, 404, 409, 422],
    },
    async ({ actor, body, signature }) =>
      actor.type === 'office-system'
        ? signalAnswer(await receiveContractSignature(intake, { system: actor, signature }, body))
        : notFound(),
  ),
];
