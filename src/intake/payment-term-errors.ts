import type { Collection } from '../wire/contract-collection.wire';
import type { FieldError } from '../wire/problem.wire';

/** What cannot be counted: a term of what is no payment, or one that waits for a milestone that cannot start it. */
export function paymentTermErrors({ milestones }: Collection): readonly FieldError[] {
  return milestones.flatMap(({ kind, payment }, place): FieldError[] => {
    if (payment === null) return [];
    const pointer = `#/milestones/${place}/payment`;
    if (kind !== 'payment') {
      return [{ pointer, message: '付款期限只能写在付款节点上', fix: '删去，或者把节点种类改为付款' }];
    }
    const { after } = payment;
    const source = after === null ? undefined : milestones[after - 1];
    const isKnown = after === null || (source !== undefined && source.kind !== 'payment');
    return isKnown
      ? []
      : [
          {
            pointer: `${pointer}/after`,
            message: '没有这个节点，或者它也是付款节点',
            fix: '填写交付或者验收节点的序号，从 1 数起',
          },
        ];
  });
}
