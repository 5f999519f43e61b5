import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
import { useState, type ReactNode } from 'react';
import { createIntent } from '../../api/intent';
import { api } from '../staff-api';
import { useProblemNotice } from '../use-problem-notice';
import { OPERATIONS_KEY, type Watched } from './operations-data';
import { RebuildDialog } from './rebuild-dialog';
import { useOperationsWords } from './words/operations-words';

/** What operations may do for a case that stands still: have it tried at once, or begin it again from its record. */
export function WorkflowActs({ workflow }: { readonly workflow: Watched }): ReactNode {
  const { workflow: words } = useOperationsWords();
  const [isRebuilding, setIsRebuilding] = useState(false);
  return (
    <div className="acts no-print">
      <Retry id={workflow.caseId} />
      <Flex gap="small" align="baseline" wrap>
        <Button danger onClick={() => setIsRebuilding(true)}>
          {words.rehydrate}
        </Button>
        <span className="faint">{words.rehydrateHelp}</span>
      </Flex>
      {isRebuilding ? <RebuildDialog workflow={workflow} leave={() => setIsRebuilding(false)} /> : null}
    </div>
  );
}

function Retry({ id }: { readonly id: string }): ReactNode {
  const { workflow: words } = useOperationsWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const tellProblem = useProblemNotice();
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      api.call('POST /operations/workflows/{id}/retry', { params: { id }, intent: createIntent() }),
    onSuccess: ({ isReached, commands }) =>
      isReached
        ? void message.success(words.retryReached(commands))
        : void message.warning(words.retryUnreached(commands)),
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: OPERATIONS_KEY }),
  });
  return (
    <Flex gap="small" align="baseline" wrap>
      <Button loading={isPending} onClick={() => mutate()}>
        {words.retry}
      </Button>
      <span className="faint">{words.retryHelp}</span>
    </Flex>
  );
}
