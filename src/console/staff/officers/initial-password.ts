/** Without those that look alike on paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** About 99 random bits in four groups, easy to read aloud and to type: `k7mfq-…`. Of one use: it must be replaced. */
export function newInitialPassword(): string {
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, randomLetter).join(''),
  );
  return groups.join('-');
}

/** Each letter is as likely as any other: bytes beyond the last whole round are drawn again. */
function randomLetter(): string {
  const round = 256 - (256 % LETTERS.length);
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  return byte < round ? LETTERS.charAt(byte % LETTERS.length) : randomLetter();
}
