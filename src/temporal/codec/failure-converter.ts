import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Messages and stacks of failures travel as a payload too, so that the codec encrypts them. The workflow bundle needs
 * this by its path: the sandbox makes failures of its own.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
