import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CaseCommand } from '../src/domain/case';
import type { CaseClock } from '../src/domain/case-clock';
import type { Typed } from '../src/domain/recording';

/** What the sender of an accepted command learns: the case's sequence after it. */
export interface Applied {
  readonly sequence: number;
}

/** Types of the failures by which an update says no; the first carries the refusal as its only detail. */
export const REFUSAL = 'Refusal';
export const SUPERSEDED = 'Superseded';

/** A command that somebody awaits. Answered when the store has it, or has refused it. */
export const apply = defineUpdate<Applied, [CaseCommand<Typed>]>('apply');

/** A command or fact that nobody awaits. Safe to repeat and to reorder. */
export const deliverFact = defineSignal<[CaseCommand<Typed>]>('deliverFact');

/** The training clock was set forward, or may have been missed. */
export const clockChanged = defineSignal<[CaseClock]>('clockChanged');
