import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { longMoment } from '../../../words/dates';
import { ProblemAlert } from '../../problem-alert';
import { useCaseWords } from '../words/case-words';
import type { CaseBasics } from './case-form';
import type { CaseDoor } from './send';

interface StaleNoticeProps<View> {
  readonly view: View;
  readonly door: Pick<CaseDoor<View, never>, 'read' | 'journal'>;
  readonly onGoOn: (fresh: View) => void;
}

/** Nothing was done and nothing is lost: what happened since, and the way on. */
export function StaleNotice<View extends CaseBasics>({
  view,
  door,
  onGoOn,
}: StaleNoticeProps<View>): ReactNode {
  const { stale, language } = useCaseWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['case-since', view.id, view.version],
    queryFn: () => changesSince(view, door),
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

async function changesSince<View extends CaseBasics>(view: View, door: StaleNoticeProps<View>['door']) {
  const [fresh, journal] = await Promise.all([door.read(view.id), door.journal(view)]);
  return { fresh, lines: journal.filter(({ sequence }) => sequence > view.version) };
}
