import { Button, Flex } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { isAnActOf } from '../acts-of';
import { useSession } from '../session';
import { useWords } from '../words/staff-words';
import { lineKey, type BulkAct, type BulkCase } from './bulk-run';

const OF_HANDLING: readonly BulkAct[] = ['assign', 'transfer'];

const BulkDialog = lazy(async () => ({ default: (await import('./bulk-dialog')).BulkDialog }));

interface BulkBarProps {
  /** A case may be ticked twice, once for each thing that is owed in it. */
  readonly cases: readonly BulkCase[];
  readonly onDone: () => void;
  readonly acts?: readonly BulkAct[];
}

/** What can be done to all the ticked cases; only what the officer's offices may do to any case at all. */
export function BulkBar({ cases, onDone, acts = OF_HANDLING }: BulkBarProps): ReactNode {
  const { bulk } = useWords();
  const { officer } = useSession();
  const [act, setAct] = useState<BulkAct | null>(null);
  if (cases.length === 0) return null;
  const distinct = [...new Map(cases.map((one) => [lineKey(one), one])).values()];
  const open = acts.filter((one) => isAnActOf(one, officer.roles));
  return (
    <Flex
      className="bulk-bar no-print"
      wrap
      gap="small"
      align="center"
      role="region"
      aria-label={bulk.selected(distinct.length)}
    >
      <span role="status">{bulk.selected(distinct.length)}</span>
      {open.map((one) => (
        <Button key={one} size="small" onClick={() => setAct(one)}>
          {bulk.acts[one]}
        </Button>
      ))}
      <Button size="small" type="link" onClick={onDone}>
        {bulk.unselect}
      </Button>
      {act === null ? null : (
        <Suspense>
          <BulkDialog
            act={act}
            cases={distinct}
            onClose={() => {
              setAct(null);
              onDone();
            }}
          />
        </Suspense>
      )}
    </Flex>
  );
}
