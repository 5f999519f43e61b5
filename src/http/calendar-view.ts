import type { CalendarVersion } from '../store/calendar.store';

export const CALENDAR_TAGS = ['日历与期限'] as const;

/** Who hands notices in; one of them is never the second person for their own. */
export const CALENDAR_IMPORTERS = { roles: ['operations', 'system-administrator'] } as const;

/** 民族自治地方的放假: a layer of one day on top of the nation's. */
export const CALENDAR_IMPORT_EXAMPLE = {
  format: 'csv',
  layer: '450000',
  year: 2026,
  notice: '广西壮族自治区人民政府关于2026年“壮族三月三”放假的通知',
  source: 'https://www.gxzf.gov.cn/',
  text: 'date,kind,name\n2026-04-20,off-day,壮族三月三',
};

export const toCalendarVersion = (version: CalendarVersion): object => ({
  ...version,
  proposedAt: version.proposedAt.toISOString(),
  confirmedAt: version.confirmedAt?.toISOString() ?? null,
  endedAt: version.endedAt?.toISOString() ?? null,
});
