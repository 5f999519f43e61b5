import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ANSWERS_ASKED, hasLeadingZeros, textToHash } from '../domain/proof-of-work';
import type { Database } from '../store/database';
import { spendProof } from '../store/spent-proof.store';
import type { Challenge, ProvenOperation } from '../wire/challenge.wire';

const goodForMs = 15 * 60_000;
const NONCE_BYTES = 16;
const MAC_BYTES = 16;
/** A town's busy minute. Each doubling beyond it costs everybody one bit, up to this many. */
const CALM_PER_MINUTE = 300;
const MOST_EXTRA_BITS = 4;

export interface ProofSettings {
  /** Every API of a deployment has the same, so that each takes what another handed out. */
  readonly key: Buffer;
  /** Leading zero bits of each answer that are asked for in quiet times. */
  readonly bits: number;
}

/** One request, as far as a proof is bound to it. */
export interface ProvenRequest {
  readonly operation: ProvenOperation;
  readonly header: string | undefined;
  /** Its key and its body as one text: the same request sent again may bring the same proof. */
  readonly content: string;
}

export interface Proofs {
  readonly issue: (operation: ProvenOperation) => Promise<Challenge>;
  /** @returns whether the request brings a challenge of ours for this operation, solved, in time and not spent. */
  readonly accept: (database: Database, request: ProvenRequest) => Promise<boolean>;
}

const HEADER =
  /^(?<text>(?<operation>[\w-]+)\.(?<bits>\d{1,2})\.(?<expiresAt>\d{13})\.(?<nonce>[\w-]{22}))\.(?<mac>[\w-]{22}):(?<answers>\d{1,15}(?:,\d{1,15})*)$/;

interface Solution {
  /** What was signed. */
  readonly text: string;
  readonly mac: Buffer;
  readonly operation: string;
  readonly bits: number;
  readonly expiresAt: number;
  readonly nonce: string;
  readonly answers: readonly number[];
}

/** `<operation>.<bits>.<expiry in ms>.<nonce>.<mac>:<answers with commas between>`; null for anything else. */
function readSolution(header: string): Solution | null {
  const parts = HEADER.exec(header)?.groups;
  if (parts === undefined) return null;
  const { text = '', operation = '', bits, expiresAt, nonce = '', mac = '', answers = '' } = parts;
  return {
    ...{ text, operation, nonce, mac: Buffer.from(mac, 'base64url') },
    ...{ bits: Number(bits), expiresAt: Number(expiresAt), answers: answers.split(',').map(Number) },
  };
}

/** As many as were asked for, none of them twice. */
function isSolved({ nonce, bits, answers }: Solution): boolean {
  const isAscending = answers.every((answer, index) => index === 0 || answer > (answers[index - 1] ?? 0));
  if (answers.length !== ANSWERS_ASKED || !isAscending) return false;
  const hash = (answer: number): Buffer => createHash('sha256').update(textToHash(nonce, answer)).digest();
  return answers.every((answer) => hasLeadingZeros(hash(answer), bits));
}

/** Challenges that cost a sender processor time and us nothing: nothing is stored until one is spent. */
export function createProofs({ key, bits: quietBits }: ProofSettings, rateFactor: number): Proofs {
  const crowd = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: 60 });
  const macOf = (text: string): Buffer =>
    createHmac('sha256', key).update(text).digest().subarray(0, MAC_BYTES);
  const extraBits = async (): Promise<number> => {
    const { consumedPoints } = await crowd.consume('all');
    const doublings = Math.floor(Math.log2(consumedPoints / (CALM_PER_MINUTE * rateFactor))) + 1;
    return Math.min(Math.max(doublings, 0), MOST_EXTRA_BITS);
  };
  return {
    issue: async (operation) => {
      const bits = quietBits + (await extraBits());
      const expiresAt = Date.now() + goodForMs;
      const nonce = randomBytes(NONCE_BYTES).toString('base64url');
      const text = `${operation}.${bits}.${expiresAt}.${nonce}`;
      const challenge = `${text}.${macOf(text).toString('base64url')}`;
      return { challenge, nonce, bits, answers: ANSWERS_ASKED, expiresAt: new Date(expiresAt).toISOString() };
    },
    accept: async (database, { operation, header, content }) => {
      const solution = readSolution(header ?? '');
      if (solution?.operation !== operation || solution.expiresAt < Date.now()) return false;
      const { text, mac, nonce, expiresAt } = solution;
      if (!timingSafeEqual(macOf(text), mac)) return false;
      if (!isSolved(solution)) return false;
      const spentOn = createHmac('sha256', key).update(`${nonce} ${content}`).digest();
      return spendProof(database, { nonce, spentOn, expiresAt: new Date(expiresAt) });
    },
  };
}
