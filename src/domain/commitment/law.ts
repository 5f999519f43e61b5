import type { CaseLaw } from '../case';
import type { Duty } from '../duty';
import { fallDue, nextDueAt } from '../fall-due';
import type { CommitmentState } from './commitment';
import { decide } from './decide';
import type { CommitmentData } from './events';
import { evolve } from './evolve';
import type { CommitmentFacts } from './facts';

/** A node's own day closes by itself, and so do the days in which a body may answer a proposal. */
const isWindow = ({ duty }: Duty): boolean => duty === 'perform' || duty === 'answer-proposal';

/** The law of a commitment from its registration to its closing (seed 003 一), as pure functions. */
export const commitmentLaw: CaseLaw<CommitmentState, CommitmentFacts, CommitmentData> = {
  kind: 'commitment',
  decide,
  evolve,
  nextDueAt: (state) => nextDueAt(state, isWindow),
  fallDue: (state, now) => fallDue(state, isWindow, now),
  isFinished: ({ status }) => status === 'closed',
};
