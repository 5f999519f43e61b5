import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';

/** Most bytes of scripts and styles, compressed with gzip, that are fetched before a page can be used. */
export const FIRST_LOAD_LIMITS = { portal: 120_000, console: 350_000 } as const;

export interface FirstLoad {
  readonly bytes: number;
  /** By path, the heaviest first. */
  readonly files: readonly (readonly [path: string, bytes: number])[];
}

const isCode = (response: Response): boolean => /\.(?:js|css)$/.test(new URL(response.url()).pathname);

/** Weighs every script and style that the page fetches from now on. @returns what has come so far */
export function weighLoading(page: Page): () => Promise<FirstLoad> {
  const weights = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!isCode(response) || weights.has(pathname)) return;
    // As the server sends it, whatever this browser asked for.
    weights.set(
      pathname,
      response.body().then((body) => gzipSync(body, { level: 9 }).length),
    );
  });
  return async () => {
    const files = await Promise.all(
      [...weights].map(async ([path, weight]) => [path, await weight] as const),
    );
    files.sort(([, left], [, right]) => right - left);
    return { bytes: files.reduce((sum, [, weight]) => sum + weight, 0), files };
  };
}
