import { Button, Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import { DUTY_ACTS } from '../../../../domain/complaint/duty-acts';
import { ISSUABLE_COMMANDS, type IssuableCommandType } from '../../../../wire/complaint-command.wire';
import { useSession } from '../../session';
import type { CaseView } from '../case-data';
import { missingFor } from '../form/choices';
import { hasDraft } from '../form/draft';
import { FORMS } from '../form/forms-of-others';
import { useCaseWords, type CaseWords } from '../words/case-words';

interface ActionsProps {
  readonly view: CaseView;
  readonly open: IssuableCommandType | null;
  readonly onOpen: (type: IssuableCommandType) => void;
}

interface Action {
  readonly type: IssuableCommandType;
  /** Why not now, in words; null where it may be done. */
  readonly obstacle: string | null;
  /** The obstacle is one of office: somebody else does this. */
  readonly isOthers: boolean;
}

/** What may be done now, then what may not and why: as the API says, command by command. */
function actionsFor(view: CaseView, words: CaseWords): readonly Action[] {
  return view.allowedCommands.flatMap(({ type, mayIssue, reason }): readonly Action[] => {
    const known = ISSUABLE_COMMANDS.find((one) => one === type);
    if (known === undefined) return [];
    if (!mayIssue) {
      const obstacle = reason === null ? words.actions.notNow : words.domain.explainRefusal(reason);
      return [{ type: known, obstacle, isOthers: reason?.type === 'role-missing' }];
    }
    const missing = missingFor(known, view, words);
    const obstacle = missing === null ? null : words.actions.nothingTo[missing];
    return [{ type: known, obstacle, isOthers: false }];
  });
}

export function Actions({ view, open, onOpen }: ActionsProps): ReactNode {
  const words = useCaseWords();
  const { actions: said } = words;
  const all = actionsFor(view, words);
  const now = all.filter(({ obstacle }) => obstacle === null);
  const due = now.filter(({ type }) => isDue(type, view));
  const next = now.filter(({ type }) => FORMS[type].isSeldom !== true && !isDue(type, view));
  const seldom = now.filter(({ type }) => FORMS[type].isSeldom === true && !isDue(type, view));
  const later = all.filter(({ obstacle, isOthers }) => obstacle !== null && !isOthers);
  const others = all.filter(({ isOthers }) => isOthers);
  return (
    <Card size="small" title={<h2>{said.title}</h2>} className="actions" id="actions">
      {now.length === 0 ? <p>{said.none}</p> : null}
      {due.length === 0 ? null : (
        <div className="action-buttons due">
          {due.map(({ type }) => (
            <ActionButton key={type} type={type} view={view} open={open} onOpen={onOpen} isDue />
          ))}
        </div>
      )}
      {next.length === 0 ? null : (
        <details open={due.length === 0}>
          <summary>{said.next(next.length)}</summary>
          <div className="action-buttons">
            {next.map(({ type }) => (
              <ActionButton key={type} type={type} view={view} open={open} onOpen={onOpen} />
            ))}
          </div>
        </details>
      )}
      {seldom.length === 0 ? null : (
        <details open={next.length === 0 && due.length === 0}>
          <summary>{said.seldom(seldom.length)}</summary>
          <div className="action-buttons">
            {seldom.map(({ type }) => (
              <ActionButton key={type} type={type} view={view} open={open} onOpen={onOpen} />
            ))}
          </div>
        </details>
      )}
      <Greyed title={said.later(later.length)} actions={later} />
      <Greyed title={said.others(others.length)} actions={others} />
    </Card>
  );
}

/** What a running clock waits for, or a chain of signatures. */
function isDue(type: IssuableCommandType, { deadlines, approval }: CaseView): boolean {
  if (approval !== null && (type === 'approve' || type === 'return-for-revision')) return true;
  return deadlines.some(({ duty, state }) => {
    const acts: readonly string[] = DUTY_ACTS[duty];
    return state === 'running' && acts.includes(type);
  });
}

interface ActionButtonProps extends ActionsProps {
  readonly type: IssuableCommandType;
  readonly isDue?: true;
}

function ActionButton({ type, view, open, onOpen, isDue: isFirst }: ActionButtonProps): ReactNode {
  const { domain, actions } = useCaseWords();
  const { officer } = useSession();
  const isDrafted = hasDraft({ officerId: officer.officerId, caseId: view.id, command: type });
  return (
    <Button
      type={open === type || isFirst === true ? 'primary' : 'default'}
      aria-pressed={open === type}
      onClick={() => onOpen(type)}
      block
    >
      {domain.commands[type]}
      {isDrafted && open !== type ? <Tag color="gold">{actions.draft}</Tag> : null}
    </Button>
  );
}

function Greyed({
  title,
  actions,
}: {
  readonly title: string;
  readonly actions: readonly Action[];
}): ReactNode {
  const { domain } = useCaseWords();
  if (actions.length === 0) return null;
  return (
    <details className="greyed">
      <summary>{title}</summary>
      <ul>
        {actions.map(({ type, obstacle }) => (
          <li key={type}>
            <Button size="small" disabled aria-describedby={`why-not-${type}`}>
              {domain.commands[type]}
            </Button>
            <span id={`why-not-${type}`}>{obstacle}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
