import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { createIntent } from '../../api/intent';
import { ProblemAlert } from '../problem-alert';
import { api } from '../staff-api';
import { useWords } from '../words/staff-words';
import { OPERATIONS_KEY, type Watched } from './operations-data';
import { useOperationsWords } from './words/operations-words';

interface RebuildDialogProps {
  readonly workflow: Watched;
  readonly leave: () => void;
}

/** First why, then once more whether: a run that is ended is ended. */
export function RebuildDialog({ workflow, leave }: RebuildDialogProps): ReactNode {
  const { workflow: words } = useOperationsWords();
  const [reason, setReason] = useState<string | null>(null);
  return (
    <Modal
      open
      title={reason === null ? words.rehydrateTitle(workflow.number) : words.confirmTitle}
      footer={null}
      onCancel={leave}
      mask={{ closable: false }}
    >
      {reason === null ? (
        <ReasonStep go={setReason} />
      ) : (
        <ConfirmStep workflow={workflow} reason={reason} leave={leave} />
      )}
    </Modal>
  );
}

function ReasonStep({ go }: { readonly go: (reason: string) => void }): ReactNode {
  const { workflow: words } = useOperationsWords();
  return (
    <Form<{ reason: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ reason }) => go(reason.trim())}
    >
      <p>{words.rehydrateHelp}</p>
      <Form.Item
        name="reason"
        label={words.reason}
        rules={[{ required: true, whitespace: true, message: words.reasonMissing }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {words.check}
      </Button>
    </Form>
  );
}

function ConfirmStep({
  workflow: { caseId: id, number },
  reason,
  leave,
}: RebuildDialogProps & { readonly reason: string }): ReactNode {
  const { workflow: words } = useOperationsWords();
  const { frame } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [isSure, setIsSure] = useState(false);
  const [intent] = useState(createIntent);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      api.call('POST /operations/workflows/{id}/rehydration', { params: { id }, body: { reason }, intent }),
    onSuccess: ({ epoch, isStarted }) => {
      void message.success(isStarted ? words.rehydrated(epoch) : words.rehydrating(epoch));
      leave();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: OPERATIONS_KEY }),
  });
  return (
    <div className="confirm">
      <Alert type="warning" showIcon title={words.confirm(number)} description={reason} />
      {error === null ? null : <ProblemAlert error={error} />}
      <Checkbox checked={isSure} onChange={({ target }) => setIsSure(target.checked)}>
        {words.confirmed}
      </Checkbox>
      <div className="confirm-buttons">
        <Button onClick={leave}>{frame.cancel}</Button>
        <Button danger type="primary" disabled={!isSure} loading={isPending} onClick={() => mutate()}>
          {words.doIt}
        </Button>
      </div>
    </div>
  );
}
