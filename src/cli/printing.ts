/** `failed`: an error, a finding or a refusal; `idle`: nothing runs here. */
export const exitCodes = { fine: 0, failed: 1, misused: 2, idle: 3 } as const;

export interface Printing {
  readonly json?: boolean;
}

/** The value as JSON for scripts, or the sentences for people. */
export function print(options: Printing, value: unknown, sentences: readonly string[]): void {
  console.log(options.json === true ? JSON.stringify(value) : sentences.join('\n'));
}
