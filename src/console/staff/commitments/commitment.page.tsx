import { ReloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { App, Button, Descriptions, Result, Tag } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import type { IssuableCommitmentCommand } from '../../../wire/commitment-command.wire';
import { problemTypeOf } from '../../api/api-error';
import { longDate } from '../../words/dates';
import { useLatestChange } from '../case/follow-changes';
import type { Sent } from '../case/form/send';
import { ActionList, type Action } from '../case/parts/action-list';
import { ChangeBar } from '../case/parts/change-bar';
import { ClockCard, type ClockNames } from '../case/parts/clocks';
import { JournalCard } from '../case/parts/journal';
import { useCaseWords } from '../case/words/case-words';
import { ContractLink } from '../contracts/contract-link';
import { LoadingPage, ProblemPage } from '../problem-alert';
import { systemQuery } from '../query-keys';
import {
  COMMITMENT_DOOR,
  commitmentPageQuery,
  useCommitmentJournal,
  useShowCommitment,
  type CommitmentView,
} from './commitment-data';
import { CommitmentForm } from './commitment-form';
import { COMMITMENT_COMMANDS, COMMITMENT_FORMS, dutyWords, missingFor } from './commitment-forms';
import { Nodes } from './nodes';
import { useCommitmentWords } from './words/commitment-words';
import '../case/case.css';
import '../contracts/contract.css';

const route = getRouteApi('/commitments/$id');

/** One commitment, for whoever may read it. */
export function CommitmentPage(): ReactNode {
  const { id } = route.useParams();
  const { page } = useCommitmentWords();
  const { data, error, refetch } = useQuery(commitmentPageQuery(id));
  if (data !== undefined) return <Desk key={id} view={data} onLook={() => void refetch()} />;
  if (problemTypeOf(error) === 'not-found') {
    return <Result status="404" title={<h1>{page.notFound}</h1>} subTitle={page.notFoundHelp} />;
  }
  if (error !== null) return <ProblemPage error={error} retry={() => void refetch()} />;
  return <LoadingPage />;
}

type Open = IssuableCommitmentCommand | null;

/** Which form lies open, in the address: a reload or the back button finds it again. */
function useOpenForm(): readonly [Open, (type: Open) => void] {
  const { act } = route.useSearch();
  const navigate = route.useNavigate();
  const open = COMMITMENT_COMMANDS.find((one) => one === act) ?? null;
  return [open, (type) => void navigate({ search: type === null ? {} : { act: type }, resetScroll: false })];
}

interface DeskProps {
  readonly view: CommitmentView;
  readonly onLook: () => void;
}

function Desk({ view, onLook }: DeskProps): ReactNode {
  const { page, labels } = useCommitmentWords();
  const { message } = App.useApp();
  const { data: system } = useQuery(systemQuery);
  const [open, setOpen] = useOpenForm();
  const [isOutOfSight, setIsOutOfSight] = useState(false);
  const show = useShowCommitment(view.id);
  const change = useLatestChange(view.id, COMMITMENT_DOOR.read);
  useEffect(() => {
    document.title = page.title(view.code);
  }, [page, view.code]);
  const onSent = (sent: Exclude<Sent<CommitmentView>, { type: 'waiting' }>): void => {
    setOpen(null);
    if (sent.type === 'out-of-sight') return setIsOutOfSight(true);
    show(sent.fresh);
    void message.success(page.done);
  };
  if (isOutOfSight)
    return <Result status="success" title={<h1>{page.done}</h1>} subTitle={page.outOfSight} />;
  const today = system?.today ?? view.registeredAt.slice(0, 'YYYY-MM-DD'.length);
  const mayOpen = open !== null && view.allowedCommands.some(({ type }) => type === open);
  return (
    <div className="case">
      <ChangeBar view={view} change={change} door={COMMITMENT_DOOR} labels={labels.events} onFresh={show} />
      <Head view={view} onLook={onLook} />
      <div className="case-side">
        <Actions view={view} open={open} onOpen={setOpen} />
        <Clocks view={view} today={today} />
      </div>
      <div className="case-main">
        {mayOpen ? (
          <CommitmentForm
            key={open}
            {...{ view, type: open, today, onSent }}
            onFresh={show}
            onClose={() => setOpen(null)}
          />
        ) : null}
        <Nodes view={view} />
        <Journal view={view} />
      </div>
    </div>
  );
}

interface OfView {
  readonly view: CommitmentView;
}

/** What, whose, to whom, and how far. */
function Head({ view, onLook }: DeskProps): ReactNode {
  const { page, labels, language } = useCommitmentWords();
  const { audience, audienceName, outcome, status } = view;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [page.promisor, view.promisor.name],
    [page.manager, view.manager?.name ?? page.noManager],
    [page.regulator, view.regulator.name],
    [page.kind, `${view.kindCode} ${view.kindLabel}`],
    [
      page.audience,
      audienceName === null ? labels.audiences[audience] : `${labels.audiences[audience]} · ${audienceName}`,
    ],
    [page.madeOn, longDate(view.madeOn as PlainDate, language)],
    [page.contracts, view.contracts.length === 0 ? null : <Contracts key="contracts" view={view} />],
    [page.changes, view.changes.length === 0 ? null : <Changes key="changes" view={view} />],
    [page.rules, page.ruleVersion(view.ruleSet.name, view.ruleSet.version)],
  ];
  return (
    <header className="case-head">
      <div className="case-title">
        <h1>
          <span className="case-number">{view.code}</span> {view.name}
        </h1>
        <Button size="small" icon={<ReloadOutlined />} className="no-print" onClick={onLook}>
          {page.refresh}
        </Button>
        <div className="tags">
          <Tag color="blue">{labels.statuses[status]}</Tag>
          {outcome === null || outcome === status ? null : (
            <Tag color="geekblue">{labels.outcomes[outcome]}</Tag>
          )}
        </div>
      </div>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 1, md: 2, lg: 3, xl: 3, xxl: 4 }}
        items={facts
          .filter(([, value]) => value !== null)
          .map(([label, children]) => ({ key: label, label, children }))}
      />
    </header>
  );
}

