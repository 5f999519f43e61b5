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

type Sentence = (told: Told, who: string) => string;

const SENTENCES: Readonly<Record<KeptReportingEvent['type'], Sentence>> = {
  opened: ({ dueOn }) => `当月结束，应在${onDay(dueOn)}前上报。`,
  'rungs-reached': ({ rungs = [] }) => `到达：${rungs.map(({ rung }) => rungLabel(rung)).join('、')}。`,
  moved: ({ toOn }) => `放假安排有变，报送期限改为${onDay(toOn)}。`,
  confirmed: ({ isZero }, who) => (isZero === true ? `${who}确认零报告。` : `${who}确认上报。`),
  corrected: ({ version = 0 }, who) => `${who}更正上报，为第 ${version} 版。`,
};

/** What happened to a month's report, in plain words. What a reporter wrote stands in the version itself. */
export function reportEventSentence(
  { type, data, actor }: KeptReportingEvent,
  officers: ReadonlyMap<OfficerId, string>,
): string {
  const id = officerOf(actor);
  return SENTENCES[type](data, id === null ? '系统' : (officers.get(id) ?? id));
}
