import { Link } from '@tanstack/react-router';
import { Descriptions, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { money } from '../../../words/money';
import { addYuan } from './amounts';
import { isAboutCompany, useRelatedCase, type CaseView } from '../case-data';
import { useCaseWords, type CaseWords } from '../words/case-words';
import { ASKING } from '../../menu';
import { useSession } from '../../session';
import { SeeAsSwitch } from './see-as';
import { StatusSteps } from './status-steps';

/** Who, what, how much, and how far. */
export function CaseHead({ view }: { readonly view: CaseView }): ReactNode {
  const { head, domain } = useCaseWords();
  return (
    <header className="case-head">
      <div className="case-title">
        <h1>
          <span className="case-number">{view.number}</span> {view.title ?? head.untitled}
        </h1>
        <div className="tags">
          <Tag color="blue">{domain.statuses[view.status]}</Tag>
          {saysMore(view, domain) ? <Tag color="geekblue">{domain.outcomes[view.outcome]}</Tag> : null}
          {view.isListed ? <Tag color="red">{head.listed}</Tag> : null}
          {view.isSuspended ? <Tag color="gold">{head.suspended}</Tag> : null}
          {view.handling === 'followed' ? <Tag>{domain.handlings.followed}</Tag> : null}
        </div>
      </div>
      <SeeAsSwitch view={view} />
      <StatusSteps view={view} />
      <Facts view={view} />
      <Related view={view} />
    </header>
  );
}

/** In English a case that was determined is called as its outcome is: once is enough. */
const saysMore = (
  view: CaseView,
  { statuses, outcomes }: CaseWords['domain'],
): view is CaseView & { readonly outcome: NonNullable<CaseView['outcome']> } =>
  view.outcome !== null && outcomes[view.outcome] !== statuses[view.status];

function Facts({ view }: { readonly view: CaseView }): ReactNode {
  const { head, domain, language } = useCaseWords();
  const total = addYuan(view.demands.map(({ amountYuan }) => amountYuan));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [isAboutCompany(view) ? head.company : head.respondent, view.respondent.name],
    [head.amount, total === null ? null : money(total, language)],
    [head.accepting, view.accepting.name],
    [head.verifying, view.verifying?.name ?? (view.view === 'staff' ? head.notYet : null)],
    [head.reviewing, view.reviewing?.name],
    [
      head.identity,
      view.identity === null || view.kind === 'ex-officio' ? null : <Identity key="identity" view={view} />,
    ],
    [head.kind, `${domain.kinds[view.kind]} · ${domain.channels[view.channel]}`],
    [head.field, domain.fields[view.field]],
    [head.receivedOn, longDate(view.receivedOn as PlainDate, language)],
    [head.contract, contractOf(view)],
    [head.rules, head.ruleVersion(view.ruleSet.name, view.ruleSet.version)],
  ];
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 1, md: 2, lg: 3, xl: 3, xxl: 4 }}
      items={facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

/** As the complainant wrote it; of a determination ex officio the registered contract, for whoever may read it. */
function contractOf({ contract, origin }: CaseView): ReactNode {
  if (origin?.mayRead === true) {
    return (
      <Link to="/contracts/$id" params={{ id: origin.contractId }} search={{}}>
        {contract?.name ?? ''} {origin.contractCode}
      </Link>
    );
  }
  return [contract?.name, contract?.number ?? origin?.contractCode].filter((part) => part != null).join(' ');
}

/** Sealed or open, whether it may be named, and for who handles the case the way to ask who it is. */
function Identity({ view }: { readonly view: CaseView }): ReactNode {
  const { head, domain } = useCaseWords();
  const { officer } = useSession();
  const hasIdentity = view.view === 'staff' && view.identity !== 'anonymous';
  const mayAsk = hasIdentity && officer.roles.some((role) => ASKING.includes(role));
  return (
    <span>
      {identityWords(view, head, domain.identities)}{' '}
      {mayAsk ? (
        <Link to="/reveals" search={{ case: view.id }} className="no-print in-text" preload={false}>
          {head.askIdentity}
        </Link>
      ) : null}
    </span>
  );
}

function identityWords(
  { identity, namingAgreed }: CaseView,
  head: CaseWords['head'],
  names: CaseWords['domain']['identities'],
): string | null {
  if (identity === null) return null;
  return `${names[identity]} · ${namingAgreed ? head.namingAgreed : head.namingNotAgreed}`;
}

/** Several respondents under one receipt: one case each. */
function Related({ view }: { readonly view: CaseView }): ReactNode {
  const { head } = useCaseWords();
  if (view.parentId === null && view.childIds.length === 0) return null;
  return (
    <nav aria-label={head.related} className="related">
      <strong>{head.related}</strong>
      <ul>
        {view.parentId === null ? null : <RelatedCase id={view.parentId} as={head.parent} />}
        {view.childIds.map((id) => (
          <RelatedCase key={id} id={id} as={head.child} />
        ))}
      </ul>
    </nav>
  );
}

function RelatedCase({ id, as: relation }: { readonly id: string; readonly as: string }): ReactNode {
  const { domain, head } = useCaseWords();
  const { data, isError } = useRelatedCase(id);
  if (isError) return <li>{`${relation} ${head.notYours}`}</li>;
  if (data === undefined) return <li>{relation}…</li>;
  return (
    <li>
      {relation}{' '}
      <Link to="/complaints/$id" params={{ id }} search={{}}>
        {data.number}
      </Link>{' '}
      {data.respondent.name} · {domain.statuses[data.status]}
    </li>
  );
}
