import { createHash, timingSafeEqual } from 'node:crypto';

/** Without 0 O 1 I L: to be read off paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ2';
const LENGTH = 10;

/**
 * Printed on a letter, so that only who holds it can ask about it: numbers run in a row and could be tried out, letter
 * ids are random. 10 characters of 5 bits.
 */
export function verifyCodeOf(letterId: string, number: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([letterId, number]))
    .digest();
  return [...digest.subarray(0, LENGTH)].map((byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** Compares in constant time; case and blanks do not matter. */
export function isVerifyCode(given: string, letterId: string, number: string): boolean {
  const expected = Buffer.from(verifyCodeOf(letterId, number));
  const typed = Buffer.from(given.replace(/\s/g, '').toUpperCase());
  return typed.length === expected.length && timingSafeEqual(typed, expected);
}

/** The page that the QR code leads to. */
export function verifyUrlOf(publicUrl: string, letterId: string, number: string): string {
  return `${publicUrl}/letters/${encodeURIComponent(number)}?code=${verifyCodeOf(letterId, number)}`;
}
