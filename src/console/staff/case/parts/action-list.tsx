import { Button, Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../../session';
import { hasDraft } from '../form/draft';
import { useCaseWords } from '../words/case-words';

export interface Action<Type extends string> {
  readonly type: Type;
  /** What its button says. */
  readonly name: string;
  /** `due`: a running clock waits for it. `seldom`: needed now and then, whatever the stage. */
  readonly place: 'due' | 'next' | 'seldom';
  /** Why not now, in words; null where it may be done. */
  readonly obstacle: string | null;
  /** The obstacle is one of office: somebody else does this. */
  readonly isOthers: boolean;
}

interface ActionListProps<Type extends string> {
  readonly caseId: string;
  readonly actions: readonly Action<Type>[];
  readonly open: Type | null;
  readonly onOpen: (type: Type) => void;
}

/** What may be done now, then what may not and why. */
export function ActionList<Type extends string>(props: ActionListProps<Type>): ReactNode {
  const { actions: said } = useCaseWords();
  const { actions: all } = props;
  const now = all.filter(({ obstacle }) => obstacle === null);
  const [due, next, seldom] = (['due', 'next', 'seldom'] as const).map((place) =>
    now.filter((action) => action.place === place),
  ) as [typeof now, typeof now, typeof now];
  const later = all.filter(({ obstacle, isOthers }) => obstacle !== null && !isOthers);
  const others = all.filter(({ isOthers }) => isOthers);
  return (
    <Card size="small" title={<h2>{said.title}</h2>} className="actions" id="actions">
      {now.length === 0 ? <p>{said.none}</p> : null}
      {due.length === 0 ? null : <Buttons {...props} actions={due} className="action-buttons due" />}
      {next.length === 0 ? null : (
        <details open={due.length === 0}>
          <summary>{said.next(next.length)}</summary>
          <Buttons {...props} actions={next} className="action-buttons" />
        </details>
      )}
      {seldom.length === 0 ? null : (
        <details open={next.length === 0 && due.length === 0}>
          <summary>{said.seldom(seldom.length)}</summary>
          <Buttons {...props} actions={seldom} className="action-buttons" />
        </details>
      )}
      <Greyed title={said.later(later.length)} actions={later} />
      <Greyed title={said.others(others.length)} actions={others} />
    </Card>
  );
}

interface ButtonsProps<Type extends string> extends ActionListProps<Type> {
  readonly className: string;
}

function Buttons<Type extends string>(props: ButtonsProps<Type>): ReactNode {
  const { caseId, actions, open, onOpen, className } = props;
  const { actions: said } = useCaseWords();
  const { officer } = useSession();
  const isDrafted = (command: string): boolean =>
    open !== command && hasDraft({ officerId: officer.officerId, caseId, command });
  return (
    <div className={className}>
      {actions.map(({ type, name, place }) => (
        <Button
          key={type}
          type={open === type || place === 'due' ? 'primary' : 'default'}
          aria-pressed={open === type}
          onClick={() => onOpen(type)}
          block
        >
          {name}
          {isDrafted(type) ? <Tag color="gold">{said.draft}</Tag> : null}
        </Button>
      ))}
    </div>
  );
}

interface GreyedProps {
  readonly title: string;
  readonly actions: readonly Action<string>[];
}

function Greyed({ title, actions }: GreyedProps): ReactNode {
  if (actions.length === 0) return null;
  return (
    <details className="greyed">
      <summary>{title}</summary>
      <ul>
        {actions.map(({ type, name, obstacle }) => (
          <li key={type}>
            <Button size="small" disabled aria-describedby={`why-not-${type}`}>
              {name}
            </Button>
            <span id={`why-not-${type}`}>{obstacle}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
