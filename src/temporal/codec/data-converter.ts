import type { DataConverter } from '@temporalio/common';
import type { PayloadKeyRing } from './key-ring';
import { payloadCodecFor } from './payload-codec';

/** For `bundleWorkflowCode({failureConverterPath})`: a bundle built without it would send stacks in the clear. */
export const failureConverterPath = require.resolve('./failure-converter');

/** One converter for client, worker and replayer: encrypted payloads, encoded failures, nothing readable let in. */
export function dataConverterFor(keyRing: PayloadKeyRing, namespace: string): DataConverter {
  return { payloadCodecs: [payloadCodecFor(keyRing, namespace)], failureConverterPath };
}
