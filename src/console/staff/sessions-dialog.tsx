import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../api/operations';
import { longMoment } from '../words/dates';
import { ProblemAlert } from './problem-alert';
import { KEYS } from './query-keys';
import { api } from './staff-api';
import { useProblemNotice } from './use-problem-notice';
import { useWords } from './words/staff-words';

type Session = ReplyOf<'GET /sessions'>['items'][number];

/** Where one is signed in, and how to end what one does not know. */
export function SessionsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { frame, language } = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const tell = useProblemNotice();
  const { data, error, isPending } = useQuery({
    queryKey: KEYS.sessions,
    queryFn: ({ signal }) => api.call('GET /sessions', { signal }),
    staleTime: 0,
  });
  const end = async (id: string): Promise<void> => {
    try {
      await api.call('DELETE /sessions/{id}', { params: { id } });
      void message.success(frame.sessionEnded);
    } catch (caught) {
      tell(caught);
    }
    await queries.invalidateQueries({ queryKey: KEYS.sessions });
  };
  const moment = (text: string): string => longMoment(text, language);
  return (
    <Modal open title={frame.sessions} footer={null} width={680} onCancel={onClose}>
      <p>{frame.sessionsHelp}</p>
      {error === null ? null : <ProblemAlert error={error} />}
      <Table<Session>
        size="small"
        rowKey="sessionId"
        loading={isPending}
        pagination={false}
        scroll={{ x: 'max-content', y: 360 }}
        dataSource={data?.items ?? []}
        columns={[
          { title: frame.sessionSince, dataIndex: 'createdAt', render: moment },
          { title: frame.sessionSeen, dataIndex: 'lastSeenAt', render: moment },
          { title: frame.sessionExpires, dataIndex: 'expiresAt', render: moment },
          {
            key: 'end',
            title: frame.sessionEnd,
            render: (_value, { sessionId, isCurrent }) =>
              isCurrent ? (
                <Tag>{frame.sessionThis}</Tag>
              ) : (
                <Button size="small" onClick={() => void end(sessionId)}>
                  {frame.sessionEnd}
                </Button>
              ),
          },
        ]}
      />
    </Modal>
  );
}
