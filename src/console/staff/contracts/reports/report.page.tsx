import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Result } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { REPORT_FIGURES } from '../../../../domain/upward-report/report-contents';
import { problemTypeOf } from '../../../api/api-error';
import { longDate, longMoment } from '../../../words/dates';
import { money } from '../../../words/money';
import { wholeNumber } from '../../../words/numbers';
import { LoadingPage, ProblemPage } from '../../problem-alert';
import { useWords } from '../../words/staff-words';
import { useContractWords } from '../words/contract-words';
import { ConfirmDialog, CorrectDialog } from './report-acts';
import {
  reportContractsQuery,
  reportQuery,
  REPORTS_KEY,
  type Report,
  type ReportContract,
} from './report-data';
import '../contract.css';

const route = getRouteApi('/contracts/reports/$body/$month');

/** One month of one body: what is reported, what is missing, and the act that sends it. */
export function ReportPage(): ReactNode {
  const { body, month } = route.useParams();
  const { reports } = useContractWords();
  const { data, error, refetch } = useQuery(reportQuery(body, month));
  useEffect(() => {
    document.title = `${reports.title} · Pacta`;
  }, [reports]);
  if (data !== undefined) return <OneReport report={data} />;
  if (problemTypeOf(error) === 'not-found')
    return <Result status="404" title={<h1>{reports.notFound}</h1>} />;
  if (error !== null) return <ProblemPage error={error} retry={() => void refetch()} />;
  return <LoadingPage />;
}

interface OfReport {
  readonly report: Report;
}

const monthOf = ({ month }: Report): PlainDate => `${month}-01` as PlainDate;

function OneReport({ report }: OfReport): ReactNode {
  const { reports, language } = useContractWords();
  const { organization, state, punctuality, dueOn, basis, covers } = report;
  const standing = punctuality === null ? reports.states[state] : reports.punctualities[punctuality];
  return (
    <>
      <h1>{reports.of(organization.name, reports.month(monthOf(report)))}</h1>
      <p>
        <strong>{standing}</strong>
        {dueOn === null ? null : ` · ${reports.dueOn(longDate(dueOn, language))}`}
        {basis.internal === true ? <span className="faint">{reports.internal}</span> : null}
      </p>
      <p className="faint">{reports.covers(covers.map(({ name }) => name).join('、'))}</p>
      <Acts report={report} />
      <Figures report={report} />
      <Contracts report={report} />
      <Scores report={report} />
      <History report={report} />
      <Link to="/contracts/reports" search={{}}>
        {reports.back}
      </Link>
    </>
  );
}

function Acts({ report }: OfReport): ReactNode {
  const { reports } = useContractWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'confirm' | 'correct' | null>(null);
  const { confirm, correct } = report.permissions;
  const done = (fresh: Report): void => {
    queries.setQueryData(reportQuery(report.organization.id, report.month).queryKey, fresh);
    void queries.invalidateQueries({ queryKey: REPORTS_KEY });
    setOpen(null);
  };
  const act = report.state === 'sent' ? 'correct' : 'confirm';
  const permission = act === 'correct' ? correct : confirm;
  return (
    <Flex wrap gap="small" align="center" className="no-print">
      <Button type="primary" disabled={!permission.mayIssue} onClick={() => setOpen(act)}>
        {reports[act]}
      </Button>
      <ReasonWhyNot permission={permission} />
      {open === 'confirm' ? (
        <ConfirmDialog report={report} done={done} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'correct' ? (
        <CorrectDialog report={report} done={done} onClose={() => setOpen(null)} />
      ) : null}
    </Flex>
  );
}

function ReasonWhyNot({ permission }: { readonly permission: Report['permissions']['confirm'] }): ReactNode {
  const { domain } = useWords();
  return permission.reason === null ? null : (
    <span className="faint">{domain.explainRefusal(permission.reason)}</span>
  );
}

function Figures({ report: { figures, amountYuan } }: OfReport): ReactNode {
  const { reports, language } = useContractWords();
  const { behind = 'contracts' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <section aria-labelledby="reported">
      <h2 id="reported">{reports.figuresTitle}</h2>
      <p className="faint">
        {reports.figuresHelp} {reports.amount(money(amountYuan, language))}
      </p>
      <Flex wrap gap="small">
        {REPORT_FIGURES.map((figure) => (
          <Button
            key={figure}
            type={figure === behind ? 'primary' : 'default'}
            aria-pressed={figure === behind}
            aria-label={reports.shown(reports.figures[figure], wholeNumber(figures[figure]))}
            onClick={() => void navigate({ search: { behind: figure }, resetScroll: false })}
          >
            {reports.figures[figure]} {wholeNumber(figures[figure])}
          </Button>
        ))}
      </Flex>
    </section>
  );
}

function Contracts({ report }: OfReport): ReactNode {
  const { reports } = useContractWords();
  const { behind = 'contracts' } = route.useSearch();
  const { data } = useQuery(reportContractsQuery(report.organization.id, report.month, behind));
  if (data === undefined) return null;
  if (data.items.length === 0) return <p className="faint">{reports.nothing}</p>;
  return (
    <table className="spans">
      <caption>{reports.figures[behind]}</caption>
      <thead>
        <tr>
          <th scope="col">{reports.contract}</th>
          <th scope="col">{reports.what}</th>
          <th scope="col">{reports.found}</th>
        </tr>
      </thead>
      <tbody>
        {data.items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Item({ item }: { readonly item: ReportContract }): ReactNode {
  const { reports } = useContractWords();
  const { id, code, name, isNew, isChanged, isPerformed, missing, faults, isTimely } = item;
  const { figures } = reports;
  const what = [
    ...(isNew ? [figures.new] : []),
    ...(isChanged ? [figures.changed] : []),
    ...(isPerformed ? [figures.performed] : []),
  ];
  const found = [
    ...(missing.length === 0
      ? []
      : [reports.missing(missing.map(({ field }) => reports.fields[field]).join('、'))]),
    ...faults.map(({ fault }) => reports.faults[fault]),
    ...(isTimely === false ? [reports.late] : []),
  ];
  return (
    <tr>
      <td>
        <Link to="/contracts/$id" params={{ id }} search={{}} preload={false}>
          {code}
        </Link>{' '}
        {name}
      </td>
      <td>{what.join('、')}</td>
      <td>{found.join('；')}</td>
    </tr>
  );
}

function Scores({ report: { scores, whole, measures } }: OfReport): ReactNode {
  const { reports } = useContractWords();
  return (
    <section aria-labelledby="quality">
      <h2 id="quality">
        {reports.scoresTitle} {whole ?? '—'}
      </h2>
      <p className="faint">{reports.scoreNote}</p>
      <dl>
        {scores.map(({ kind, score, met, of, weight }) => (
          <div key={kind}>
            <dt>
              {reports.scores[kind]} {score ?? '—'} ({reports.metOf(wholeNumber(met), wholeNumber(of))},{' '}
              {reports.weight(weight)})
            </dt>
            <dd className="faint">{reports.definition(kind, measures)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function History({ report: { versions, events } }: OfReport): ReactNode {
  const { reports, language } = useContractWords();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{reports.history}</h2>
      <ul>
        {versions.map(({ version, by, sentAt, isZero, reason }) => (
          <li key={version}>
            {reports.version(version)} · {reports.by(by.name, longMoment(sentAt, language))}
            {isZero ? ` · ${reports.zero}` : ''} {reason}
          </li>
        ))}
        {events.map(({ sequence, at, sentence }) => (
          <li key={`event-${sequence}`} className="faint" lang="zh-CN">
            {longMoment(at, language)} {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
