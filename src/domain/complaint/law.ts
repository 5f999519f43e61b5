import type { CaseLaw } from '../case';
import type { ComplaintState } from './complaint';
import { decide } from './decide';
import type { ComplaintData } from './events';
import { evolve } from './evolve';
import type { ComplaintFacts } from './facts';
import { fallDue, nextDueAt } from './fall-due';
import { isFinished } from './status';

/** The law of a complaint (内发改财金字〔2023〕1444号 二(一)), as pure functions. */
export const complaintLaw: CaseLaw<ComplaintState, ComplaintFacts, ComplaintData> = {
  kind: 'complaint',
  decide,
  evolve,
  nextDueAt,
  fallDue,
  isFinished,
};
