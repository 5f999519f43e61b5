import type { OfficerId, PlainDate } from '../domain/ids';
import { officerOf } from '../domain/officer';
import { dateWords } from '../domain/rule-words';
import { rungLabel } from '../domain/rung-label';
import type { KeptReportingEvent } from '../store/reporting-duty.store';

interface Told {
  readonly dueOn?: PlainDate;
  readonly toOn?: PlainDate;
  readonly rungs?: readonly { readonly rung: string }[];
  readonly version?: number;
  readonly isZero?: boolean;
}

const onDay = (on: PlainDate | undefined): string => (on === undefined ? '' : dateWords(on));

/** What happened to a month's report, in plain words. What a reporter wrote stands in the version itself. */
export function reportEventSentence(
  { type, data, actor }: KeptReportingEvent,
  officers: ReadonlyMap<OfficerId, string>,
): string {
  // Each was written by ourselves, in the shape of its type.
  const told = data as Told;
  const id = officerOf(actor);
  const who = id === null ? '系统' : (officers.get(id) ?? id);
  switch (type) {
    case 'opened':
      return `当月结束，应在${onDay(told.dueOn)}前上报。`;
    case 'rungs-reached':
      return `到达：${(told.rungs ?? []).map(({ rung }) => rungLabel(rung)).join('、')}。`;
    case 'moved':
      return `放假安排有变，报送期限改为${onDay(told.toOn)}。`;
    case 'confirmed':
      return told.isZero === true ? `${who}确认零报告。` : `${who}确认上报。`;
    case 'corrected':
      return `${who}更正上报，为第 ${told.version ?? ''} 版。`;
  }
}
