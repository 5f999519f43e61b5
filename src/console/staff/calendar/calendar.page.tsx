import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Flex, Select, Skeleton, Tag } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { longDate } from '../../words/dates';
import { ProblemAlert } from '../problem-alert';
import { organizationQuery, systemQuery } from '../query-keys';
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
  const system = useQuery(systemQuery);
  const versions = useQuery(calendarVersionsQuery);
  const today = system.data?.today ?? null;
  const year = search.year ?? (today === null ? null : Number(today.slice(0, 4)));
  const { data, error, refetch } = useQuery(calendarYearQuery(year, search.region ?? null));
  const go = (part: CalendarSearch): void => void navigate({ search: { ...search, ...part } });
  const importer = mayImport(officer.roles);
  return (
    <div className="calendar">
      <Flex className="list-head" wrap gap="small" align="center" justify="space-between">
        <h1>{year === null ? words.title : words.heading(year)}</h1>
        {importer && year !== null ? <ImportButton year={year} open={(notice) => go({ notice })} /> : null}
      </Flex>
      <Waiting
        versions={versions.data ?? NO_VERSIONS}
        isImporter={importer}
        open={(notice) => go({ notice })}
      />
      <Flex wrap gap="small" align="center" className="no-print">
        <YearSteps data={data} go={(next) => go({ year: next })} />
        <RegionFilter
          region={search.region}
          versions={versions.data ?? NO_VERSIONS}
          onChange={(region) => {
            const { region: _old, ...others } = search;
            void navigate({ search: region === null ? others : { ...others, region } });
          }}
        />
      </Flex>
      {error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <Skeleton active paragraph={{ rows: 12 }} /> : null}
      {data === undefined ? null : <Year data={data} today={today ?? ''} />}
      {search.notice === undefined ? null : (
        <NoticeDialog
          id={search.notice}
          onClose={() => {
            const { notice: _shown, ...others } = search;
            void navigate({ search: others });
          }}
        />
      )}
    </div>
  );
}

interface ImportButtonProps {
  readonly year: number;
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
          year={year + 1}
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
      <Button
        icon={<LeftOutlined />}
        disabled={data === undefined || year <= data.coveredFrom}
        onClick={() => go(year - 1)}
      >
        {words.previous}
      </Button>
      <Button
        icon={<RightOutlined />}
        iconPlacement="end"
        disabled={data === undefined || year >= data.coveredThrough}
        onClick={() => go(year + 1)}
      >
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
  return (
    <div className="filter">
      <label htmlFor={id}>{words.region}</label>
      <Select
        id={id}
        value={region ?? NATION}
        options={[NATION, ...[...new Set(codes)].toSorted()].map((code) => ({
          value: code,
          label: code === NATION ? words.national : words.regionOf(code),
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
  const { waiting, national, regionOf } = useCalendarWords();
  const proposed = versions.filter(({ state }) => state === 'proposed');
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
  const days = daysOf(data);
  const count = (kind: string): number => days.filter((day) => day.kind === kind).length;
  const makeUp = count('make-up-day');
  return (
    <>
      <p className="standing">
        <Tag color={data.status === 'official' ? 'green' : 'gold'}>{words[data.status]}</Tag>
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
              {layer === NATION ? words.national : words.regionOf(layer)} · {notice}{' '}
              <small className="faint">{source}</small>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
