import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Modal, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ReplyOf } from '../api/operations';
import { longMoment } from '../words/dates';
import { ProblemAlert } from './problem-alert';
import { KEYS } from './query-keys';
import { api } from './staff-api';
import { useAct } from './use-act';
import { useWords } from './words/staff-words';

/** 日历订阅: makes the address, shows it once, changes it and ends it. */
export function CalendarFeedDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { frame } = useWords();
  const { data, error } = useQuery({
    queryKey: KEYS.calendarFeed,
    queryFn: ({ signal }) => api.call('GET /calendar-feed', { signal }),
    staleTime: 0,
  });
  const { address, acting, make, end } = useFeed();
  const feed = data?.feed ?? null;
  return (
    <Modal open title={frame.feed} footer={null} onCancel={onClose}>
      <p>{frame.feedHelp}</p>
      {error === null ? null : <ProblemAlert error={error} />}
      {acting.error === null ? null : <ProblemAlert error={acting.error} />}
      <Standing feed={feed} />
      {address === null ? null : <Address address={address} />}
      <Flex wrap gap="small">
        <Button type="primary" loading={acting.isBusy} disabled={data === undefined} onClick={make}>
          {feed === null ? frame.feedMake : frame.feedRenew}
        </Button>
        {feed === null ? null : (
          <Button danger loading={acting.isBusy} onClick={end}>
            {frame.feedEnd}
          </Button>
        )}
      </Flex>
    </Modal>
  );
}

interface StandingProps {
  readonly feed: ReplyOf<'GET /calendar-feed'>['feed'];
}

/** Since when there is one, and whether a calendar asks there. */
function Standing({ feed }: StandingProps): ReactNode {
  const { frame, language } = useWords();
  if (feed === null) return <p role="status">{frame.feedNone}</p>;
  const since = frame.feedSince(longMoment(feed.createdAt, language));
  const read = feed.readAt === null ? '' : frame.feedRead(longMoment(feed.readAt, language));
  return <p role="status">{`${since} ${read}`.trim()}</p>;
}

function Address({ address }: { readonly address: string }): ReactNode {
  const { frame } = useWords();
  return (
    <p>
      {frame.feedOnce}
      <br />
      <Typography.Text code copyable={{ text: address }}>
        {address}
      </Typography.Text>
    </p>
  );
}

function useFeed() {
  const { frame, language } = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const acting = useAct();
  const [address, setAddress] = useState<string | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: KEYS.calendarFeed });
  const make = () =>
    void acting.run(async () => {
      const { path } = await api.call('PUT /calendar-feed', {});
      setAddress(`${location.origin}${path}?language=${language}`);
      await refresh();
    });
  const end = () =>
    void acting.run(async () => {
      await api.call('DELETE /calendar-feed', {});
      setAddress(null);
      void message.success(frame.feedEnded);
      await refresh();
    });
  return { address, acting, make, end };
}
