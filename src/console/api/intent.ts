/** Keeps one Idempotency-Key for one content, however often it is sent; another content is another intent. */
export interface Intent {
  readonly keyFor: (content: string) => string;
}

export function createIntent(): Intent {
  const keys = new Map<string, string>();
  return {
    keyFor: (content) => {
      const key = keys.get(content) ?? newKey();
      keys.set(content, key);
      return key;
    },
  };
}

/** crypto.randomUUID exists on https and loopback only; a city's intranet may have neither. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
