import { useEffect, useRef, useState } from 'react';
import type { CommandBodyInput } from '../../../wire/complaint-command-body.wire';
import { createIntent, type Intent } from '../../api/intent';
import type { ReplyOf } from '../../api/operations';
import { api } from '../staff-api';

export type BulkAct = 'assign' | 'transfer' | 'urge';
type View = ReplyOf<'GET /complaints/{id}'>;
/** What is sent for a line, made of the case as it was looked at. */
export type BulkCommand = (view: View, line: BulkCase) => CommandBodyInput<BulkAct>;

export interface BulkCase {
  readonly id: string;
  readonly number: string;
  readonly title: string | null;
  /** What of the case is meant, where it is not the whole: a case has a line for each. */
  readonly part?: { readonly dutyId: string; readonly label: string };
}

/** Tells the lines apart. */
export const lineKey = ({ id, part }: BulkCase): string => (part === undefined ? id : `${id}/${part.dutyId}`);

/** How one of the cases stands; nothing that happens to any of them is hidden. */
export type LineState =
  | { readonly type: 'checking' }
  | { readonly type: 'ready'; readonly view: View }
  /** The API says that it may not be done, and why. */
  | { readonly type: 'closed'; readonly reason: { readonly type: string; readonly sentence: string } | null }
  | { readonly type: 'sending' }
  | { readonly type: 'done' }
  /** Stored, and done when the engine is back. */
  | { readonly type: 'pending' }
  | { readonly type: 'failed'; readonly error: unknown };

export type Lines = ReadonlyMap<string, LineState>;

const AT_ONCE = 4;

export interface BulkRun {
  readonly lines: Lines;
  readonly isBusy: boolean;
  readonly send: (command: BulkCommand) => Promise<void>;
  /** Looks again at those that failed: what changed meanwhile is seen before anything is sent anew. */
  readonly checkFailed: () => Promise<void>;
}

/** One command for each case, under a key of its own. @param cases fixed as long as the dialog is open */
export function useBulkRun(cases: readonly BulkCase[], act: BulkAct): BulkRun {
  const [lines, setLines] = useState<Lines>(
    () => new Map(cases.map((one) => [lineKey(one), { type: 'checking' }])),
  );
  const [isBusy, setIsBusy] = useState(false);
  const intents = useRef(new Map<string, Intent>());
  const put = (line: BulkCase, state: LineState): void =>
    setLines((before) => new Map(before).set(lineKey(line), state));
  const check = async (some: readonly BulkCase[], signal?: AbortSignal): Promise<void> =>
    inParallel(some, async (line) => {
      put(line, { type: 'checking' });
      const state = await checked(line.id, act, signal);
      if (signal?.aborted !== true) put(line, state);
    });
  useEffect(() => {
    const stop = new AbortController();
    void check(cases, stop.signal);
    return () => stop.abort();
    // The dialog is made anew for other cases.
  }, []);
  const busily = async (work: Promise<void>): Promise<void> => {
    setIsBusy(true);
    await work.finally(() => setIsBusy(false));
  };
  const send = (command: BulkCommand): Promise<void> => {
    const ready = cases.flatMap((line) => {
      const state = lines.get(lineKey(line));
      return state?.type === 'ready' ? [{ line, view: state.view }] : [];
    });
    return busily(
      inParallel(ready, async ({ line, view }) => {
        put(line, { type: 'sending' });
        const intent = intents.current.get(lineKey(line)) ?? createIntent();
        intents.current.set(lineKey(line), intent);
        put(line, await sent(view.id, command(view, line), intent));
      }),
    );
  };
  const failed = cases.filter((line) => lines.get(lineKey(line))?.type === 'failed');
  return { lines, isBusy, send, checkFailed: () => busily(check(failed)) };
}

async function checked(id: string, act: BulkAct, signal: AbortSignal | undefined): Promise<LineState> {
  try {
    const view = await api.call('GET /complaints/{id}', {
      params: { id },
      ...(signal === undefined ? {} : { signal }),
    });
    const permission = view.allowedCommands.find(({ type }) => type === act);
    if (permission?.mayIssue === true) return { type: 'ready', view };
    return { type: 'closed', reason: permission?.reason ?? null };
  } catch (error) {
    return { type: 'failed', error };
  }
}

async function sent(id: string, body: CommandBodyInput<BulkAct>, intent: Intent): Promise<LineState> {
  try {
    const reply = await api.call('POST /complaints/{id}/commands', { params: { id }, body, intent });
    return { type: 'complaint' in reply ? 'done' : 'pending' };
  } catch (error) {
    return { type: 'failed', error };
  }
}

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
