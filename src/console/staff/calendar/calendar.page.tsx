import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Flex, Skeleton } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { longDate } from '../../words/dates';
import { Mark } from '../lists/tags';
import { ProblemAlert } from '../problem-alert';
import { organizationQuery, systemQuery } from '../query-keys';
import { useRegionNames } from '../region-name';
import { Select } from '../select';
import { useSession } from '../session';
import {
  asDay,
  calendarVersionsQuery,
  calendarYearQuery,
  mayImport,
  type CalendarVersion,
  type CalendarYear,
} from './calendar-data';
import type { CalendarSearch } from './calendar-search';
import './calendar.css';
import { Declined } from './declined';
import { ImportDialog } from './import-dialog';
import { NoticeDialog } from './notice-dialog';
import { daysOf, YearView } from './year-view';
import { useCalendarWords } from './words/calendar-words';

const NO_VERSIONS: readonly CalendarVersion[] = [];

/** The year by which every date is counted, and the notices it follows from. Read by everybody. */
export function CalendarPage(): ReactNode {
  const words = useCalendarWords();
  const search = useSearch({ from: '/calendar' });
  const navigate = useNavigate({ from: '/calendar' });
  const { officer } = useSession();
  const { data: versions = NO_VERSIONS } = useQuery(calendarVersionsQuery);
  const today = useQuery(systemQuery).data?.today ?? null;
  const year = search.year ?? yearIn(today);
  const go = (part: CalendarSearch): void => void navigate({ search: { ...search, ...part } });
  const leave = (part: keyof CalendarSearch): void => {
    const others = Object.entries(search).filter(([name]) => name !== part);
    void navigate({ search: Object.fromEntries(others) as CalendarSearch });
  };
  const isImporter = mayImport(officer.roles);
  return (
    <div className="calendar">
      <Flex className="list-head" wrap gap="small" align="center" justify="space-between">
        <h1>{year === null ? words.title : words.heading(year)}</h1>
        {isImporter ? <ImportButton year={year} open={(notice) => go({ notice })} /> : null}
      </Flex>
      <Waiting versions={versions} isImporter={isImporter} open={(notice) => go({ notice })} />
      <Declined versions={versions} open={(notice) => go({ notice })} />
      <YearOfPlace year={year} region={search.region ?? null} today={today} go={(next) => go({ year: next })}>
        <RegionFilter
          region={search.region}
          versions={versions}
          onChange={(region) => (region === null ? leave('region') : go({ region }))}
        />
      </YearOfPlace>
      {search.notice === undefined ? null : (
        <NoticeDialog id={search.notice} onClose={() => leave('notice')} />
      )}
    </div>
  );
}

const yearIn = (today: string | null): number | null => (today === null ? null : Number(today.slice(0, 4)));

interface YearOfPlaceProps {
  readonly year: number | null;
  readonly region: string | null;
  readonly today: string | null;
  readonly go: (year: number) => void;
  readonly children: ReactNode;
}

function YearOfPlace({ year, region, today, go, children }: YearOfPlaceProps): ReactNode {
  const { data, error, refetch } = useQuery(calendarYearQuery(year, region));
  return (
    <>
      <Flex wrap gap="small" align="center" className="no-print">
        <YearSteps data={data} go={go} />
        {children}
      </Flex>
      {error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? (
        <Skeleton active title={false} paragraph={{ rows: 12 }} />
      ) : null}
      {data === undefined ? null : <Year data={data} today={today ?? ''} />}
    </>
  );
}

interface ImportButtonProps {
  /** Shown now: the notice that comes next is for the year after. */
  readonly year: number | null;
  readonly open: (notice: string) => void;
}

function ImportButton({ year, open }: ImportButtonProps): ReactNode {
  const words = useCalendarWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setIsOpen(true)}>
        {words.import.open}
      </Button>
      {isOpen ? (
        <ImportDialog
          year={year === null ? null : year + 1}
          onClose={() => setIsOpen(false)}
          onProposed={(id) => {
            setIsOpen(false);
            open(id);
          }}
        />
      ) : null}
    </>
  );
}

