import { Button, Flex } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/staff-words';

interface PagerProps {
  readonly cursor: string | undefined;
  readonly nextCursor: string | null;
  /** `1–50`, or how many there are, where that is known. */
  readonly counted?: string;
  readonly go: (cursor: string | undefined) => void;
}

/** The cursor of a page is a place and not a number, so the way back is what was walked. */
export function Pager({ cursor, nextCursor, counted, go }: PagerProps): ReactNode {
  const { lists } = useWords();
  const [walked, setWalked] = useState<readonly (string | undefined)[]>([]);
  const forward = (): void => {
    setWalked([...walked, cursor]);
    go(nextCursor ?? undefined);
  };
  const back = (): void => {
    setWalked(walked.slice(0, -1));
    go(walked.at(-1));
  };
  const begin = (): void => {
    setWalked([]);
    go(undefined);
  };
  const isOnlyPage = cursor === undefined && nextCursor === null;
  return (
    <Flex className="pager no-print" wrap gap="small" align="center" justify="flex-end">
      {counted === undefined ? null : <span>{counted}</span>}
      {isOnlyPage ? null : (
        <nav aria-label={lists.paging}>
          <Flex gap="small">
            <Button disabled={cursor === undefined} onClick={begin}>
              {lists.first}
            </Button>
            <Button disabled={cursor === undefined || walked.length === 0} onClick={back}>
              {lists.previous}
            </Button>
            <Button disabled={nextCursor === null} onClick={forward}>
              {lists.next}
            </Button>
          </Flex>
        </nav>
      )}
    </Flex>
  );
}
