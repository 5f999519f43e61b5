const BYTES = 32;

/** 256 bits at random, in base64: nobody makes up a secret that is as good. */
export function randomBase64(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return btoa(String.fromCharCode(...bytes));
}
