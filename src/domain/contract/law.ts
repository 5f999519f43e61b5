import type { CaseLaw } from '../case';
import type { Duty } from '../duty';
import { fallDue, nextDueAt } from '../fall-due';
import type { ContractState } from './contract';
import { decide } from './decide';
import type { ContractData } from './events';
import { evolve } from './evolve';
import type { ContractFacts } from './facts';

/** Only a milestone's own day closes by itself: what it leaves behind is explained and supervised. */
const isWindow = ({ duty }: Duty): boolean => duty === 'perform';

/** The law of a contract from its collection to its archive (seeds 000–003), as pure functions. */
export const contractLaw: CaseLaw<ContractState, ContractFacts, ContractData> = {
  kind: 'contract',
  decide,
  evolve,
  nextDueAt: (state) => nextDueAt(state, isWindow),
  fallDue: (state, now) => fallDue(state, isWindow, now),
  isFinished: ({ status, duties }) =>
    status === 'archived' && !duties.some(({ state }) => state === 'running' || state === 'suspended'),
};
