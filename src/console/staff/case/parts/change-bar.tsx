import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { readCase, readJournal, type CaseView } from '../case-data';
import type { Change } from '../follow-changes';
import { useCaseWords } from '../words/case-words';

interface ChangeBarProps {
  readonly view: CaseView;
  readonly change: Change | null;
  readonly onFresh: (fresh: CaseView) => void;
}

/** Says politely that the case has moved; what is being written stays as it is. */
export function ChangeBar({ view, change, onFresh }: ChangeBarProps): ReactNode {
  const { stale, domain } = useCaseWords();
  const isBehind = change !== null && change.sequence > view.version;
  const { data } = useQuery({
    queryKey: ['case-news', view.id, change?.sequence],
    queryFn: () => readJournal(view.id),
    enabled: isBehind && view.view === 'staff',
    gcTime: 0,
  });
  if (!isBehind) return null;
  const events: Readonly<Record<string, string>> = domain.events;
  const news = (data ?? []).filter(({ sequence }) => sequence > view.version);
  const look = (): void => void readCase(view.id).then(onFresh);
  return (
    <Alert
      type="info"
      banner
      role="status"
      className="change-bar"
      title={
        news.length === 0
          ? stale.justNow(events[change.type] ?? change.label)
          : news.map(({ sequence, sentence }) => <div key={sequence}>{stale.justNow(sentence)}</div>)
      }
      action={<Button onClick={look}>{stale.look}</Button>}
    />
  );
}
