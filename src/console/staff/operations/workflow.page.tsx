import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Result } from 'antd';
import type { ReactNode } from 'react';
import { isSessionEnded, problemTypeOf } from '../../api/api-error';
import { PageHead } from '../lists/page-head';
import { LoadingPage, ProblemAlert, ProblemPage } from '../problem-alert';
import { EngineSide } from './engine-side';
import { HistoryTable } from './history-table';
import { LegalSide } from './legal-side';
import { engineViewQuery } from './operations-data';
import { WorkflowActs } from './workflow-acts';
import { useOperationsWords } from './words/operations-words';
import './operations.css';

const route = getRouteApi('/operations/workflows/$id');

/** One case as the engine knows it, beside the same case as the record has it. What it is about stays out of sight. */
export function WorkflowPage(): ReactNode {
  const { id } = route.useParams();
  const { workflow: words } = useOperationsWords();
  const { data, error, dataUpdatedAt, isFetching, refetch } = useQuery(engineViewQuery(id));
  if (data === undefined) return <NotYet error={error} retry={() => void refetch()} />;
  return (
    <div className="operations">
      <p className="no-print">
        <Link to="/operations" search={{ tab: 'cases' }}>
          {words.back}
        </Link>
      </p>
      <PageHead
        title={words.title(data.workflow.number)}
        readAt={dataUpdatedAt}
        isReading={isFetching}
        refresh={() => void refetch()}
      />
      {error === null || isSessionEnded(error) ? null : (
        <ProblemAlert error={error} retry={() => void refetch()} />
      )}
      <WorkflowActs workflow={data.workflow} />
      <div className="sides">
        <EngineSide view={data} />
        <LegalSide view={data} />
      </div>
      <HistoryTable events={data.events} />
    </div>
  );
}

function NotYet({ error, retry }: { readonly error: unknown; readonly retry: () => void }): ReactNode {
  const { workflow: words } = useOperationsWords();
  if (error === null || isSessionEnded(error)) return <LoadingPage />;
  if (['not-found', 'input-invalid'].includes(problemTypeOf(error) ?? '')) {
    return <Result status="404" title={<h1>{words.notFound}</h1>} subTitle={words.notFoundHelp} />;
  }
  return <ProblemPage error={error} retry={retry} />;
}
