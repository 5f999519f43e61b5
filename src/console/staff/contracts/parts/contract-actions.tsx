import type { ReactNode } from 'react';
import type { IssuableContractCommand } from '../../../../wire/contract-command.wire';
import { ActionList, type Action } from '../../case/parts/action-list';
import { useCaseWords } from '../../case/words/case-words';
import type { ContractView } from '../contract-data';
import { CONTRACT_FORMS } from '../form/contract-forms';
import { missingFor } from '../form/contract-picks';
import { useContractWords } from '../words/contract-words';

interface ContractActionsProps {
  readonly view: ContractView;
  readonly open: IssuableContractCommand | null;
  readonly onOpen: (type: IssuableContractCommand) => void;
}

export const CONTRACT_COMMANDS = Object.keys(CONTRACT_FORMS) as readonly IssuableContractCommand[];

/** What may be done now, then what may not and why: as the API says, command by command. */
export function ContractActions({ view, open, onOpen }: ContractActionsProps): ReactNode {
  return <ActionList caseId={view.id} actions={useActions(view)} open={open} onOpen={onOpen} />;
}

function useActions(view: ContractView): readonly Action<IssuableContractCommand>[] {
  const words = useContractWords();
  const { actions: said, domain } = useCaseWords();
  return view.allowedCommands.flatMap(
    ({ type, mayIssue, reason }): readonly Action<IssuableContractCommand>[] => {
      const known = CONTRACT_COMMANDS.find((one) => one === type);
      if (known === undefined) return [];
      const action = { type: known, name: words.labels.commands[known], place: placeOf(known, view) };
      if (mayIssue) return [{ ...action, obstacle: missingFor(known, view, words), isOthers: false }];
      const obstacle = reason === null ? said.notNow : domain.explainRefusal(reason);
      return [{ ...action, obstacle, isOthers: reason?.type === 'role-missing' }];
    },
  );
}

/** The acts that end a duty, or bring its end nearer. */
const ACTS_OF: Readonly<Partial<Record<ContractView['deadlines'][number]['duty'], readonly string[]>>> = {
  'review-legality': ['give-opinion'],
  file: ['file'],
  perform: ['record-performance'],
  'explain-overdue': ['explain-overdue'],
  supervise: [
    ...['record-performance', 'open-supervision', 'conclude-supervision'],
    ...['terminate', 'open-determination'],
  ],
  'answer-issue': ['answer-problem', 'name-handler'],
  'settle-dispute': ['record-dispute', 'settle-dispute'],
  'close-out': ['close-out'],
  archive: ['archive'],
};

function placeOf(type: IssuableContractCommand, { deadlines }: ContractView): Action<string>['place'] {
  const isDue = deadlines.some(
    ({ duty, state }) => state === 'running' && ACTS_OF[duty]?.includes(type) === true,
  );
  if (isDue) return 'due';
  return CONTRACT_FORMS[type].isSeldom === true ? 'seldom' : 'next';
}
