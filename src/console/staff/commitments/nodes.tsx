import { Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import { longDate } from '../../words/dates';
import { Share, shareOf } from '../contracts/parts/milestones';
import type { CommitmentView, NodeView } from './commitment-data';
import { useCommitmentWords } from './words/commitment-words';

const COLOURS = {
  upcoming: 'default',
  due: 'gold',
  overdue: 'red',
  'partly-met': 'blue',
  met: 'green',
  waived: 'default',
  'not-honoured': 'red',
} as const satisfies Record<NodeView['state'], string>;

/** Every day by which something promised is to be there, in their order. */
export function Nodes({ view }: { readonly view: CommitmentView }): ReactNode {
  const { nodes } = useCommitmentWords();
  const sorted = view.nodes.toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : 1));
  return (
    <Card size="small" title={<h2>{nodes.title}</h2>} id="nodes">
      <ol className="time-line">
        {sorted.map((node) => (
          <Node key={node.nodeId} node={node} />
        ))}
      </ol>
    </Card>
  );
}

function Node({ node }: { readonly node: NodeView }): ReactNode {
  const { nodes, labels, language } = useCommitmentWords();
  const { title, dueOn, target, state, overdueDays, performedOn, supervision, toleranceAsked } = node;
  const unit = target === null ? '' : labels.units[target.unit];
  return (
    <li className={`node state-${state}`}>
      <p className="node-day">
        {longDate(dueOn as PlainDate, language)} <Tag color={COLOURS[state]}>{labels.nodeStates[state]}</Tag>
        {overdueDays === 0 ? null : <Tag color="red">{nodes.overdue(overdueDays)}</Tag>}
      </p>
      <h3>{title}</h3>
      {target === null ? null : (
        <Share
          name={title}
          share={shareOf(node.performedQuantity, target.value)}
          text={nodes.doneOf(`${node.performedQuantity} ${unit}`, `${target.value} ${unit}`)}
        />
      )}
      {performedOn === null ? null : <p>{nodes.honouredOn(longDate(performedOn as PlainDate, language))}</p>}
      {supervision === 'none' ? null : (
        <p>
          {nodes.supervision}: <strong>{labels.supervisions[supervision]}</strong>
        </p>
      )}
      {toleranceAsked === null ? null : (
        <p>{nodes.toleranceAsked(toleranceAsked.days, labels.toleranceGrounds[toleranceAsked.ground])}</p>
      )}
      <Proposal node={node} />
    </li>
  );
}

function Proposal({ node: { proposal } }: { readonly node: NodeView }): ReactNode {
  const { nodes } = useCommitmentWords();
  if (proposal === null) return null;
  return <p>{proposal.isAnswered ? nodes.answered : nodes.proposed}</p>;
}
