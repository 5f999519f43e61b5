import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Descriptions, Modal, Skeleton } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { isSessionEnded } from '../../api/api-error';
import { createIntent } from '../../api/intent';
import type { ReplyOf } from '../../api/operations';
import { longMoment } from '../../words/dates';
import { ProblemAlert } from '../problem-alert';
import { KEYS, officerQuery } from '../query-keys';
import { useRegionName } from '../region-name';
import { api } from '../staff-api';
import { useWords } from '../words/staff-words';
import { noticeQuery } from './calendar-data';
import { EndButtons } from './end-buttons';
import { ImpactView } from './impact';
import { useCalendarWords } from './words/calendar-words';

interface NoticeDialogProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** A notice that waits: what it would move, and the second person's yes. */
export function NoticeDialog({ id, onClose }: NoticeDialogProps): ReactNode {
  const words = useCalendarWords();
  const { modal } = App.useApp();
  const { data, error } = useQuery(noticeQuery(id));
  const { failure, isBusy, confirm } = useConfirming(id, onClose);
  const ask = async (): Promise<void> => {
    const { ask: title, submit, back } = words.confirm;
    if (await modal.confirm({ title, okText: submit, cancelText: back })) await confirm();
  };
  const problem = failure ?? error;
  return (
    <Modal
      open
      width={760}
      title={words.confirm.title}
      okText={words.confirm.submit}
      cancelText={words.import.close}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          <CancelBtn />
          {data === undefined ? null : <EndButtons data={data} onDone={onClose} />}
          <OkBtn />
        </>
      )}
      okButtonProps={{ disabled: data?.confirmation.mayIssue !== true, loading: isBusy }}
      onOk={() => void ask()}
      onCancel={onClose}
    >
      <p>{words.confirm.help}</p>
      {problem === null || isSessionEnded(problem) ? null : <ProblemAlert error={problem} />}
      {data === undefined && error === null ? <Skeleton active title={false} /> : null}
      {data === undefined ? null : <Notice data={data} />}
    </Modal>
  );
}

function Notice({ data }: { readonly data: ReplyOf<'GET /calendars/imports/{id}'> }): ReactNode {
  const words = useCalendarWords();
  const { domain } = useWords();
  const { version, confirmation } = data;
  const proposer = useQuery({
    ...officerQuery(version.proposedBy ?? ''),
    enabled: version.proposedBy !== null,
  });
  const { layer, year, notice, source, proposedBy, proposedAt } = version;
  const region = useRegionName(layer);
  return (
    <>
      <Descriptions
        size="small"
        column={1}
        items={[
          {
            key: 'layer',
            label: words.import.layer,
            children: `${layer === 'national' ? words.national : region} · ${year}`,
          },
          { key: 'notice', label: words.import.notice, children: notice },
          { key: 'source', label: words.import.source, children: source },
          {
            key: 'by',
            label: words.confirm.proposedBy,
            children: proposedBy === null ? words.confirm.seeded : (proposer.data?.name ?? proposedBy),
          },
          {
            key: 'at',
            label: words.confirm.proposedAt,
            children: longMoment(proposedAt, words.language),
          },
        ]}
      />
      <Ended version={version} />
      {confirmation.reason === null || version.state !== 'proposed' ? null : (
        <Alert
          type="info"
          showIcon
          title={words.confirm.mayNot}
          description={domain.explainRefusal(confirmation.reason)}
        />
      )}
      <ImpactView days={data.days} movedCount={data.movedCount} moved={data.moved} />
    </>
  );
}

/** 不同意 with its reason, or withdrawn: for whoever comes back to it. */
function Ended({ version }: Pick<ReplyOf<'GET /calendars/imports/{id}'>, 'version'>): ReactNode {
  const { decline, withdraw } = useCalendarWords();
  const { state, endedBy = null, endReason = null } = version;
  const decliner = useQuery({
    ...officerQuery(endedBy ?? ''),
    enabled: state === 'declined' && endedBy !== null,
  });
  if (state === 'withdrawn')
    return <Alert type="info" showIcon className="notice-end" title={withdraw.withdrawn} />;
  if (state !== 'declined') return null;
  const title = decline.declined(decliner.data?.name ?? endedBy ?? '');
  return <Alert type="warning" showIcon className="notice-end" title={title} description={endReason} />;
}

interface Confirming {
  readonly failure: unknown;
  readonly isBusy: boolean;
  readonly confirm: () => Promise<void>;
}

function useConfirming(id: string, onDone: () => void): Confirming {
  const words = useCalendarWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const intent = useRef(createIntent());
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const confirm = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(null);
    try {
      const request = { params: { id }, body: {}, intent: intent.current };
      await api.call('POST /calendars/imports/{id}/confirmation', request);
      void message.success(words.confirm.done);
      onDone();
    } catch (caught) {
      setFailure(caught);
    }
    setIsBusy(false);
    await queries.invalidateQueries({ queryKey: KEYS.calendars });
  };
  return { failure, isBusy, confirm };
}
