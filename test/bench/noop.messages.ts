import { defineSignal, defineUpdate } from '@temporalio/workflow';

export const NOOP_WORKFLOW = 'noopWorkflow';

/** Changes nothing, writes nothing: what is left is what the engine itself costs. */
export const touch = defineUpdate<number, [number]>('touch');
export const finish = defineSignal('finish');
