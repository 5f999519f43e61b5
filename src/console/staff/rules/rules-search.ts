import { parsePlainDate } from '../../../domain/plain-date';
import type { RawSearch } from '../lists/list-search';

export interface RulesSearch {
  readonly view?: 'sets' | undefined;
  readonly body?: string | undefined;
  readonly on?: string | undefined;
}

/** What is no filter of ours is passed over. */
export function readRulesSearch({ view, body, on }: RawSearch): RulesSearch {
  return {
    ...(view === 'sets' ? { view } : {}),
    ...(typeof body === 'string' && /^[\w.:-]{1,64}$/.test(body) ? { body } : {}),
    ...(typeof on === 'string' && parsePlainDate(on) !== null ? { on } : {}),
  };
}

export function readVersionSearch({ version }: RawSearch): { readonly version?: number } {
  const asked = Number(version);
  return Number.isInteger(asked) && asked > 0 ? { version: asked } : {};
}
