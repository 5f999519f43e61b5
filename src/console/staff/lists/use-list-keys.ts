import { useMemo, type RefObject } from 'react';
import { useShortcuts } from '../keyboard';

/** Where `/` leads. */
export const SEARCH_FIELD = 'list-search';

/**
 * The keys of a list. The line one stands on is the one whose link has the focus: Enter opens it as it opens any link,
 * and nothing is drawn anew for a step.
 */
export function useListKeys(list: RefObject<HTMLElement | null>, refresh: () => void): void {
  const shortcuts = useMemo(
    () => ({
      '/': () => document.getElementById(SEARCH_FIELD)?.focus(),
      j: () => step(list.current, 1),
      k: () => step(list.current, -1),
      x: () => tick(list.current),
      r: refresh,
    }),
    [list, refresh],
  );
  useShortcuts(shortcuts);
}

const lineOf = (element: Element | null): Element | null => element?.closest('tr') ?? null;

function step(list: HTMLElement | null, by: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLElement>('.case-link') ?? [])];
  const line = lineOf(document.activeElement);
  const at = line === null ? -1 : links.findIndex((link) => line.contains(link));
  const next = at < 0 ? links[0] : links[at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function tick(list: HTMLElement | null): void {
  const line = lineOf(document.activeElement);
  if (line === null || list?.contains(line) !== true) return;
  line.querySelector<HTMLElement>('input[type="checkbox"]')?.click();
}
