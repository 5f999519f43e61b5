import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Flex, InputNumber, Skeleton } from 'antd';
import { useEffect, type ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import type { ReplyOf } from '../../api/operations';
import { longDate } from '../../words/dates';
import { money } from '../../words/money';
import { PageHead } from '../lists/page-head';
import { ProblemAlert } from '../problem-alert';
import { saveTable } from '../save-table';
import { ArrearsByBody } from './arrears-by-body';
import type { DisclosureSearch } from './arrears-search';
import { CONTRACTS_KEY } from './contract-data';
import { api } from '../staff-api';
import { useContractWords } from './words/contract-words';
import './contract.css';

type Disclosure = ReplyOf<'GET /contracts/arrears/disclosure'>;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

const disclosureQuery = (search: DisclosureSearch) => ({
  queryKey: [...CONTRACTS_KEY, 'disclosure', search],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.call('GET /contracts/arrears/disclosure', { query: { ...search }, signal }),
});

/** 年度公开 (国令802 第十八条): what was owed to small and medium enterprises at the end of a year, by body. */
export function DisclosurePage(): ReactNode {
  const { owed } = useContractWords();
  const search = useSearch({ from: '/contracts/arrears/disclosure' });
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery(disclosureQuery(search));
  useEffect(() => {
    document.title = `${owed.disclosure.title} · Pacta`;
  }, [owed]);
  const read = (): void => void refetch();
  return (
    <>
      <PageHead title={owed.disclosure.title} readAt={dataUpdatedAt} isReading={isFetching} refresh={read} />
      <p>{owed.disclosure.basis}</p>
      {error === null ? null : <ProblemAlert error={error} retry={read} />}
      {data === undefined && error === null ? <Skeleton active /> : null}
      {data === undefined ? null : <OfYear disclosure={data} />}
      <p className="no-print">
        <Link to="/contracts/arrears" search={{}}>
          {owed.disclosure.back}
        </Link>
      </p>
    </>
  );
}

function OfYear({ disclosure }: { readonly disclosure: Disclosure }): ReactNode {
  const { owed, language } = useContractWords();
  const navigate = useNavigate({ from: '/contracts/arrears/disclosure' });
  const { year, asOf, publishBy, contracts, balanceYuan, bodies } = disclosure;
  const day = (on: string): string => longDate(on as PlainDate, language);
  return (
    <>
      <Flex wrap gap="small" align="center" className="no-print">
        <label htmlFor="disclosure-year">{owed.disclosure.year}</label>
        <InputNumber
          id="disclosure-year"
          min={FIRST_YEAR}
          max={LAST_YEAR}
          precision={0}
          value={year}
          onChange={(next) => {
            if (next !== null) void navigate({ search: { year: next } });
          }}
        />
        <Button icon={<DownloadOutlined />} onClick={() => save(disclosure, owed)}>
          {owed.export}
        </Button>
      </Flex>
      <p>
        {owed.disclosure.asOf(day(asOf))} {owed.disclosure.publishBy(day(publishBy))}
      </p>
      {bodies.length === 0 ? (
        <p>{owed.disclosure.none}</p>
      ) : (
        <>
          <p>
            <strong>{owed.sum(contracts, money(balanceYuan, language))}</strong>
          </p>
          <ArrearsByBody bodies={bodies} />
        </>
      )}
    </>
  );
}

function save(
  { year, bodies, contracts, balanceYuan }: Disclosure,
  { columns, disclosure }: ReturnType<typeof useContractWords>['owed'],
): void {
  const lines = bodies.map(({ body, ...owes }) => [body.name, String(owes.contracts), owes.balanceYuan]);
  const total = [disclosure.total, String(contracts), balanceYuan];
  const heading = [columns.undertaking, columns.contracts, disclosure.owedYuan];
  void saveTable([heading, ...lines, total], disclosure.fileName(year));
}
