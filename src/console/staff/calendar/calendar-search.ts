import type { RawSearch } from '../lists/list-search';

export interface CalendarSearch {
  readonly year?: number;
  readonly region?: string;
  /** A notice that waits for its second person. */
  readonly notice?: string;
}

export function readCalendarSearch({ year, region, notice }: RawSearch): CalendarSearch {
  const asked = Number(year);
  return {
    ...(Number.isInteger(asked) && asked > 1900 && asked < 2200 ? { year: asked } : {}),
    ...(typeof region === 'string' && /^\d{6}(?:-[a-z0-9]{1,12})?$/i.test(region) ? { region } : {}),
    ...(typeof notice === 'string' && /^[\w.:-]{1,64}$/.test(notice) ? { notice } : {}),
  };
}
