import type { ContractState } from './contract';
import type { FedPayment, PaymentPlacement } from './fed-payment';
import type { Folds } from './fold';

/** What payment systems tell, and what people say of it. What follows for the milestones is counted afterwards. */
export const toldFolds: Folds<'payment-reported' | 'payment-placed' | 'payment-disowned'> = {
  'payment-reported': ({ state, data }) => {
    const { type: _, ...told } = data;
    return { ...state, fed: [...(state.fed ?? []), { ...told, placement: null }] };
  },
  'payment-placed': ({ state, data: { paymentId, milestoneId } }) =>
    placed(state, paymentId, { type: 'milestone', milestoneId }),
  'payment-disowned': ({ state, data: { paymentId } }) => placed(state, paymentId, { type: 'not-ours' }),
};

/** Of a contract that is over nothing is matched any more; what is not its own waits for nobody. */
function placed(state: ContractState, paymentId: string, placement: PaymentPlacement): ContractState {
  const settled: Partial<FedPayment> = placement.type === 'not-ours' ? { issue: null, unplacedFen: 0 } : {};
  const fed = (state.fed ?? []).map((payment) =>
    payment.paymentId === paymentId ? { ...payment, ...settled, placement } : payment,
  );
  return { ...state, fed };
}
