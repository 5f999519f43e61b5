import { createHash } from 'node:crypto';
import { hasLeadingZeros, textToHash } from '../domain/proof-of-work';
import type { Challenge, ProvenOperation } from '../wire/challenge.wire';

/** The `Proof-Of-Work` header that solves a challenge. */
export function solve({ challenge, nonce, bits, answers }: Challenge): string {
  const found: number[] = [];
  for (let answer = 0; found.length < answers; answer += 1) {
    const digest = createHash('sha256').update(textToHash(nonce, answer)).digest();
    if (hasLeadingZeros(digest, bits)) found.push(answer);
  }
  return `${challenge}:${found.join(',')}`;
}

/**
 * Asks for a challenge and solves it, as a program does that files or looks up without an account.
 * @param api with `/api/v1`
 * @throws fetch's error when nobody listens or answers in time; an error with the status when there is no challenge.
 */
export async function proofFor(
  api: string,
  operation: ProvenOperation,
  patienceMs = 20_000,
): Promise<string> {
  const response = await fetch(`${api}/public/challenges?operation=${operation}`, {
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok) throw new Error(`${operation}: HTTP ${response.status}`);
  // The server declares this answer.
  return solve((await response.json()) as Challenge);
}
