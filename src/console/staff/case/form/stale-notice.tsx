import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { longMoment } from '../../../words/dates';
import { ProblemAlert } from '../../problem-alert';
import { readCase, readJournal, type CaseView } from '../case-data';
import { useCaseWords } from '../words/case-words';

interface StaleNoticeProps {
  readonly view: CaseView;
  readonly onGoOn: (fresh: CaseView) => void;
}

/** Nothing was done and nothing is lost: what happened since, and the way on. */
export function StaleNotice({ view, onGoOn }: StaleNoticeProps): ReactNode {
  const { stale, language } = useCaseWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['case-since', view.id, view.version],
    queryFn: () => changesSince(view),
    gcTime: 0,
  });
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Alert type="warning" showIcon title={stale.title} />;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={stale.title}
      description={
        <>
          <p>{stale.kept}</p>
          {data.lines.length === 0 ? (
            <p>{stale.now(data.fresh.statusLabel)}</p>
          ) : (
            <ul>
              {data.lines.map(({ sequence, recordedAt, sentence }) => (
                <li key={sequence}>
                  {longMoment(recordedAt, language)} {sentence}
                </li>
              ))}
            </ul>
          )}
          <Button type="primary" onClick={() => onGoOn(data.fresh)}>
            {stale.goOn}
          </Button>
        </>
      }
    />
  );
}

async function changesSince({ id, version, view }: CaseView) {
  const [fresh, journal] = await Promise.all([readCase(id), view === 'staff' ? readJournal(id) : []]);
  return { fresh, lines: journal.filter(({ sequence }) => sequence > version) };
}
