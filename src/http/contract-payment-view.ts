import type { z } from 'zod';
import { PAYMENT_ISSUE_LABELS } from '../domain/contract/payment-words';
import { toYuan } from '../domain/money';
import type { OfficerActor, Role } from '../domain/officer';
import type { ToldPaymentRow } from '../store/contract-payment.store';
import type { contractPaymentView } from '../wire/contract-payment.wire';

export type PaymentView = z.input<typeof contractPaymentView>;

/** Of a contract: its department and whoever reports for it. As long as none is known: whoever holds such an office. */
const OFFICES: Readonly<Record<'undertaking' | 'reporter' | 'any', readonly Role[]>> = {
  undertaking: ['contract-manager', 'section-head'],
  reporter: ['contract-manager', 'collection-reporter'],
  any: ['contract-manager', 'section-head', 'collection-reporter'],
};

function mayHandle({ contractId, undertakingId, reporterId }: ToldPaymentRow, actor: OfficerActor): boolean {
  const { organizationId, roles } = actor;
  const holds = (office: keyof typeof OFFICES): boolean =>
    OFFICES[office].some((role) => roles.includes(role));
  if (contractId === null) return holds('any');
  return (
    (undertakingId === organizationId && holds('undertaking')) ||
    (reporterId === organizationId && holds('reporter'))
  );
}

/** One payment as its list shows it. */
export function toPaymentView(row: ToldPaymentRow, actor: OfficerActor): PaymentView {
  const { id, externalId, system, toldOf, payeeName, payeeUscc, paidOn, milestoneId, reverses, remark } = row;
  const { contractId, code, name, issue, placement } = row;
  const titles = new Map(row.nodes.map((node) => [node.milestoneId, node.title]));
  return {
    ...{
      id,
      externalId,
      system,
      toldOf,
      payeeName,
      payeeUscc,
      paidOn,
      milestoneId,
      reverses,
      remark,
      placement,
    },
    contract: contractId === null ? null : { id: contractId, code: code ?? '', name: name ?? '' },
    amountYuan: toYuan(row.amountFen),
    shares: row.shares.map((share) => ({
      ...{ milestoneId: share.milestoneId, title: titles.get(share.milestoneId) ?? '' },
      amountYuan: toYuan(share.amountFen),
    })),
    unplacedYuan: toYuan(row.unplacedFen),
    issue: issue === null ? null : { type: issue, sentence: PAYMENT_ISSUE_LABELS[issue] },
    nodes: row.nodes.map(({ restFen, ...node }) => ({
      ...node,
      restYuan: restFen === null ? null : toYuan(restFen),
    })),
    mayHandle: mayHandle(row, actor),
  };
}
