import type { ReactNode } from 'react';
import { DUTY_ACTS } from '../../../../domain/complaint/duty-acts';
import { ISSUABLE_COMMANDS, type IssuableCommandType } from '../../../../wire/complaint-command.wire';
import type { CaseView } from '../case-data';
import { missingFor } from '../form/choices';
import { FORMS } from '../form/forms-of-others';
import { useCaseWords, type CaseWords } from '../words/case-words';
import { ActionList, type Action } from './action-list';

interface ActionsProps {
  readonly view: CaseView;
  readonly open: IssuableCommandType | null;
  readonly onOpen: (type: IssuableCommandType) => void;
}

/** What may be done now, then what may not and why: as the API says, command by command. */
export function Actions({ view, open, onOpen }: ActionsProps): ReactNode {
  const actions = actionsFor(view, useCaseWords());
  return <ActionList caseId={view.id} actions={actions} open={open} onOpen={onOpen} />;
}

function actionsFor(view: CaseView, words: CaseWords): readonly Action<IssuableCommandType>[] {
  return view.allowedCommands.flatMap(
    ({ type, mayIssue, reason }): readonly Action<IssuableCommandType>[] => {
      const known = ISSUABLE_COMMANDS.find((one) => one === type);
      if (known === undefined) return [];
      const action = { type: known, name: words.domain.commands[known], place: placeOf(known, view) };
      if (!mayIssue) {
        const obstacle = reason === null ? words.actions.notNow : words.domain.explainRefusal(reason);
        return [{ ...action, obstacle, isOthers: reason?.type === 'role-missing' }];
      }
      const missing = missingFor(known, view, words);
      const obstacle = missing === null ? null : words.actions.nothingTo[missing];
      return [{ ...action, obstacle, isOthers: false }];
    },
  );
}

function placeOf(type: IssuableCommandType, view: CaseView): Action<string>['place'] {
  if (isDue(type, view)) return 'due';
  return FORMS[type].isSeldom === true ? 'seldom' : 'next';
}

/** What a running clock waits for, or a chain of signatures. */
function isDue(type: IssuableCommandType, { deadlines, approval }: CaseView): boolean {
  if (approval !== null && (type === 'approve' || type === 'return-for-revision')) return true;
  return deadlines.some(({ duty, state }) => {
    const acts: readonly string[] = DUTY_ACTS[duty];
    return state === 'running' && acts.includes(type);
  });
}
