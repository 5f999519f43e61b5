import type { Draft } from './draft';

export const STEPS = {
  complaint: ['scope', 'respondent', 'matter', 'demands', 'evidence', 'identity', 'check'],
  'tip-off': ['respondent', 'matter', 'evidence', 'identity', 'check'],
} as const satisfies Record<Draft['kind'], readonly string[]>;

export type Step = (typeof STEPS)[Draft['kind']][number];

export const pathOf = (step: Step): string => `/file/${step}`;

export function stepOf(path: string, kind: Draft['kind']): Step | null {
  const steps: readonly Step[] = STEPS[kind];
  return steps.find((step) => pathOf(step) === path) ?? null;
}

/** @returns null after the last */
export function stepAfter(step: Step, kind: Draft['kind']): Step | null {
  const steps: readonly Step[] = STEPS[kind];
  return steps[steps.indexOf(step) + 1] ?? null;
}

/** What every step is given: what was written so far, how to write more, and what to call when it is done. */
export interface StepProps {
  readonly draft: Draft;
  readonly change: (changed: Partial<Draft>) => void;
  readonly goOn: () => void;
}
