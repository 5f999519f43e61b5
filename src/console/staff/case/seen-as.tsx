import { useQuery } from '@tanstack/react-query';
import { Result, Spin } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { SeenAs } from '../../../domain/complaint/access';
import { problemTypeOf } from '../../api/api-error';
import { ProblemAlert } from '../problem-alert';
import { systemQuery } from '../query-keys';
import { seenAsQuery, type CaseView } from './case-data';
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

/** The case through a party's eyes: what the API shows that party, and nothing that could be done. */
export function CaseSeenAs({ id, seenAs }: SeenAsProps): ReactNode {
  const { page, seeAs } = useCaseWords();
  const { data, error, refetch } = useQuery(seenAsQuery(id, seenAs));
  const isNothing = problemTypeOf(error) === 'not-found';
  return (
    <div className="case">
      <SeeAsBanner id={id} seenAs={seenAs} />
      {data === undefined ? null : <Parts key={`${id}/${seenAs}`} view={data} seenAs={seenAs} />}
      {isNothing ? <Result title={<h1>{seeAs.nothing[seenAs]}</h1>} subTitle={seeAs.nothingHelp} /> : null}
      {error === null || isNothing ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <Spin aria-label={page.loading} /> : null}
    </div>
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
