import { parsePlainDate } from '../domain/plain-date';
import type { OfficerActor } from '../domain/officer';
import type { CollectionDeps } from '../intake/prepare-collection';
import { receiveContractPayments } from '../intake/receive-contract-payments';
import { disown, matchPayment, type PaymentSettled } from '../intake/settle-payment';
import { findPayment, listPayments, type PaymentPlace } from '../store/contract-payment.store';
import { commandPending } from '../wire/case.wire';
import {
  contractPaymentList,
  contractPaymentParams,
  contractPaymentQuery,
  contractPaymentReply,
  contractPaymentsBody,
  contractPaymentsReply,
  paymentDisownBody,
  paymentMatchBody,
  type PaymentVerdict,
} from '../wire/contract-payment.wire';
import { commandAnswer } from './command-answer';
import { CONTRACT_TAGS as TAGS } from './contract-page';
import { toPaymentView } from './contract-payment-view';
import { badCursor, readPage, toPage } from './page';
import { notFound, refuse, route, type Answer, type Route } from './route';

const HANDLING = ['contract-manager', 'section-head', 'collection-reporter'] as const;

/** 支付数据归集: a payment system tells what was really paid, and people look after what fits nothing. */
export const contractPaymentRoutes = (deps: CollectionDeps): readonly Route[] => [
  tellRoute(deps),
  listRoute(deps),
  matchRoute(deps),
  disownRoute(deps),
];

const SENTENCES: Readonly<Record<PaymentVerdict, string>> = {
  taken: '已收下，计入合同；有疑问的由合同管理员核对。',
  known: '此前已经收下，内容相同，不重复计算。',
  'contract-unknown': '已收下；目前没有对应的合同，合同收录后自动计入，也可以由合同管理员认领。',
  contradicts: '这个编号此前报来的内容不同，没有收下。更正请先冲正原支付，再以新的编号报来。',
  'in-future': '支付日期晚于今天，没有收下。请在支付之后报来。',
};

const tellRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'post',
      path: '/contract-payments',
      access: 'office-system',
      audit: 'contract:receive-payments',
      summary: '支付系统报来：实际支付了什么，退回了什么',
      description: [
        '逐笔答复。同一 externalId 永远只是同一笔：内容相同的不重复计算，内容不同的不收。先后次序不限，冲正可以先于原支付报来。',
        '指明节点的计入该节点；没有指明的，先核对人工登记，再按到期先后计入（民法典第五百六十条），一笔可以付几个节点，几笔可以付一个节点。',
        '收款人不是相对方的、超出尚欠金额的、少于人工登记的，列入核对清单，由合同管理员处理。',
        '没有对应合同的先收下；不属于凭据所属单位及其下级的合同，同样答“没有对应的合同”。',
      ].join('\n'),
      tags: TAGS,
      body: contractPaymentsBody,
      reply: { 200: contractPaymentsReply },
      examples: {
        body: {
          payments: [
            {
              ...{ externalId: 'ZF-2026-000731', contract: { code: '150100-D0001-06-2026-000001-K' } },
              ...{ payer: { organizationId: 'birch-works' }, payee: { uscc: '91150100MA0N000004' } },
              ...{ amountYuan: '40000.00', paidOn: '2026-02-10', milestoneId: 'm2' },
            },
          ],
        },
      },
    },
    async ({ actor, body, signature }) => {
      if (actor.type !== 'office-system') return notFound();
      const verdicts = await receiveContractPayments(deps, { system: actor, signature }, body.payments);
      const items = verdicts.map((one) => ({ ...one, sentence: SENTENCES[one.verdict] }));
      return { status: 200, body: { items } };
    },
  );

const listRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contract-payments',
      access: 'any-officer',
      audit: 'contract:payments',
      summary: '支付系统报来的支付：等待核对的，或者全部',
      description:
        '日期近的在前。本人可以看到的合同的；没有对应合同的，付款单位及其上级、支付系统所属单位可以看到。',
      tags: TAGS,
      query: contractPaymentQuery,
      reply: { 200: contractPaymentList },
    },
    async ({ actor, query }) => {
      const { state, contractId, cursor } = query;
      const page = readPage(query);
      const after = cursor === undefined || page.after === undefined ? null : placeIn(page.after);
      const filter = { isOpen: state === 'open', contractId };
      const rows = await listPayments(deps.database.prisma, actor, filter, { after, limit: page.limit });
      const { items, nextCursor } = toPage(rows, page, ({ paidOn, id }) => `${paidOn}_${id}`);
      return { status: 200, body: { items: items.map((row) => toPaymentView(row, actor)), nextCursor } };
    },
  );

function placeIn(mark: string): PaymentPlace {
  const [on = '', id = ''] = mark.split('_');
  const paidOn = parsePlainDate(on);
  if (paidOn === null || !/^[0-9a-f]{32}$/.test(id)) throw badCursor;
  return { paidOn, id };
}

const matchRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'post',
      path: '/contract-payments/{id}/match',
      access: { roles: HANDLING },
      audit: 'contract:match-payment',
      summary: '人工匹配：这笔支付属于这份合同、这个付款节点',
      description: '没有对应合同的，填统一合同编码认领，须是该合同的管理人员；已经找到合同的，填付款节点。',
      tags: TAGS,
      params: contractPaymentParams,
      body: paymentMatchBody,
      reply: { 200: contractPaymentReply, 202: commandPending },
      examples: { body: { milestoneId: 'm2', reason: '收款账户为相对方的保理银行。' } },
      problems: [403, 409, 422],
    },
    async ({ actor, params: { id }, body: { reason, ...to }, idempotency }) =>
      settled(deps, { actor, id }, await matchPayment(deps, { id, actor, reason, idempotency }, to)),
  );

const disownRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'post',
      path: '/contract-payments/{id}/disown',
      access: { roles: HANDLING },
      audit: 'contract:disown-payment',
      summary: '标明这笔支付不属于合同，不计入任何节点',
      tags: TAGS,
      params: contractPaymentParams,
      body: paymentDisownBody,
      reply: { 200: contractPaymentReply, 202: commandPending },
      examples: { body: { reason: '日常办公支出，与合同无关。' } },
      problems: [403, 409, 422],
    },
    async ({ actor, params: { id }, body: { reason }, idempotency }) =>
      settled(deps, { actor, id }, await disown(deps, { id, actor, reason, idempotency })),
  );

/** What whoever has said something of a payment is told. */
async function settled(
  deps: CollectionDeps,
  { actor, id }: { readonly actor: OfficerActor; readonly id: string },
  receipt: PaymentSettled,
): Promise<Answer> {
  const view = async () => {
    const row = await findPayment(deps.database.prisma, actor, id);
    return row === null ? null : { payment: toPaymentView(row, actor) };
  };
  switch (receipt.type) {
    case 'not-found':
      return notFound();
    case 'lawful-no':
      return refuse(receipt.refusal);
    case 'set-apart':
      return { status: 200, body: { commandId: null, ...(await view()) } };
    default:
      return commandAnswer(receipt, view);
  }
}
