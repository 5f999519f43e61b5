import type { CaseEvent } from '../case';
import type { ComplaintState } from './complaint';
import { openDuty } from './duty';
import { initialState } from './evolve-received';
import type { ComplaintData, DeterminationOpened } from './events';

/**
 * A determination that an office opens itself upon a contract. The supervision has verified and pressed in vain, and
 * has heard the department: what is left is what follows in every case, 拟认定 → 陈述申辩 → 认定. One body receives
 * and determines, nobody complained, and there is no identity to protect.
 */
export function openedExOfficio(
  event: CaseEvent<ComplaintData>,
  { determining, origin, ...data }: DeterminationOpened,
): ComplaintState {
  const at = event.occurredAt;
  const first = initialState(event, {
    ...data,
    kind: 'ex-officio',
    channel: 'contract-register',
    handling: 'driven',
    identity: 'anonymous',
    hasAgent: false,
    accepting: determining,
    parentId: null,
    listed: false,
  });
  const verified: ComplaintState = {
    ...first,
    origin,
    status: 'determining',
    verifying: determining,
    signedInAt: at,
    answer: 'window-closed',
    namingAgreed: true,
    demands: first.demands.map((demand) => ({ ...demand, state: 'refused', conclusion: 'substantiated' })),
  };
  return verified.demands.reduce<ComplaintState>(
    (next, { demandId }) =>
      openDuty(next, { duty: 'determine', owner: 'verifying', at, subjectId: demandId }),
    verified,
  );
}
