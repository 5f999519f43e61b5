import { CLEARANCE_REASONS, judgeClearance } from '../domain/contract/clearance';
import { STATUS_LABELS } from '../domain/contract/labels';
import { toFen, toYuan } from '../domain/money';
import type { CollectionDeps } from '../intake/prepare-collection';
import { contractIdByCode, findReadableContract } from '../store/contract.store';
import { caseTimeOf } from '../store/event-log';
import { clearanceBody, clearanceReply } from '../wire/contract-clearance.wire';
import { CONTRACT_TAGS as TAGS } from './contract-page';
import { notFound, route, type Route } from './route';

/** 备案与支付环节打通 (seed 002): the payment system asks before it pays. */
export const contractClearanceRoutes = (deps: CollectionDeps): readonly Route[] => [
  route(
    {
      method: 'post',
      path: '/contract-clearances',
      access: 'office-system',
      audit: 'contract:ask-clearance',
      summary: '支付系统询问：合同是否备案，可否支付',
      description:
        '只答复，不改变合同。没有这份合同，或者合同不属于凭据所属单位及其下级的，都答 404。问题经签名，节点和金额不会被途中改动。',
      tags: TAGS,
      body: clearanceBody,
      reply: { 200: clearanceReply },
      examples: {
        body: { code: '150100-D0001-06-2026-000001-K', milestoneId: 'm1', amountYuan: '40000.00' },
      },
      problems: [404],
    },
    async ({ actor, body: { code, milestoneId, amountYuan } }) => {
      const { prisma } = deps.database;
      const id = await contractIdByCode(prisma, code);
      const found = id === null ? null : await findReadableContract(prisma, actor, id);
      if (found === null) return notFound();
      const { state } = found;
      const amountFen = amountYuan === null ? null : toFen(amountYuan);
      const { reasons, restFen, ...judged } = judgeClearance(state, { milestoneId, amountFen });
      return {
        status: 200,
        body: {
          ...{ code, status: state.status, statusLabel: STATUS_LABELS[state.status], filing: state.filing },
          ...judged,
          reasons: reasons.map((type) => ({ type, sentence: CLEARANCE_REASONS[type] })),
          restYuan: restFen === null ? null : toYuan(restFen),
          judgedAt: await caseTimeOf(deps),
        },
      };
    },
  ),
];
