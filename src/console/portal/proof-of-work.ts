import { sha256 } from '@noble/hashes/sha2.js';
import { hasLeadingZeros, textToHash } from '../../domain/proof-of-work';
import type { Challenge, ProvenOperation } from '../../wire/challenge.wire';
import { problemTypeOf } from '../api/api-error';
import type { CallOf, ReplyOf } from '../api/operations';
import { api } from './portal-api';

/** Half a frame: what the person does on the page meanwhile is not felt. */
const SLICE_MS = 8;
const TRIES_BETWEEN_LOOKS = 32;
/** So long before it expires a proof is thrown away rather than sent. */
const MARGIN_MS = 60_000;

interface Proof {
  readonly header: string;
  readonly expiresAt: number;
}

const OPERATIONS = {
  'POST /public/complaints': 'file-complaint',
  'POST /public/receipts': 'look-up-receipt',
} as const satisfies Record<string, ProvenOperation>;
type Proven = keyof typeof OPERATIONS;

const prepared = new Map<Proven, Promise<Proof>>();

/** Begins the work that an operation will ask for, while the person is still reading or typing. */
export function prepareProof(operation: Proven): void {
  const proof = prepared.get(operation) ?? freshProof(operation);
  prepared.set(operation, proof);
  // Whoever sends the request learns of it; nobody waits for it yet.
  proof.catch(() => prepared.delete(operation));
}

/** Sends what is only taken with work done for it. @throws as `api.call` */
export async function callProven<Op extends Proven>(operation: Op, input: CallOf<Op>): Promise<ReplyOf<Op>> {
  try {
    return await api.call(operation, { ...input, proof: await takeProof(operation) });
  } catch (error) {
    if (problemTypeOf(error) !== 'proof-of-work-needed') throw error;
    // Too late, or spent on another request: once more.
    return api.call(operation, { ...input, proof: await takeProof(operation) });
  }
}

async function takeProof(operation: Proven): Promise<string> {
  prepareProof(operation);
  const proof = await (prepared.get(operation) ?? freshProof(operation));
  prepared.delete(operation);
  const isGood = proof.expiresAt > Date.now() + MARGIN_MS;
  return (isGood ? proof : await freshProof(operation)).header;
}

async function freshProof(operation: Proven): Promise<Proof> {
  const challenge = await api.call('GET /public/challenges', {
    query: { operation: OPERATIONS[operation] },
  });
  const answers = await solve(challenge);
  return {
    header: `${challenge.challenge}:${answers.join(',')}`,
    expiresAt: Date.parse(challenge.expiresAt),
  };
}

/** In slices and not in a worker: the page's policy lets no other script begin. */
async function solve({ nonce, bits, answers }: Challenge): Promise<readonly number[]> {
  const found: number[] = [];
  const encoder = new TextEncoder();
  const isSolvedBy = (answer: number): boolean =>
    hasLeadingZeros(sha256(encoder.encode(textToHash(nonce, answer))), bits);
  for (let answer = 0; ; await nextTurn()) {
    for (const until = performance.now() + SLICE_MS; performance.now() < until;) {
      for (let tries = 0; tries < TRIES_BETWEEN_LOOKS; tries += 1, answer += 1) {
        if (isSolvedBy(answer) && found.push(answer) === answers) return found;
      }
    }
  }
}

/** After whatever else waits. A timer would be slowed down in a tab behind another. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
