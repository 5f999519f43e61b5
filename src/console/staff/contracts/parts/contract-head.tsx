import { CopyOutlined, ReloadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { App, Button, Descriptions, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { capitals, money } from '../../../words/money';
import { StepList } from '../../case/parts/step-list';
import type { ContractView } from '../contract-data';
import { useContractWords } from '../words/contract-words';

interface OfView {
  readonly view: ContractView;
}

/** What, whose, how much, and how far. */
export function ContractHead({ view, onLook }: OfView & { readonly onLook: () => void }): ReactNode {
  const { page, labels, list } = useContractWords();
  return (
    <header className="case-head">
      <div className="case-title">
        <h1>
          <span className="case-number">{view.code}</span> {view.name}
        </h1>
        <CopyButton code={view.code} />
        <Button size="small" icon={<ReloadOutlined />} className="no-print" onClick={onLook}>
          {page.refresh}
        </Button>
        <div className="tags">
          <Tag color="blue">{labels.statuses[view.status]}</Tag>
          {view.outcome === null ? null : <Tag color="geekblue">{labels.outcomes[view.outcome]}</Tag>}
          {view.isKeySupervised ? <Tag color="gold">{page.keySupervised}</Tag> : null}
          {view.isListed ? <Tag color="red">{list.listed}</Tag> : null}
          {view.isStock ? <Tag>{list.stock}</Tag> : null}
        </div>
      </div>
      <Steps view={view} />
      <Suspension view={view} />
      <Facts view={view} />
    </header>
  );
}

function CopyButton({ code }: { readonly code: string }): ReactNode {
  const { page } = useContractWords();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    void message.success(page.copied);
  };
  return (
    <Button size="small" icon={<CopyOutlined />} className="no-print" onClick={() => void copy()}>
      {page.copyCode}
    </Button>
  );
}

const STAGES = ['draft', 'review', 'sign', 'file', 'perform', 'close', 'archive'] as const;

/** A terminated contract is dealt with to its end in place of being performed. */
const STAGE_OF = {
  draft: 'draft',
  reviewing: 'review',
  approved: 'sign',
  signed: 'file',
  filed: 'perform',
  performing: 'perform',
  performed: 'close',
  terminated: 'close',
  'closed-out': 'archive',
  archived: 'archive',
} as const satisfies Record<ContractView['status'], (typeof STAGES)[number]>;

function Steps({ view: { status, outcome } }: OfView): ReactNode {
  const { page, labels } = useContractWords();
  const here = STAGES.indexOf(STAGE_OF[status]);
  const steps = STAGES.map((stage, place) => ({
    key: stage,
    label: page.stages[stage],
    note: place === here ? labels.statuses[status] : closing(stage),
  }));
  function closing(stage: string): string | null {
    return stage === 'close' && outcome !== null ? labels.outcomes[outcome] : null;
  }
  return <StepList label={page.steps} steps={steps} here={here} />;
}

function Suspension({ view: { suspension } }: OfView): ReactNode {
  const { page, labels, language } = useContractWords();
  if (suspension === null) return null;
  const since = longDate(suspension.fromOn as PlainDate, language);
  return <p>{page.suspendedSince(labels.suspensionGrounds[suspension.ground], since)}</p>;
}

function Facts({ view }: OfView): ReactNode {
  const { page, labels, language, modelTexts } = useContractWords();
  const day = (on: string | null): string => (on === null ? page.open : longDate(on as PlainDate, language));
  const { filing, reviewOpinion, startsOn, endsOn } = view;
  const hasPeriod = startsOn !== null || endsOn !== null;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [page.amount, <Amount key="amount" view={view} />],
    [page.category, `${view.categoryCode} ${view.categoryLabel}`],
    [page.undertaking, view.undertaking.name],
    [page.manager, view.manager?.name ?? page.noManager],
    [page.regulator, view.regulator.name],
    [page.reporter, view.reporter.id === view.undertaking.id ? null : view.reporter.name],
    [page.signedOn, view.signedOn === null ? null : day(view.signedOn)],
    [page.period, hasPeriod ? page.periodOf(day(startsOn), day(endsOn)) : null],
    [page.filing, filing === null ? page.notFiled : page.filedAs(filing.number, day(filing.on))],
    [page.opinion, reviewOpinion === null ? null : labels.opinions[reviewOpinion]],
    [page.ownNumber, view.ownNumber],
    [page.externalNumber, view.externalNumber],
    [modelTexts.use.label, view.modelText === undefined ? null : <FromModelText key="text" view={view} />],
    [page.route, labels.routes[view.route]],
    [page.rules, page.ruleVersion(view.ruleSet.name, view.ruleSet.version)],
  ];
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 1, md: 2, lg: 3, xl: 3, xxl: 4 }}
      items={facts
        .filter(([, value]) => value !== null)
        .map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

function Amount({ view: { amountYuan, priceType } }: OfView): ReactNode {
  const { page, labels, language } = useContractWords();
  if (amountYuan === null) return `${page.noAmount} · ${labels.priceTypes[priceType]}`;
  return (
    <span>
      <strong>{money(amountYuan, language)}</strong> {labels.priceTypes[priceType]}{' '}
      <small lang="zh-CN">{capitals(amountYuan)}</small>
    </span>
  );
}

/** From which version it was drafted, with the way to it, and what departs. */
function FromModelText({ view: { modelText } }: OfView): ReactNode {
  const { use } = useContractWords().modelTexts;
  if (modelText === undefined) return null;
  const { title, number, versionId, departs, departure } = modelText;
  return (
    <span>
      <Link to="/contracts/model-texts" hash={versionId}>
        {use.option(title, number)}
      </Link>{' '}
      {departs ? use.departed(departure ?? '') : use.used}
    </span>
  );
}
