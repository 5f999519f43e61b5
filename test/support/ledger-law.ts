import type { CaseLaw, CaseState } from '../../src/domain/case';
import type { Instant } from '../../src/domain/ids';
import { accepted, refused } from '../../src/domain/result';

/**
 * The smallest case in which order matters: sides must alternate, a promise is kept before its instant or broken by
 * it, and a closed ledger accepts nothing but to be opened again.
 */
export interface LedgerState extends CaseState {
  readonly status: 'open' | 'closed';
  readonly side: 'left' | 'right' | null;
  readonly turns: number;
  readonly promiseDueAt: Instant | null;
  readonly broken: number;
}

export type LedgerFacts =
  | { readonly type: 'turn'; readonly side: 'left' | 'right' }
  | { readonly type: 'promise'; readonly dueAt: Instant }
  | { readonly type: 'keep' }
  | { readonly type: 'close' }
  | { readonly type: 'reopen' };

export type LedgerData =
  | { readonly type: 'ledger-opened'; readonly caseId: LedgerState['caseId']; readonly turns: number }
  | { readonly type: 'turned'; readonly side: 'left' | 'right' }
  | { readonly type: 'counted' }
  | { readonly type: 'promised'; readonly dueAt: Instant }
  | { readonly type: 'promise-kept' }
  | { readonly type: 'promise-broken' }
  | { readonly type: 'closed' }
  | { readonly type: 'reopened' };

type Law = CaseLaw<LedgerState, LedgerFacts, LedgerData>;

const decide: Law['decide'] = (state, { facts }) => {
  if ((state.status === 'closed') !== (facts.type === 'reopen')) {
    return refused({ type: 'case-not-in-status', status: state.status, allowed: [] });
  }
  switch (facts.type) {
    case 'turn':
      return state.side === facts.side
        ? refused({ type: 'target-is-same' })
        : accepted([{ type: 'turned', side: facts.side }, { type: 'counted' }]);
    case 'promise':
      return accepted([{ type: 'promised', dueAt: facts.dueAt }]);
    case 'keep':
      return state.promiseDueAt === null
        ? refused({ type: 'answer-window-closed' })
        : accepted([{ type: 'promise-kept' }]);
    case 'close':
      return accepted([{ type: 'closed' }]);
    case 'reopen':
      return accepted([{ type: 'reopened' }]);
  }
};

function change(state: LedgerState, data: LedgerData): Partial<LedgerState> {
  switch (data.type) {
    case 'ledger-opened':
      return { caseId: data.caseId, turns: data.turns };
    case 'turned':
      return { side: data.side };
    case 'counted':
      return { turns: state.turns + 1 };
    case 'promised':
      return { promiseDueAt: data.dueAt };
    case 'promise-kept':
      return { promiseDueAt: null };
    case 'promise-broken':
      return { promiseDueAt: null, broken: state.broken + 1 };
    case 'closed':
      return { status: 'closed' };
    case 'reopened':
      return { status: 'open' };
  }
}

const nothing: Omit<LedgerState, 'caseId'> = {
  sequence: 0,
  status: 'open',
  side: null,
  turns: 0,
  promiseDueAt: null,
  broken: 0,
};

export const ledgerLaw: Law = {
  kind: 'contract',
  decide,
  evolve: (state, { sequence, data }) => {
    const before = state ?? { ...nothing, caseId: '' as LedgerState['caseId'] };
    if (sequence !== before.sequence + 1) throw new Error(`event ${sequence} after ${before.sequence}`);
    return { ...before, ...change(before, data), sequence };
  },
  nextDueAt: (state) => state.promiseDueAt,
  fallDue: (state, now) =>
    state.promiseDueAt !== null && state.promiseDueAt <= now
      ? { at: state.promiseDueAt, events: [{ type: 'promise-broken' }] }
      : null,
  isFinished: (state) => state.status === 'closed',
};