interface YearStepsProps {
  readonly data: CalendarYear | undefined;
  readonly go: (year: number) => void;
}

function YearSteps({ data, go }: YearStepsProps): ReactNode {
  const words = useCalendarWords();
  const year = data?.year ?? 0;
  return (
    <>
      <Button disabled={data === undefined || year <= data.coveredFrom} onClick={() => go(year - 1)}>
        {words.previous}
      </Button>
      <Button disabled={data === undefined || year >= data.coveredThrough} onClick={() => go(year + 1)}>
        {words.next}
      </Button>
    </>
  );
}

interface RegionFilterProps {
  readonly region: string | undefined;
  readonly versions: readonly CalendarVersion[];
  readonly onChange: (region: string | null) => void;
}

const NATION = 'national';

/** The nation, one's own region, and every region that has days of its own. */
function RegionFilter({ region, versions, onChange }: RegionFilterProps): ReactNode {
  const words = useCalendarWords();
  const { officer } = useSession();
  const own = useQuery(organizationQuery(officer.organizationId)).data?.regionCode;
  const id = useId();
  const codes = [...versions.map(({ layer }) => layer), own, region].filter(
    (code): code is string => code !== undefined && code !== NATION,
  );
  const regionOf = useRegionNames(codes);
  return (
    <div className="filter">
      <label htmlFor={id}>{words.region}</label>
      <Select
        id={id}
        value={region ?? NATION}
        options={[NATION, ...[...new Set(codes)].toSorted()].map((code) => ({
          value: code,
          label: code === NATION ? words.national : regionOf(code),
        }))}
        onChange={(code: string) => onChange(code === NATION ? null : code)}
      />
    </div>
  );
}

interface WaitingProps {
  readonly versions: readonly CalendarVersion[];
  readonly isImporter: boolean;
  readonly open: (notice: string) => void;
}

function Waiting({ versions, isImporter, open }: WaitingProps): ReactNode {
  const { waiting, national } = useCalendarWords();
  const proposed = versions.filter(({ state }) => state === 'proposed');
  const regionOf = useRegionNames(proposed.map(({ layer }) => layer));
  if (proposed.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={waiting.title}
      description={
        <ul className="waiting">
          {proposed.map(({ versionId, layer, year, notice }) => (
            <li key={versionId}>
              {waiting.line(layer === NATION ? national : regionOf(layer), year)} · {notice}{' '}
              {isImporter ? (
                <Button size="small" onClick={() => open(versionId)}>
                  {waiting.open}
                </Button>
              ) : (
                <span>{waiting.only}</span>
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Year({ data, today }: { readonly data: CalendarYear; readonly today: string }): ReactNode {
  const words = useCalendarWords();
  const regionOf = useRegionNames(data.notices.map(({ layer }) => layer));
  const days = daysOf(data);
  const count = (kind: string): number => days.filter((day) => day.kind === kind).length;
  const makeUp = count('make-up-day');
  return (
    <>
      <p className="standing">
        <Mark tone={data.status === 'official' ? 'good' : 'soon'}>{words[data.status]}</Mark>{' '}
        {words.counts(count('working-day') + makeUp, count('off-day'), makeUp)}
      </p>
      {data.status === 'provisional' || days.some(({ isProvisional }) => isProvisional) ? (
        <Alert
          type="info"
          showIcon
          title={words.provisionalMeans(longDate(asDay(data.provisionalFrom), words.language))}
        />
      ) : null}
      <YearView days={days} today={today} />
      <section>
        <h2>{words.notices}</h2>
        {data.notices.length === 0 ? <p>{words.noNotice}</p> : null}
        <ul>
          {data.notices.map(({ versionId, layer, notice, source }) => (
            <li key={versionId}>
              {layer === NATION ? words.national : regionOf(layer)} · {notice}{' '}
              <small className="faint">{source}</small>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