const Contracts = ({ view }: OfView): ReactNode => (
  <div className="stack">
    {view.contracts.map(({ id, code }) => (
      <ContractLink key={id} id={id}>
        {code}
      </ContractLink>
    ))}
  </div>
);

function Changes({ view }: OfView): ReactNode {
  const { page, labels, language } = useCommitmentWords();
  return (
    <div className="stack">
      {view.changes.map(({ on, ground }, place) => (
        <span key={place}>
          {page.changedOn(longDate(on as PlainDate, language), labels.changeGrounds[ground])}
        </span>
      ))}
    </div>
  );
}

/** The acts that end a duty, or bring its end nearer. */
const ACTS_OF: Readonly<Record<CommitmentView['deadlines'][number]['duty'], readonly string[]>> = {
  perform: ['record-performance'],
  'explain-overdue': ['explain-overdue'],
  supervise: ['record-performance', 'open-supervision', 'conclude-supervision', 'propose-not-honoured'],
  'answer-proposal': ['answer-proposal'],
  close: ['close'],
};

interface ActionsProps extends OfView {
  readonly open: Open;
  readonly onOpen: (type: IssuableCommitmentCommand) => void;
}

/** What may be done now, then what may not and why: as the API says, command by command. */
function Actions({ view, open, onOpen }: ActionsProps): ReactNode {
  const words = useCommitmentWords();
  const { actions: said, domain } = useCaseWords();
  const due = view.deadlines.filter(({ state }) => state === 'running').flatMap(({ duty }) => ACTS_OF[duty]);
  const placeOf = (type: IssuableCommitmentCommand): Action<string>['place'] => {
    if (due.includes(type)) return 'due';
    return COMMITMENT_FORMS[type].isSeldom === true ? 'seldom' : 'next';
  };
  const actions = view.allowedCommands.flatMap(
    ({ type, mayIssue, reason }): readonly Action<IssuableCommitmentCommand>[] => {
      const known = COMMITMENT_COMMANDS.find((one) => one === type);
      if (known === undefined) return [];
      const action = { type: known, name: words.labels.commands[known], place: placeOf(known) };
      if (mayIssue) return [{ ...action, obstacle: missingFor(known, view, words), isOthers: false }];
      const obstacle = reason === null ? said.notNow : domain.explainRefusal(reason);
      return [{ ...action, obstacle, isOthers: reason?.type === 'role-missing' }];
    },
  );
  return <ActionList caseId={view.id} actions={actions} open={open} onOpen={onOpen} />;
}

function Clocks({ view, today }: OfView & { readonly today: string }): ReactNode {
  const words = useCommitmentWords();
  const { clock, roleName } = useCaseWords();
  const owners: Readonly<Record<string, string>> = words.labels.owners;
  const known = new Map(view.deadlines.map((deadline) => [deadline.dutyId, deadline]));
  const names: ClockNames = {
    dutyOf: ({ dutyId, label }) => {
      const deadline = known.get(dutyId);
      return deadline === undefined ? label : dutyWords(deadline, view, words);
    },
    ownerOf: ({ owner }) => owners[owner] ?? owner,
    rungOf: (code, label) => clock.rung(code, label),
    calledOf: (to) => (to === 'parties' ? words.clocks.parties : roleName(to)),
  };
  return <ClockCard clocks={view.deadlines} names={names} today={today} />;
}

const GROUPS = {
  progress: [],
  overdue: [
    ...(['overdue-explained', 'supervision-opened', 'supervision-concluded', 'commitment-urged'] as const),
    ...(['tolerance-asked', 'tolerance-granted', 'tolerance-refused', 'not-honoured-proposed'] as const),
    ...(['proposal-answered', 'not-honoured-confirmed', 'not-honoured-declined'] as const),
  ],
  clock: ['rungs-reached', 'duty-lapsed', 'calendar-changed'],
} as const;

/** What is in no other group is a step of the commitment itself. */
const groupOf = (type: string): string =>
  Object.entries<readonly string[]>(GROUPS).find(([, types]) => types.includes(type))?.[0] ?? 'progress';

function Journal({ view }: OfView): ReactNode {
  const { groups, fields, register } = useCommitmentWords();
  const { data } = useCommitmentJournal(view);
  const titles = view.nodes.map(({ nodeId }, place) => [`node/${nodeId}/title`, register.node(place + 1)]);
  const kind = {
    ...{ groupOf, groups: Object.keys(GROUPS), groupNames: groups },
    textNames: { ...fields, ...(Object.fromEntries(titles) as Readonly<Record<string, string>>) },
  };
  return <JournalCard lines={data?.items ?? []} kind={kind} />;
}
