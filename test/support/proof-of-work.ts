import { proofFor } from '../../src/cli/solve-challenge';
import type { ProvenOperation } from '../../src/wire/challenge.wire';

const PROVEN: Readonly<Record<string, ProvenOperation>> = {
  '/public/complaints': 'file-complaint',
  '/public/receipts': 'look-up-receipt',
};

/** What a visitor without a session sends beside a request: nothing, or work done for it. */
export async function proofHeaders(api: string, path: string): Promise<Readonly<Record<string, string>>> {
  const operation = PROVEN[path];
  return operation === undefined ? {} : { 'proof-of-work': await proofFor(api, operation) };
}
