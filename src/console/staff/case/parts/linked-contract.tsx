import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Input, Spin, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { money } from '../../../words/money';
import { ProblemAlert } from '../../problem-alert';
import {
  contractSearchQuery,
  useContractOfCase,
  type CaseView,
  type ContractOfCase,
  type LinkedContractView,
} from '../case-data';
import { useCaseWords } from '../words/case-words';

interface LinkedContractProps {
  readonly view: CaseView;
  /** Opens the form with the contract that is meant. */
  readonly onLink: (contractCode: string) => void;
  readonly onUnlink: () => void;
}

const mayIssue = (view: CaseView, wanted: string): boolean =>
  view.allowedCommands.some((one) => one.type === wanted && one.mayIssue);

/** 关联合同: which registered contract the complaint is about, how that stands, and which it may be. */
export function LinkedContract({ view, onLink, onUnlink }: LinkedContractProps): ReactNode {
  const { contractPart } = useCaseWords();
  const { data, error, refetch } = useContractOfCase(view);
  if (view.view !== 'staff' || view.origin !== undefined) return null;
  const isBusy = data === undefined && error === null;
  return (
    <Card size="small" title={<h2>{contractPart.title}</h2>} id="contract">
      {error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      {isBusy ? (
        <span role="status" aria-label={contractPart.loading}>
          <Spin size="small" />
        </span>
      ) : null}
      {data === undefined ? null : (
        <Contract
          answer={data}
          onLink={mayIssue(view, 'link-contract') ? onLink : null}
          onUnlink={mayIssue(view, 'unlink-contract') ? onUnlink : null}
        />
      )}
    </Card>
  );
}

interface ContractProps {
  readonly answer: ContractOfCase;
  readonly onLink: LinkedContractProps['onLink'] | null;
  readonly onUnlink: (() => void) | null;
}

function Contract({ answer: { linked, items }, onLink, onUnlink }: ContractProps): ReactNode {
  const { contractPart } = useCaseWords();
  if (linked !== null) return <Linked linked={linked} onUnlink={onUnlink} />;
  return (
    <>
      <section aria-label={contractPart.possible(items.length)} className="duplicate-part">
        {items.length === 0 ? <p>{contractPart.none}</p> : <h3>{contractPart.possible(items.length)}</h3>}
        {items.map((one) => (
          <ContractLine key={one.id} contract={one} onLink={onLink}>
            {one.reasons.map(({ type }) => (
              <Tag key={type}>{contractPart.reasons[type]}</Tag>
            ))}
          </ContractLine>
        ))}
      </section>
      {onLink === null ? null : <ContractSearch onLink={onLink} />}
    </>
  );
}

interface LinkedProps {
  readonly linked: LinkedContractView;
  readonly onUnlink: (() => void) | null;
}

function Linked({ linked, onUnlink }: LinkedProps): ReactNode {
  const { contractPart, language } = useCaseWords();
  const { id, code, name, mayRead, linkedOn, isNamed } = linked;
  return (
    <section aria-label={contractPart.linked} className="duplicate-part">
      <div className="duplicate">
        <div>
          {mayRead ? (
            <Link to="/contracts/$id" params={{ id }} search={{}}>
              {code}
            </Link>
          ) : (
            <strong>{code}</strong>
          )}
          <strong>{name}</strong>
          <small>
            {contractPart.linkedOn(longDate(linkedOn as PlainDate, language))} ·{' '}
            {isNamed ? contractPart.named : contractPart.notNamed}
          </small>
        </div>
        {onUnlink === null ? null : (
          <Button size="small" onClick={onUnlink}>
            {contractPart.unlink}
          </Button>
        )}
      </div>
      <Standing linked={linked} />
    </section>
  );
}

/** How the contract stood when it was linked, beside how it stands now. */
function Standing({ linked: { atLinking, now } }: { readonly linked: LinkedContractView }): ReactNode {
  const { contractPart, contractStatus, language } = useCaseWords();
  const overdue = ({ overdueMilestones, overdueDays }: LinkedContractView['atLinking']): string =>
    overdueMilestones === 0 ? contractPart.notOverdue : contractPart.overdue(overdueMilestones, overdueDays);
  const paid = ({ paidYuan, payableYuan }: LinkedContractView['atLinking']): string =>
    contractPart.paidOf(money(paidYuan, language), money(payableYuan, language));
  const figures = [
    [contractPart.statusNow, contractStatus(now.status)],
    [contractPart.overdueNow, overdue(now)],
    [contractPart.overdueThen, overdue(atLinking)],
    [contractPart.paidNow, paid(now)],
    [contractPart.paidThen, paid(atLinking)],
    [contractPart.arrears, money(now.arrearsYuan, language)],
    [contractPart.interest, money(now.interestYuan, language)],
  ] as const;
  return (
    <dl className="figures">
      {figures.map(([term, figure]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Among the contracts that the officer sees in the register. */
function ContractSearch({ onLink }: { readonly onLink: LinkedContractProps['onLink'] }): ReactNode {
  const { contractPart } = useCaseWords();
  const [sought, setSought] = useState('');
  const { data, error, refetch, isFetching } = useQuery(contractSearchQuery(sought));
  const found = data?.items ?? [];
  return (
    <section aria-label={contractPart.search} className="duplicate-part">
      <h3>{contractPart.search}</h3>
      <Input.Search
        aria-label={contractPart.searchFor}
        placeholder={contractPart.searchFor}
        enterButton={contractPart.searchButton}
        maxLength={60}
        loading={isFetching}
        onSearch={(text) => setSought(text.trim())}
      />
      {error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      {data !== undefined && found.length === 0 ? <p>{contractPart.notFound}</p> : null}
      {found.map((one) => (
        <ContractLine key={one.id} contract={one} onLink={onLink} />
      ))}
    </section>
  );
}

interface ContractLineProps {
  readonly contract: Pick<
    ContractOfCase['items'][number],
    'id' | 'code' | 'name' | 'status' | 'undertaking' | 'signedOn'
  >;
  readonly onLink: LinkedContractProps['onLink'] | null;
  readonly children?: ReactNode;
}

function ContractLine({ contract, onLink, children }: ContractLineProps): ReactNode {
  const { contractPart, contractStatus, language } = useCaseWords();
  const { id, code, name, status, undertaking, signedOn } = contract;
  return (
    <div className="duplicate">
      <div>
        <Link to="/contracts/$id" params={{ id }} search={{}}>
          {code}
        </Link>
        <strong>{name}</strong>
        <small>
          {undertaking.name} · {contractStatus(status)}
          {signedOn === null ? '' : ` · ${contractPart.signed(longDate(signedOn as PlainDate, language))}`}
        </small>
        {children === undefined ? null : <span className="duplicate-reasons">{children}</span>}
      </div>
      {onLink === null ? null : (
        <Button size="small" aria-label={contractPart.linkTo(code)} onClick={() => onLink(code)}>
          {contractPart.link}
        </Button>
      )}
    </div>
  );
}
