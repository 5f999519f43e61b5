import { receiveSignal } from '../intake/receive-signal';
import type { IntakeDeps } from '../intake/intake-deps';
import { commandPending } from '../wire/case.wire';
import { SIGNAL_BODIES, signalBody, signalParams, type Signal, type SignalName } from '../wire/signal.wire';
import { SIGNAL_EXAMPLES } from './signal-examples';
import { signalAnswer } from './signal-answer';
import { notFound, route, type Route } from './route';
import { fieldErrorsOf } from './validate';

/** Facts from offices' own systems (an approval given there, a court's listing): stored first, then delivered. */
export function signalRoutes(intake: IntakeDeps): readonly Route[] {
  return [
    route(
      {
        method: 'post',
        path: '/signals/{name}',
        access: 'office-system',
        audit: 'signal:receive',
        summary: '办公系统报来的事实：先存下，再送达案件，由案件判定是否有效',
        description: DESCRIPTION,
        tags: ['办公系统'],
        params: signalParams,
        body: signalBody,
        reply: { 202: commandPending },
        examples: { bodies: SIGNAL_EXAMPLES },
        problems: [404, 409, 422],
      },
      async ({ actor, params, body, signature }) => {
        if (actor.type !== 'office-system') return notFound();
        const parsed = SIGNAL_BODIES[params.name].safeParse(body);
        if (!parsed.success) {
          return { obstacle: { type: 'input-invalid', errors: fieldErrorsOf(parsed.error, '#') } };
        }
        return signalAnswer(
          await receiveSignal(intake, { system: actor, signature }, named(params.name, parsed.data)),
        );
      },
    ),
  ];
}

const DESCRIPTION = [
  '名称在地址中：approvalGiven 审批同意、approvalReturned 审批退回、courtListed 法院立案、courtConcluded 裁判生效、deliveryFailed 文书退回。',
  '同一 externalId 重复报来只办理一次，无论 Idempotency-Key 是否相同；被拒绝过的重新报来，重新判定，因此先后次序不限。',
  '后一步审批先于前一步报来的，先记下，前一步完成后自动判定。',
  '审批计在 approver 名下：须在本系统有该岗位，不是拟办人，也没有签过；办公系统的单位须管着案件的办理部门。',
  '须签名（RFC 9421）：同一签名重复送达的，只得到已有的结果，不再重新判定；签名与摘要随指令存证。',
  '结果以 GET /api/v1/commands/{id} 查询。',
].join('\n');

/** Parsed by this name's own schema a moment ago. */
const named = (name: SignalName, body: object): Signal => ({ ...body, name }) as Signal;
