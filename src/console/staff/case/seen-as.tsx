import { useQuery } from '@tanstack/react-query';
import { Result } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { SeenAs } from '../../../domain/complaint/access';
import { problemTypeOf } from '../../api/api-error';
import { LoadingPage, ProblemAlert, ProblemPage } from '../problem-alert';
import { systemQuery } from '../query-keys';
import { COMPLAINT_DOOR, seenAsQuery, type CaseView } from './case-data';
import { useLatestChange } from './follow-changes';
import { Actions } from './parts/actions';
import { CaseHead } from './parts/case-head';
import { Clocks } from './parts/clocks';
import { Demands } from './parts/demands';
import { DocumentViewer } from './parts/document-viewer';
import { EvidenceList } from './parts/evidence-list';
import { Letters } from './parts/letters';
import { SeeAsBanner } from './parts/see-as';
import type { ShownDocument } from './parts/shown-document';
import { useCaseWords } from './words/case-words';

interface SeenAsProps {
  readonly id: string;
  readonly seenAs: SeenAs;
}

/**
 * The case through a party's eyes: what the API shows that party, and nothing that could be done. Nothing is written
 * here, so what happens meanwhile is shown at once.
 */
export function CaseSeenAs({ id, seenAs }: SeenAsProps): ReactNode {
  const { data, error, refetch } = useQuery(seenAsQuery(id, seenAs));
  const change = useLatestChange(id, COMPLAINT_DOOR.read);
  const shown = data?.version ?? 0;
  useEffect(() => {
    if (change !== null && change.sequence > shown) void refetch({ cancelRefetch: false });
  }, [change, shown, refetch]);
  // It may go out of the party's sight while it is looked at.
  const view = problemTypeOf(error) === 'not-found' ? undefined : data;
  const again = (): void => void refetch();
  return (
    <div className="case">
      <SeeAsBanner id={id} seenAs={seenAs} />
      {view === undefined ? (
        <Unseen seenAs={seenAs} error={error} retry={again} />
      ) : (
        <>
          {error === null ? null : <ProblemAlert error={error} retry={again} />}
          <Parts key={`${id}/${seenAs}`} view={view} seenAs={seenAs} />
        </>
      )}
    </div>
  );
}

interface UnseenProps {
  readonly seenAs: SeenAs;
  readonly error: unknown;
  readonly retry: () => void;
}

/** It is being read, the party does not see the case, or nobody could tell. */
function Unseen({ seenAs, error, retry }: UnseenProps): ReactNode {
  const { seeAs } = useCaseWords();
  if (error === null) return <LoadingPage />;
  return problemTypeOf(error) === 'not-found' ? (
    <Result title={<h1>{seeAs.nothing[seenAs]}</h1>} subTitle={seeAs.nothingHelp} />
  ) : (
    <ProblemPage error={error} retry={retry} />
  );
}

interface PartsProps {
  readonly view: CaseView;
  readonly seenAs: SeenAs;
}

function Parts({ view, seenAs }: PartsProps): ReactNode {
  const { seeAs } = useCaseWords();
  const { data: system } = useQuery(systemQuery);
  const [shown, setShown] = useState<ShownDocument | null>(null);
  useEffect(() => {
    document.title = seeAs.title(view.number, seeAs.parties[seenAs]);
  }, [seeAs, view.number, seenAs]);
  return (
    <>
      <CaseHead view={view} />
      <div className="case-side">
        {shown === null ? null : <DocumentViewer document={shown} onClose={() => setShown(null)} />}
        <Actions view={view} open={null} onOpen={nothing} />
        <Clocks view={view} today={system?.today ?? view.receivedOn} />
      </div>
      <div className="case-main">
        <Demands view={view} />
        <EvidenceList view={view} seenAs={seenAs} onShow={setShown} />
        <Letters view={view} onShow={setShown} onServe={nothing} />
      </div>
    </>
  );
}

/** Every act is closed here. */
const nothing = (): void => undefined;
