import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator';
import { DUTY_LABELS as COMPLAINT_DUTIES } from '../domain/complaint/labels';
import { ENGLISH_LABELS } from '../domain/complaint/labels.en';
import { CHINESE_CONTRACT_LABELS } from '../domain/contract/label-tables';
import { ENGLISH_CONTRACT_LABELS } from '../domain/contract/labels.en';
import type { Instant, PlainDate } from '../domain/ids';
import type { Language } from '../domain/language';
import { addDays } from '../domain/plain-date';
import type { ContractDay } from '../store/calendar-feed.store';
import type { WaitingDuty } from '../store/duty-list.store';

/** One day of a calendar. */
interface Entry {
  readonly uid: string;
  readonly title: string;
  readonly on: PlainDate;
  /** Below /console. */
  readonly page: string;
  readonly since: Instant | null;
}

interface FeedVoice {
  readonly name: string;
  readonly milestone: (kind: string, code: string) => string;
  readonly ahead: (title: string) => string;
  readonly contract: typeof CHINESE_CONTRACT_LABELS | typeof ENGLISH_CONTRACT_LABELS;
  readonly complaintDuties: Readonly<Record<keyof typeof COMPLAINT_DUTIES, string>>;
}

const VOICES: Readonly<Record<Language, FeedVoice>> = {
  'zh-CN': {
    name: '践诺 · 到期事项',
    milestone: (kind, code) => `合同节点到期（${kind}）${code}`,
    ahead: (title) => `一周后到期：${title}`,
    contract: CHINESE_CONTRACT_LABELS,
    complaintDuties: COMPLAINT_DUTIES,
  },
  'en-US': {
    name: 'Pacta · what falls due',
    milestone: (kind, code) => `Milestone due (${kind}) ${code}`,
    ahead: (title) => `Due in a week: ${title}`,
    contract: ENGLISH_CONTRACT_LABELS,
    complaintDuties: ENGLISH_LABELS.duties,
  },
};

/** What a feed is made of. */
export interface FeedContent {
  readonly contracts: readonly ContractDay[];
  readonly complaints: readonly WaitingDuty[];
}

const HOUR_SECONDS = 3600;
const WEEK_SECONDS = 7 * 24 * HOUR_SECONDS;
/** The day begins at midnight, work at nine. */
const MORNING_SECONDS = 9 * HOUR_SECONDS;
/** Of what nobody knows since when it is owed: a moment that does not move, so that the same content is the same text. */
const LONG_AGO = '2026-01-01T00:00:00.000Z' as Instant;

/**
 * What falls due for one officer as a calendar (RFC 5545): whole days, numbers and kinds of work, and no word of who is
 * concerned, for a calendar lies in foreign hands.
 * @param origin where the console is.
 */
export function calendarText(content: FeedContent, language: Language, origin: string): string {
  const voice = VOICES[language];
  const calendar = ical({
    name: voice.name,
    prodId: { company: 'Pacta', product: 'due-days', language: language === 'zh-CN' ? 'ZH' : 'EN' },
    ttl: HOUR_SECONDS,
    x: [{ key: 'X-WR-TIMEZONE', value: 'Asia/Shanghai' }],
  });
  for (const { uid, title, on, page, since } of entriesOf(content, voice)) {
    calendar.createEvent({
      ...{
        id: uid,
        summary: title,
        allDay: true,
        start: atMidnight(on),
        end: atMidnight(addDays(on, 1)),
      },
      ...{ stamp: new Date(since ?? LONG_AGO), url: `${origin}/console${page}` },
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: [
        {
          ...{ type: ICalAlarmType.display, description: voice.ahead(title) },
          trigger: WEEK_SECONDS - MORNING_SECONDS,
        },
      ],
    });
  }
  return calendar.toString();
}

/** A day without a zone: the library writes what the instant says in UTC. */
const atMidnight = (on: PlainDate): Date => new Date(`${on}T00:00:00.000Z`);

function entriesOf({ contracts, complaints }: FeedContent, voice: FeedVoice): readonly Entry[] {
  return [
    ...contracts.map((day): Entry => ({
      ...{ uid: uidOf('contract', day.contractId, day.dutyId), on: day.on, since: day.since },
      ...{ title: contractTitle(day, voice), page: `/contracts/${day.contractId}` },
    })),
    ...complaints.flatMap(({ caseId, itemId, duty, number, dueOn }): readonly Entry[] =>
      dueOn === null || duty === null
        ? []
        : [
            {
              ...{ uid: uidOf('complaint', caseId, itemId), on: dueOn, since: null },
              ...{ title: `${voice.complaintDuties[duty]} ${number}`, page: `/complaints/${caseId}` },
            },
          ],
    ),
  ];
}

const uidOf = (kind: string, caseId: string, dutyId: string): string =>
  `${kind}-${caseId}-${dutyId.replaceAll('/', '-')}@pacta`;

function contractTitle({ code, milestone, duty }: ContractDay, voice: FeedVoice): string {
  if (milestone !== null) return voice.milestone(voice.contract.milestoneKinds[milestone], code);
  return duty === null ? code : `${voice.contract.duties[duty]} ${code}`;
}
