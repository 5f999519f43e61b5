import { Alert, Button, Card, Spin, Tag } from 'antd';
import type { ReactNode } from 'react';
import { dayOf, longDate } from '../../../words/dates';
import { CaseLink } from '../../lists/case-link';
import { ProblemAlert } from '../../problem-alert';
import { useDuplicates, type CaseView, type DuplicateList, type Proposal } from '../case-data';
import { useCaseWords } from '../words/case-words';
import { UnlinkFollower } from './unlink-follower';

interface DuplicatesProps {
  readonly view: CaseView;
  /** Opens the form with the leading case that is meant. */
  readonly onLink: (leadingNumber: string) => void;
  readonly onUnlink: () => void;
}

const mayIssue = (view: CaseView, wanted: string): boolean =>
  view.allowedCommands.some((one) => one.type === wanted && one.mayIssue);

/** 重复投诉: what this case follows, what follows it, and what it may repeat, for a person to judge. */
export function Duplicates({ view, onLink, onUnlink }: DuplicatesProps): ReactNode {
  const { duplicates } = useCaseWords();
  const { data, error, refetch } = useDuplicates(view);
  if (view.view !== 'staff') return null;
  const isBusy = data === undefined && error === null;
  return (
    <Card size="small" title={<h2>{duplicates.title}</h2>} id="duplicates">
      {error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      {isBusy ? (
        <span role="status" aria-label={duplicates.loading}>
          <Spin size="small" />
        </span>
      ) : null}
      {data === undefined ? null : (
        <>
          <Leading list={data} onUnlink={mayIssue(view, 'unlink-duplicate') ? onUnlink : null} />
          <Followers list={data} view={view} />
          <Proposals list={data} onLink={mayIssue(view, 'link-duplicate') ? onLink : null} />
        </>
      )}
    </Card>
  );
}

interface OfList {
  readonly list: DuplicateList;
}

function Leading({ list, onUnlink }: OfList & { readonly onUnlink: (() => void) | null }): ReactNode {
  const { duplicates } = useCaseWords();
  if (!list.isLinked) return null;
  const unlink =
    onUnlink === null ? null : (
      <Button size="small" onClick={onUnlink}>
        {duplicates.unlink}
      </Button>
    );
  return (
    <section aria-label={duplicates.follows} className="duplicate-part">
      <h3>{list.leading === null ? duplicates.followsUnseen : duplicates.follows}</h3>
      <p>{duplicates.followsMeans}</p>
      {list.leading === null ? unlink : <Related complaint={list.leading} action={unlink} />}
    </section>
  );
}

function Followers({ list: { followers }, view }: OfList & { readonly view: CaseView }): ReactNode {
  const { duplicates } = useCaseWords();
  if (followers.length === 0) return null;
  return (
    <section aria-label={duplicates.leads(followers.length)} className="duplicate-part">
      <h3>{duplicates.leads(followers.length)}</h3>
      <p>{duplicates.leadsMeans}</p>
      {followers.map((one) => (
        <Related key={one.id} complaint={one} action={<UnlinkFollower view={view} follower={one} />} />
      ))}
    </section>
  );
}

interface ProposalLinesProps {
  readonly items: readonly Proposal[];
  readonly onLink: DuplicatesProps['onLink'] | null;
}

/** The likeliest are looked at first; few have a fourth. */
const SHOWN_AT_ONCE = 3;

function Proposals({
  list,
  onLink,
}: OfList & { readonly onLink: DuplicatesProps['onLink'] | null }): ReactNode {
  const { duplicates } = useCaseWords();
  const { items, isLinked, followers, isPersonCompared } = list;
  const rest = items.slice(SHOWN_AT_ONCE);
  if (isLinked && items.length === 0 && isPersonCompared) return null;
  // One leads, the others follow: whoever does either is not linked to a third.
  const link = isLinked || followers.length > 0 ? null : onLink;
  return (
    <section aria-label={duplicates.possible(items.length)} className="duplicate-part">
      {items.length === 0 ? (
        <p>{duplicates.none}</p>
      ) : (
        <>
          <h3>{duplicates.possible(items.length)}</h3>
          <p>{duplicates.possibleMeans}</p>
        </>
      )}
      {isPersonCompared ? null : <Alert type="warning" showIcon title={duplicates.notCompared} />}
      <ProposalLines items={items.slice(0, SHOWN_AT_ONCE)} onLink={link} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{duplicates.rest(rest.length)}</summary>
          <ProposalLines items={rest} onLink={link} />
        </details>
      )}
    </section>
  );
}

function ProposalLines({ items, onLink }: ProposalLinesProps): ReactNode {
  return items.map((one) => (
    <Related
      key={one.id}
      complaint={one}
      reasons={<Reasons proposal={one} />}
      action={<LinkButton proposal={one} onLink={onLink} />}
    />
  ));
}

function Reasons({ proposal: { score, reasons } }: { readonly proposal: Proposal }): ReactNode {
  const { duplicates } = useCaseWords();
  return (
    <span className="duplicate-reasons">
      <Tag color="blue">{duplicates.score(score)}</Tag>
      {reasons.map(({ type }) => (
        <Tag key={type}>{duplicates.reasons[type]}</Tag>
      ))}
    </span>
  );
}

function LinkButton({
  proposal: { number, isFollowing },
  onLink,
}: {
  readonly proposal: Proposal;
  readonly onLink: DuplicatesProps['onLink'] | null;
}): ReactNode {
  const { duplicates } = useCaseWords();
  if (isFollowing) return <small>{duplicates.isFollowing}</small>;
  if (onLink === null) return null;
  return (
    <Button size="small" aria-label={duplicates.linkTo(number)} onClick={() => onLink(number)}>
      {duplicates.link}
    </Button>
  );
}

interface RelatedProps {
  readonly complaint: Omit<DuplicateList['followers'][number], 'unlinking'>;
  readonly reasons?: ReactNode;
  readonly action?: ReactNode;
}

function Related({ complaint, reasons, action }: RelatedProps): ReactNode {
  const { domain, duplicates, language } = useCaseWords();
  const { id, number, title, respondent, channel, status, receivedAt } = complaint;
  return (
    <div className="duplicate">
      <div>
        <CaseLink id={id} number={number} /> <strong>{title}</strong>
        <small>
          {respondent.name} · {domain.channels[channel]} · {domain.statuses[status]} ·{' '}
          {duplicates.received(longDate(dayOf(receivedAt), language))}
        </small>
        {reasons}
      </div>
      {action}
    </div>
  );
}
