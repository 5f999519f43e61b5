const STATUSES = ['active', 'locked', 'left'] as const;

/** What the list of people is narrowed to, as it stands in the address. */
export interface OfficerSearch {
  readonly q?: string;
  readonly organizationId?: string;
  readonly status?: (typeof STATUSES)[number];
  readonly cursor?: string;
}

const MOST_SEARCHED = 50;

/** Takes from an address what it understands, and leaves the rest. */
export function readOfficerSearch(raw: Readonly<Record<string, unknown>>): OfficerSearch {
  const text = (name: string): string => {
    const value = raw[name];
    return typeof value === 'string' ? value.trim().slice(0, 200) : '';
  };
  const status = STATUSES.find((one) => one === raw['status']);
  const q = text('q').slice(0, MOST_SEARCHED);
  return {
    ...(q === '' ? {} : { q }),
    ...(text('organizationId') === '' ? {} : { organizationId: text('organizationId') }),
    ...(status === undefined ? {} : { status }),
    ...(text('cursor') === '' ? {} : { cursor: text('cursor') }),
  };
}
