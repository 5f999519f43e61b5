import type { z } from 'zod';
import type { SIGNAL_BODIES, SignalName } from '../wire/signal.wire';

const EXTERNAL = { externalId: 'OA-2026-000731', complaintNumber: 'TS20260000017' } as const;
const APPROVAL = {
  approvalId: 'c1f0b7a4e2d94c0f8a6b5d3e1f2a4b6c8d0e1f23',
  approver: { username: 'housing.issuer' },
  givenAt: '2026-02-06T16:40:00+08:00',
} as const;

/** One body for each signal, as an office system would send it. */
export const SIGNAL_EXAMPLES: {
  readonly [Name in SignalName]: z.input<(typeof SIGNAL_BODIES)[Name]>;
} = {
  approvalGiven: { ...EXTERNAL, ...APPROVAL, remark: '同意。' },
  approvalReturned: { ...EXTERNAL, ...APPROVAL, reason: '请补充合同约定的付款节点。' },
  courtListed: { ...EXTERNAL, listedOn: '2026-02-05', remark: '（2026）桦01民初57号' },
  courtConcluded: { ...EXTERNAL, concludedOn: '2026-03-20' },
  deliveryFailed: {
    ...EXTERNAL,
    letterKind: 'rectification-order',
    party: 'respondent',
    failedOn: '2026-02-09',
    reason: 'not-collected',
  },
};
