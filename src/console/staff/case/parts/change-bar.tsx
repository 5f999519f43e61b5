import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { Change } from '../follow-changes';
import type { CaseDoor } from '../form/send';
import { useCaseWords } from '../words/case-words';

interface ChangeBarProps<View, Body> {
  readonly view: View;
  readonly change: Change | null;
  readonly door: CaseDoor<View, Body>;
  /** What the events of this kind of case are called. */
  readonly labels: Readonly<Record<string, string>>;
  readonly onFresh: (fresh: View) => void;
}

/** Says politely that the case has moved; what is being written stays as it is. */
export function ChangeBar<View extends { readonly id: string; readonly version: number }, Body>({
  view,
  change,
  door,
  labels,
  onFresh,
}: ChangeBarProps<View, Body>): ReactNode {
  const { stale } = useCaseWords();
  const isBehind = change !== null && change.sequence > view.version;
  const { data } = useQuery({
    queryKey: ['case-news', view.id, change?.sequence],
    queryFn: () => door.journal(view),
    enabled: isBehind,
    gcTime: 0,
  });
  if (!isBehind) return null;
  const news = (data ?? []).filter(({ sequence }) => sequence > view.version);
  const look = (): void => void door.read(view.id).then(onFresh);
  return (
    <Alert
      type="info"
      banner
      role="status"
      className="change-bar"
      title={
        news.length === 0
          ? stale.justNow(labels[change.type] ?? change.label)
          : news.map(({ sequence, sentence }) => <div key={sequence}>{stale.justNow(sentence)}</div>)
      }
      action={<Button onClick={look}>{stale.look}</Button>}
    />
  );
}
