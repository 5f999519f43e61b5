import { Card, Progress, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { money } from '../../../words/money';
import type { ContractView, MilestoneView } from '../contract-data';
import { useContractWords } from '../words/contract-words';
import { PaymentTerm } from './payment-term';

interface MilestonesProps {
  readonly view: ContractView;
  readonly today: string;
}

const LAST = '9999-12-31';

const byDay = (left: MilestoneView, right: MilestoneView): number =>
  (left.dueOn ?? LAST) < (right.dueOn ?? LAST) ? -1 : 1;

/** Every day on which one side owes something, in their order, with today among them. */
export function Milestones({ view, today }: MilestonesProps): ReactNode {
  const { nodes, language } = useContractWords();
  const sorted = view.milestones.toSorted(byDay);
  const past = sorted.filter(({ dueOn }) => dueOn !== null && dueOn < today);
  const ahead = sorted.filter((milestone) => !past.includes(milestone));
  return (
    <Card size="small" title={<h2>{nodes.title}</h2>} id="milestones">
      {sorted.length === 0 ? <p>{nodes.none}</p> : null}
      {sorted.length === 0 ? null : (
        <ol className="time-line">
          {past.map((milestone) => (
            <Node key={milestone.milestoneId} milestone={milestone} today={today} />
          ))}
          <li className="today">
            {nodes.today} {longDate(today as PlainDate, language)}
          </li>
          {ahead.map((milestone) => (
            <Node key={milestone.milestoneId} milestone={milestone} today={today} />
          ))}
        </ol>
      )}
    </Card>
  );
}

const COLOURS = {
  upcoming: 'default',
  due: 'gold',
  overdue: 'red',
  'partly-met': 'blue',
  met: 'green',
  waived: 'default',
} as const satisfies Record<MilestoneView['state'], string>;

function Node({
  milestone,
  today,
}: {
  readonly milestone: MilestoneView;
  readonly today: string;
}): ReactNode {
  const { nodes, labels, language } = useContractWords();
  const { kind, title, owedBy, dueOn, state, overdueDays, performedOn, supervision, toleranceAsked } =
    milestone;
  return (
    <li className={`node state-${state}`}>
      <p className="node-day">
        {dueOn === null ? nodes.noDate : longDate(dueOn as PlainDate, language)}{' '}
        <Tag color={COLOURS[state]}>{labels.milestoneStates[state]}</Tag>
        <Late days={overdueDays} state={state} />
      </p>
      <h3>
        {title} <small>{labels.milestoneKinds[kind]}</small>
      </h3>
      <p>{nodes.owes(labels.sides[owedBy])}</p>
      <Done milestone={milestone} />
      <PaymentTerm milestone={milestone} today={today} />
      {performedOn === null ? null : <p>{nodes.performedOn(longDate(performedOn as PlainDate, language))}</p>}
      {supervision === 'none' ? null : (
        <p>
          {nodes.supervision}: <strong>{labels.supervisions[supervision]}</strong>
        </p>
      )}
      {toleranceAsked === null ? null : (
        <p>{nodes.toleranceAsked(toleranceAsked.days, labels.toleranceGrounds[toleranceAsked.ground])}</p>
      )}
    </li>
  );
}

function Late({ days, state }: { readonly days: number; readonly state: MilestoneView['state'] }): ReactNode {
  const { nodes } = useContractWords();
  if (days === 0) return null;
  const isOver = state === 'met';
  return <Tag color={isOver ? 'gold' : 'red'}>{isOver ? nodes.late(days) : nodes.overdue(days)}</Tag>;
}

/** How much of the money, or of the things, has come. */
function Done({ milestone }: { readonly milestone: MilestoneView }): ReactNode {
  const { nodes, labels, language } = useContractWords();
  const { amountYuan, performedYuan, quantity, performedQuantity, title } = milestone;
  const unit = quantity === null ? '' : labels.units[quantity.unit];
  return (
    <>
      {amountYuan === null ? null : (
        <Share
          name={title}
          share={shareOf(performedYuan, amountYuan)}
          text={nodes.doneOf(money(performedYuan, language), money(amountYuan, language))}
        />
      )}
      {quantity === null ? null : (
        <Share
          name={title}
          share={shareOf(performedQuantity, quantity.value)}
          text={nodes.doneOf(`${performedQuantity} ${unit}`, `${quantity.value} ${unit}`)}
        />
      )}
    </>
  );
}

const WHOLE = 100;

/** In whole percent, and never more than all. */
export function shareOf(done: string, whole: string): number {
  return Number(whole) === 0 ? 0 : Math.min(WHOLE, Math.floor((Number(done) / Number(whole)) * WHOLE));
}

interface ShareProps {
  readonly name: string;
  readonly share: number;
  readonly text: string;
}

export function Share({ name, share, text }: ShareProps): ReactNode {
  return (
    <div className="share">
      <span>{text}</span>
      <Progress percent={share} size="small" aria-label={`${name}: ${text}`} status="normal" />
    </div>
  );
}
