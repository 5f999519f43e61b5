import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { FormDialog } from '../../form-dialog';
import { api } from '../../staff-api';
import { caseQuery, duplicatesKey, type CaseView, type DuplicateList } from '../case-data';
import { useCaseWords } from '../words/case-words';

interface UnlinkFollowerProps {
  /** The leading case, on whose page this stands. */
  readonly view: CaseView;
  readonly follower: DuplicateList['followers'][number];
}

/** Takes back that a case follows the one in hand. The command goes to the follower, and stands in its journal. */
export function UnlinkFollower({ view, follower }: UnlinkFollowerProps): ReactNode {
  const { duplicates, domain } = useCaseWords();
  const [isOpen, setIsOpen] = useState(false);
  const { number, unlinking } = follower;
  if (!unlinking.mayIssue) {
    const why = unlinking.reason === null ? '' : domain.explainRefusal(unlinking.reason);
    return (
      <Button size="small" disabled aria-label={duplicates.unlinkOf(number)} title={why}>
        {duplicates.unlink}
      </Button>
    );
  }
  return (
    <>
      <Button size="small" aria-label={duplicates.unlinkOf(number)} onClick={() => setIsOpen(true)}>
        {duplicates.unlink}
      </Button>
      {isOpen ? <UnlinkDialog view={view} follower={follower} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function UnlinkDialog({
  view,
  follower,
  onClose,
}: UnlinkFollowerProps & { readonly onClose: () => void }): ReactNode {
  const { duplicates, form } = useCaseWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { id, number } = follower;
  return (
    <FormDialog<{ reason: string }>
      title={duplicates.unlinkOf(number)}
      okText={duplicates.unlink}
      submit={async ({ reason }, intent) => {
        const body = { type: 'unlink-duplicate', reason: reason.trim() } as const;
        const reply = await api.call('POST /complaints/{id}/commands', { params: { id }, body, intent });
        if ('complaint' in reply) queries.setQueryData(caseQuery(id).queryKey, reply.complaint);
        void message.success('complaint' in reply ? duplicates.unlinked : form.waiting);
        onClose();
        await queries.invalidateQueries({ queryKey: duplicatesKey(view.id) });
      }}
      onClose={onClose}
    >
      <p>{duplicates.unlinkMeans}</p>
      <Form.Item
        name="reason"
        label={duplicates.unlinkReason}
        rules={[{ required: true, whitespace: true, message: duplicates.unlinkReasonMissing }]}
      >
        <Input.TextArea rows={3} maxLength={2_000} />
      </Form.Item>
    </FormDialog>
  );
}
