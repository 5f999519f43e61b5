import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { createIntent } from '../../api/intent';
import { ProblemAlert } from '../problem-alert';
import { api } from '../staff-api';
import { useWords } from '../words/staff-words';
import { REVEALS_KEY, type RevealRequest } from './reveal-data';
import { useRevealWords } from './words/reveal-words';

/** Whoever asked may think better of it, as long as nobody has decided. */
export function WithdrawButton({ request }: { readonly request: RevealRequest }): ReactNode {
  const { mine } = useRevealWords();
  const { frame } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [intent] = useState(createIntent);
  const [isAsking, setIsAsking] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      api.call('POST /reveals/{id}/withdrawal', { params: { id: request.requestId }, intent }),
    onSuccess: () => {
      setIsAsking(false);
      void message.success(mine.withdrawnNow);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: REVEALS_KEY }),
  });
  return (
    <>
      <Button size="small" onClick={() => setIsAsking(true)}>
        {mine.withdraw}
      </Button>
      <Modal
        open={isAsking}
        title={mine.withdrawTitle(request.number)}
        okText={mine.withdraw}
        cancelText={frame.cancel}
        confirmLoading={isPending}
        onOk={() => mutate()}
        onCancel={() => setIsAsking(false)}
      >
        <p>{mine.withdrawHelp}</p>
        {error === null ? null : <ProblemAlert error={error} />}
      </Modal>
    </>
  );
}
