import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Card, Flex, Segmented } from 'antd';
import { useEffect, type ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { ExportShown } from '../../lists/export-shown';
import { changedSearch } from '../../lists/list-search';
import { ListState } from '../../lists/list-state';
import { Pager } from '../../lists/pager';
import { DueDate, Mark } from '../../lists/tags';
import { wholeNumber } from '../../../words/numbers';
import { useContractWords } from '../words/contract-words';
import { reportersQuery, reportingDutiesQuery, type ReportingDuty } from './report-data';
import type { ReportsSearch } from './report-search';
import '../contract.css';

const TOTALS = ['owed', 'inTime', 'late', 'overdue', 'open', 'zero'] as const;
/** The months of the API are named by their first seven characters. */
const firstOf = (month: string): PlainDate => `${month}-01` as PlainDate;

/** 每月归集上报: whose report is owed, who is late, and how good the data is. */
export function ReportsPage(): ReactNode {
  const { reports } = useContractWords();
  const search = useSearch({ from: '/contracts/reports' });
  const navigate = useNavigate({ from: '/contracts/reports' });
  const { data, error, isPending, refetch } = useQuery(reportingDutiesQuery(search));
  useEffect(() => {
    document.title = `${reports.title} · Pacta`;
  }, [reports]);
  const go = (next: ReportsSearch): void => void navigate({ search: next });
  return (
    <>
      <Flex wrap gap="small" align="center" justify="space-between" className="list-head">
        <h1>{reports.title}</h1>
        <ExportShown name={reports.title} />
      </Flex>
      <p className="faint">{reports.intro}</p>
      <Overview />
      <Segmented
        aria-label={reports.whose}
        size="small"
        value={search.scope ?? 'supervised'}
        options={[
          { value: 'supervised', label: reports.scopes.supervised },
          { value: 'own', label: reports.scopes.own },
        ]}
        onChange={(scope) => go(scope === 'own' ? { scope } : {})}
      />
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={data?.items.length === 0}
        isFiltered={false}
        empty={{ title: reports.empty, help: reports.emptyHelp }}
        retry={() => void refetch()}
        clear={() => go({})}
      >
        <Card size="small" className="reports">
          <Duties duties={data?.items ?? []} />
        </Card>
        <Pager
          cursor={search.cursor}
          nextCursor={data?.nextCursor ?? null}
          go={(cursor) => go(changedSearch(search, { cursor }))}
        />
      </ListState>
    </>
  );
}

/** The last month that has ended, over everything that the reader may see. */
function Overview(): ReactNode {
  const { reports } = useContractWords();
  const { data } = useQuery(reportersQuery());
  if (data?.month == null || data.total.owed === 0) return null;
  return (
    <section aria-label={reports.overview(reports.month(firstOf(data.month)))}>
      <h2>{reports.overview(reports.month(firstOf(data.month)))}</h2>
      <p>{TOTALS.map((name) => `${reports.totals[name]} ${wholeNumber(data.total[name])}`).join(' · ')}</p>
    </section>
  );
}

function Duties({ duties }: { readonly duties: readonly ReportingDuty[] }): ReactNode {
  const { reports } = useContractWords();
  const { columns } = reports;
  return (
    <table className="spans">
      <caption>{reports.scoreNote}</caption>
      <thead>
        <tr>
          {[columns.month, columns.body, columns.due, columns.state, columns.contracts, columns.whole].map(
            (title) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {duties.map((duty) => (
          <Line key={`${duty.month}/${duty.organization.id}`} duty={duty} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ duty }: { readonly duty: ReportingDuty }): ReactNode {
  const { reports } = useContractWords();
  const { organization, month, dueOn, provisional, punctuality, daysOverdue, isZero, contracts, scores } =
    duty;
  return (
    <tr>
      <td>
        <Link
          to="/contracts/reports/$body/$month"
          params={{ body: organization.id, month }}
          search={{}}
          preload={false}
          aria-label={reports.of(organization.name, reports.month(firstOf(month)))}
        >
          {reports.month(firstOf(month))}
        </Link>
      </td>
      <td>{organization.name}</td>
      <td>
        <DueDate on={dueOn} isProvisional={provisional} />
      </td>
      <td>
        <Mark tone={punctuality === 'overdue' ? 'alert' : 'plain'}>{reports.punctualities[punctuality]}</Mark>
        {daysOverdue === 0 ? null : <span> {reports.lateBy(daysOverdue)}</span>}
      </td>
      <td>{isZero === true ? reports.zero : (contracts ?? '—')}</td>
      <td>{scores?.whole ?? '—'}</td>
    </tr>
  );
}
