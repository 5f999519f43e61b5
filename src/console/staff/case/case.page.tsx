import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { App, Result } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { problemTypeOf } from '../../api/api-error';
import { ISSUABLE_COMMANDS, type IssuableCommandType } from '../../../wire/complaint-command.wire';
import { LoadingPage, ProblemPage } from '../problem-alert';
import { systemQuery } from '../query-keys';
import { useSession } from '../session';
import { caseQuery, COMPLAINT_DOOR, useShowState, type CaseView, type LetterLine } from './case-data';
import { useLatestChange } from './follow-changes';
import { CommandForm } from './form/command-form';
import { readDraft, writeDraft } from './form/draft';
import type { FormValues } from './form/judge';
import type { Sent } from './form/send';
import { Actions } from './parts/actions';
import { ApprovalStrip } from './parts/approval-strip';
import { CaseHead } from './parts/case-head';
import { ChangeBar } from './parts/change-bar';
import { Clocks } from './parts/clocks';
import { Demands } from './parts/demands';
import { DocumentViewer } from './parts/document-viewer';
import { Duplicates } from './parts/duplicates';
import { EvidenceList } from './parts/evidence-list';
import { Instructions } from './parts/instructions';
import { Journal } from './parts/journal';
import { Letters } from './parts/letters';
import { LinkedContract } from './parts/linked-contract';
import type { ShownDocument } from './parts/shown-document';
import { CaseSeenAs } from './seen-as';
import { useCaseWords } from './words/case-words';
import './case.css';

const route = getRouteApi('/complaints/$id');

/** One case, for whoever may read it; as a party sees it where the address says so. */
export function CasePage(): ReactNode {
  const { id } = route.useParams();
  const { seenAs } = route.useSearch();
  return seenAs === undefined ? <OwnView id={id} /> : <CaseSeenAs id={id} seenAs={seenAs} />;
}

function OwnView({ id }: { readonly id: string }): ReactNode {
  const { page } = useCaseWords();
  const { data, error, refetch } = useQuery(caseQuery(id));
  if (data !== undefined) return <Desk key={id} view={data} />;
  if (problemTypeOf(error) === 'not-found') {
    return <Result status="404" title={<h1>{page.notFound}</h1>} subTitle={page.notFoundHelp} />;
  }
  if (error !== null) return <ProblemPage error={error} retry={() => void refetch()} />;
  return <LoadingPage />;
}

/** Which form lies open, in the address: a reload or the back button finds it again. */
function useOpenForm(): readonly [IssuableCommandType | null, (type: IssuableCommandType | null) => void] {
  const { act } = route.useSearch();
  const navigate = route.useNavigate();
  const open = ISSUABLE_COMMANDS.find((one) => one === act) ?? null;
  return [open, (type) => void navigate({ search: type === null ? {} : { act: type }, resetScroll: false })];
}

function useOnSent(view: CaseView, close: () => void) {
  const { message } = App.useApp();
  const { page } = useCaseWords();
  const show = useShowState(view.id);
  const [isOutOfSight, setIsOutOfSight] = useState(false);
  const onSent = (sent: Exclude<Sent<CaseView>, { type: 'waiting' }>): void => {
    close();
    if (sent.type === 'out-of-sight') return setIsOutOfSight(true);
    show(sent.fresh);
    void message.success(page.done);
  };
  return { onSent, isOutOfSight };
}

/** The form that lies open, and the way to open one with what is known of it already; what was written before stays. */
function useForms({ id }: CaseView) {
  const { officer } = useSession();
  const [open, setOpen] = useOpenForm();
  const [filled, setFilled] = useState(0);
  const openWith = (type: IssuableCommandType, known: (values: FormValues) => FormValues): void => {
    const place = { officerId: officer.officerId, caseId: id, command: type };
    const draft = readDraft(place);
    writeDraft(place, { ...draft, values: known(draft.values) });
    setFilled((times) => times + 1);
    setOpen(type);
  };
  return { open, setOpen, openWith, filled };
}

function Desk({ view }: { readonly view: CaseView }): ReactNode {
  const { page, domain } = useCaseWords();
  const { data: system } = useQuery(systemQuery);
  const { open, setOpen, openWith, filled } = useForms(view);
  const [shown, setShown] = useState<ShownDocument | null>(null);
  const showState = useShowState(view.id);
  const { onSent, isOutOfSight } = useOnSent(view, () => setOpen(null));
  const change = useLatestChange(view.id, COMPLAINT_DOOR.read);
  useEffect(() => {
    document.title = page.title(view.number);
  }, [page, view.number]);
  if (isOutOfSight)
    return <Result status="success" title={<h1>{page.done}</h1>} subTitle={page.outOfSight} />;
  const today = system?.today ?? view.receivedOn;
  const mayOpen = open !== null && view.allowedCommands.some(({ type }) => type === open);
  const serve = ({ kind, addressee }: LetterLine): void =>
    openWith('serve', (values) => ({ on: today, ...values, letterKind: kind, party: addressee }));
  const link = (leadingNumber: string): void =>
    openWith('link-duplicate', (values) => ({ ...values, leadingNumber }));
  const linkContract = (contractCode: string): void =>
    openWith('link-contract', (values) => ({ ...values, contractCode }));
  return (
    <div className={shown === null ? 'case' : 'case reading'}>
      <ChangeBar
        view={view}
        change={change}
        door={COMPLAINT_DOOR}
        labels={domain.events}
        onFresh={showState}
      />
      <CaseHead view={view} />
      <div className="case-side">
        {shown === null ? null : <DocumentViewer document={shown} onClose={() => setShown(null)} />}
        <Actions view={view} open={open} onOpen={setOpen} />
        <Clocks view={view} today={today} />
      </div>
      <div className="case-main">
        {mayOpen ? (
          <CommandForm
            key={`${open}/${filled}`}
            view={view}
            type={open}
            today={today}
            onSent={onSent}
            onFresh={showState}
            onClose={() => setOpen(null)}
          />
        ) : null}
        <ApprovalStrip view={view} />
        <Instructions view={view} />
        <Demands view={view} />
        <EvidenceList view={view} onShow={setShown} />
        <Letters view={view} onShow={setShown} onServe={serve} />
        <Duplicates view={view} onLink={link} onUnlink={() => setOpen('unlink-duplicate')} />
        <LinkedContract view={view} onLink={linkContract} onUnlink={() => setOpen('unlink-contract')} />
        <Journal view={view} />
      </div>
    </div>
  );
}
