const BITS_PER_BYTE = 8;

/** Of one challenge: several small ones together take about the same time each time, one large one does not. */
export const ANSWERS_ASKED = 8;

/** What is hashed for a try: short enough for one block of SHA-256. */
export const textToHash = (nonce: string, answer: number): string => `${nonce}:${answer}`;

/** Whether a SHA-256 begins with that many zero bits. */
export function hasLeadingZeros(digest: Uint8Array, bits: number): boolean {
  const whole = Math.floor(bits / BITS_PER_BYTE);
  for (let index = 0; index < whole; index += 1) if (digest[index] !== 0) return false;
  const rest = bits % BITS_PER_BYTE;
  return rest === 0 || (digest[whole] ?? 1) >> (BITS_PER_BYTE - rest) === 0;
}
