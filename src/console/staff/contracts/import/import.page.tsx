import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Flex, Popconfirm, Progress, Result, Tag } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { problemTypeOf } from '../../../api/api-error';
import { LoadingPage, ProblemAlert, ProblemPage } from '../../problem-alert';
import { api } from '../../staff-api';
import { useAct } from '../../use-act';
import { useContractWords } from '../words/contract-words';
import { importQuery, isMoving, type ImportView } from './import-data';
import { SaveTable } from './save-table-button';
import { Verdicts } from './verdicts';
import '../contract.css';

const route = getRouteApi('/contracts/import/$id');

/** One import: how far it is, the verdict of each contract, and what may be done with it. */
export function ImportPage(): ReactNode {
  const { id } = route.useParams();
  const { imports, page } = useContractWords();
  const { data, error, refetch } = useQuery(importQuery(id));
  useEffect(() => {
    document.title = `${data?.fileName ?? imports.title} · Pacta`;
  }, [data?.fileName, imports]);
  if (data !== undefined) return <OneImport view={data} />;
  if (problemTypeOf(error) === 'not-found') return <Result status="404" title={<h1>{page.notFound}</h1>} />;
  if (error !== null) return <ProblemPage error={error} retry={() => void refetch()} />;
  return <LoadingPage />;
}

interface OfImport {
  readonly view: ImportView;
}

function OneImport({ view }: OfImport): ReactNode {
  const { imports } = useContractWords();
  const { status, fileName, contractCount, rowCount } = view;
  return (
    <>
      <Flex wrap gap="small" align="center">
        <h1>{fileName}</h1>
        <Tag color="blue">{imports.statuses[status]}</Tag>
        <span>
          {imports.rows(rowCount)} · {imports.contracts(contractCount)}
        </span>
      </Flex>
      <div role="status">
        <Alert type={status === 'done' ? 'success' : 'info'} showIcon title={imports.says[status]} />
      </div>
      {isMoving(view) ? (
        <Progress percent={percentOf(view)} status="active" aria-label={imports.progress} />
      ) : null}
      <Steps view={view} />
      <FailedRows view={view} />
      <Verdicts view={view} />
      <Flex gap="middle" className="no-print">
        <Link to="/contracts/import">{imports.back}</Link>
        <Link to="/contracts" search={{}}>
          {imports.register}
        </Link>
      </Flex>
    </>
  );
}

const WHOLE = 100;

/** Of those that are to be checked, or to be collected. */
function percentOf({ status, counts, contractCount }: ImportView): number {
  const { waiting = 0, collected = 0, new: left = 0 } = counts;
  const [done, all] =
    status === 'checking' ? [contractCount - waiting, contractCount] : [collected, collected + left];
  return all === 0 ? 0 : Math.floor((done / all) * WHOLE);
}

type Step = ImportView['steps'][number];

function Steps({ view }: OfImport): ReactNode {
  const { imports } = useContractWords();
  const queries = useQueryClient();
  const { error, isBusy, run } = useAct();
  const take = (step: Step): Promise<void> =>
    run(async (intent) => {
      const { id } = view;
      const fresh = await api.call('POST /contract-imports/{id}/steps', {
        ...{ params: { id }, body: { step }, intent },
      });
      queries.setQueryData(importQuery(id).queryKey, fresh);
    });
  const isEmpty = (view.counts.new ?? 0) === 0;
  return (
    <>
      {error === null ? null : <ProblemAlert error={error} />}
      <Flex wrap gap="small" className="no-print step-buttons">
        {view.steps.map((step) =>
          step === 'cancel' ? (
            <Popconfirm
              key={step}
              title={imports.cancelAsk}
              okText={imports.steps.cancel}
              cancelText={imports.keep}
              onConfirm={() => void take(step)}
            >
              <Button disabled={isBusy}>{imports.steps.cancel}</Button>
            </Popconfirm>
          ) : (
            <Button
              key={step}
              type={step === 'pause' ? 'default' : 'primary'}
              loading={isBusy}
              disabled={step === 'confirm' && isEmpty}
              onClick={() => void take(step)}
            >
              {step === 'confirm' ? imports.confirmMany(view.counts.new ?? 0) : imports.steps[step]}
            </Button>
          ),
        )}
      </Flex>
    </>
  );
}

/** What was refused, to be corrected and sent again. */
function FailedRows({ view: { id, fileName, counts, status } }: OfImport): ReactNode {
  const { imports } = useContractWords();
  if ((counts.refused ?? 0) === 0 || status === 'checking') return null;
  const name = imports.failedName(fileName.replace(/\.\w+$/, ''));
  return (
    <>
      <Flex wrap gap="small" className="no-print">
        {(['xlsx', 'csv'] as const).map((format) => (
          <SaveTable
            key={format}
            path={`/contract-imports/${id}/failed-rows?format=${format}`}
            name={`${name}.${format}`}
            label={imports.failedRows(format.toUpperCase())}
          />
        ))}
      </Flex>
      <p className="faint">{imports.failedHelp}</p>
    </>
  );
}
