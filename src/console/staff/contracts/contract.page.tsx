import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { App, Result } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { IssuableContractCommand } from '../../../wire/contract-command.wire';
import { problemTypeOf } from '../../api/api-error';
import { useLatestChange } from '../case/follow-changes';
import type { Sent } from '../case/form/send';
import { ChangeBar } from '../case/parts/change-bar';
import { ClockCard, type ClockNames } from '../case/parts/clocks';
import { DocumentViewer } from '../case/parts/document-viewer';
import type { ShownDocument } from '../case/parts/shown-document';
import { useCaseWords } from '../case/words/case-words';
import { LoadingPage, ProblemPage } from '../problem-alert';
import { systemQuery } from '../query-keys';
import { CONTRACT_DOOR, contractPageQuery, useShowContract, type ContractView } from './contract-data';
import { ContractForm } from './form/contract-form';
import { dutyWords } from './form/contract-picks';
import { Complaints } from './parts/complaints';
import { CONTRACT_COMMANDS, ContractActions } from './parts/contract-actions';
import { ContractHead } from './parts/contract-head';
import { ContractJournal } from './parts/contract-journal';
import { Determinations } from './parts/determinations';
import { Milestones } from './parts/milestones';
import { Decision } from './parts/decision';
import { Monitoring, Prompts } from './parts/monitoring';
import { Money } from './parts/money';
import { ContractEvidence, FiledCopy, Papers } from './parts/papers';
import { Parties } from './parts/parties';
import { Succession } from './parts/succession';
import { useContractWords } from './words/contract-words';
import '../case/case.css';
import './contract.css';

const route = getRouteApi('/contracts/$id');

/** One contract, for whoever may read it. */
export function ContractPage(): ReactNode {
  const { id } = route.useParams();
  const { page } = useContractWords();
  const { data, error, refetch } = useQuery(contractPageQuery(id));
  if (data !== undefined) return <Desk key={id} view={data} onLook={() => void refetch()} />;
  if (problemTypeOf(error) === 'not-found') {
    return <Result status="404" title={<h1>{page.notFound}</h1>} subTitle={page.notFoundHelp} />;
  }
  if (error !== null) return <ProblemPage error={error} retry={() => void refetch()} />;
  return <LoadingPage />;
}

type Open = IssuableContractCommand | null;

/** Which form lies open, in the address: a reload or the back button finds it again. */
function useOpenForm(): readonly [Open, (type: Open) => void] {
  const { act } = route.useSearch();
  const navigate = route.useNavigate();
  const open = CONTRACT_COMMANDS.find((one) => one === act) ?? null;
  return [open, (type) => void navigate({ search: type === null ? {} : { act: type }, resetScroll: false })];
}

function useOnSent(view: ContractView, close: () => void) {
  const { message } = App.useApp();
  const { page } = useContractWords();
  const show = useShowContract(view.id);
  const [isOutOfSight, setIsOutOfSight] = useState(false);
  const onSent = (sent: Exclude<Sent<ContractView>, { type: 'waiting' }>): void => {
    close();
    if (sent.type === 'out-of-sight') return setIsOutOfSight(true);
    show(sent.fresh);
    void message.success(page.done);
  };
  return { onSent, isOutOfSight, show };
}

interface DeskProps {
  readonly view: ContractView;
  readonly onLook: () => void;
}

function Desk({ view, onLook }: DeskProps): ReactNode {
  const { page, labels } = useContractWords();
  const { data: system } = useQuery(systemQuery);
  const [open, setOpen] = useOpenForm();
  const [shown, setShown] = useState<ShownDocument | null>(null);
  const { onSent, isOutOfSight, show } = useOnSent(view, () => setOpen(null));
  const change = useLatestChange(view.id, CONTRACT_DOOR.read);
  useEffect(() => {
    document.title = page.title(view.code);
  }, [page, view.code]);
  if (isOutOfSight)
    return <Result status="success" title={<h1>{page.done}</h1>} subTitle={page.outOfSight} />;
  const today = system?.today ?? view.collectedAt.slice(0, 'YYYY-MM-DD'.length);
  const mayOpen = open !== null && view.allowedCommands.some(({ type }) => type === open);
  return (
    <div className={shown === null ? 'case' : 'case reading'}>
      <ChangeBar view={view} change={change} door={CONTRACT_DOOR} labels={labels.events} onFresh={show} />
      <ContractHead view={view} onLook={onLook} />
      <div className="case-side">
        {shown === null ? null : <DocumentViewer document={shown} onClose={() => setShown(null)} />}
        <ContractActions view={view} open={open} onOpen={setOpen} />
        <ContractClocks view={view} today={today} />
      </div>
      <div className="case-main">
        {mayOpen ? (
          <ContractForm
            key={open}
            view={view}
            type={open}
            today={today}
            onSent={onSent}
            onFresh={show}
            onClose={() => setOpen(null)}
          />
        ) : null}
        <Succession view={view} />
        <Prompts view={view} />
        <Decision view={view} onShow={setShown} />
        <Milestones view={view} today={today} />
        <Monitoring view={view} />
        <Determinations view={view} />
        <Complaints view={view} />
        <Money view={view} />
        <Parties view={view} />
        <Papers view={view} />
        <FiledCopy view={view} onShow={setShown} />
        <ContractEvidence view={view} onShow={setShown} />
        <ContractJournal view={view} />
      </div>
    </div>
  );
}

interface ContractClocksProps {
  readonly view: ContractView;
  readonly today: string;
}

function ContractClocks({ view, today }: ContractClocksProps): ReactNode {
  const words = useContractWords();
  const { clock, roleName } = useCaseWords();
  const owners: Readonly<Record<string, string>> = words.labels.owners;
  const known = new Map(view.deadlines.map((deadline) => [deadline.dutyId, deadline]));
  const names: ClockNames = {
    dutyOf: ({ dutyId, label }) => {
      const deadline = known.get(dutyId);
      return deadline === undefined ? label : dutyWords(deadline, view, words);
    },
    ownerOf: ({ owner }) => owners[owner] ?? owner,
    rungOf: (code, label) => words.clocks.rung(code, clock.rung(code, label)),
    calledOf: (to) => (to === 'parties' ? words.clocks.parties : roleName(to)),
  };
  return <ClockCard clocks={view.deadlines} names={names} today={today} />;
}
