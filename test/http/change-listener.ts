import { eventually } from '../support/eventually';
import type { StaffWorld } from '../support/staff-world';

export interface Heard {
  readonly id: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Listening {
  readonly response: Response;
  readonly heard: Heard[];
  readonly text: () => string;
  readonly isEnded: () => boolean;
  readonly leave: () => void;
}

/** Somebody who listens to what changes. */
export async function listenIn(
  { call }: Pick<StaffWorld, 'call'>,
  username: string,
  { query = '', headers = {} }: { readonly query?: string; readonly headers?: Record<string, string> } = {},
): Promise<Listening> {
  const leaving = new AbortController();
  const response = await call(username, `/changes${query}`, { headers, signal: leaving.signal });
  const state = { text: '', ended: false };
  const heard: Heard[] = [];
  const read = async (): Promise<void> => {
    if (response.body === null) return;
    for await (const chunk of response.body) {
      state.text += Buffer.from(chunk).toString('utf8');
      heard.splice(0, heard.length, ...eventsIn(state.text));
    }
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      state.ended = true;
    });
  return {
    response,
    heard,
    text: () => state.text,
    isEnded: () => state.ended,
    leave: () => leaving.abort(),
  };
}

const eventsIn = (text: string): readonly Heard[] =>
  text.split('\n\n').flatMap((block) => {
    const line = (name: string): string =>
      block
        .split('\n')
        .find((one) => one.startsWith(`${name}: `))
        ?.slice(name.length + 2) ?? '';
    if (line('event') === '') return [];
    return [{ id: line('id'), event: line('event'), data: JSON.parse(line('data')) as Heard['data'] }];
  });

export const changes = ({ heard }: Listening): readonly Heard[] =>
  heard.filter(({ event }) => event === 'change');

export const soon = (check: () => void): Promise<void> =>
  eventually(() => Promise.resolve().then(check), 8_000);
