import { ReloadOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { clockTime } from '../../words/dates';
import { useWords } from '../words/staff-words';
import type { Changes } from './changes';
import { ExportShown } from './export-shown';

interface ListHeadProps {
  readonly title: string;
  /** When what is shown was read, in milliseconds; 0 before the first time. */
  readonly readAt: number;
  readonly isReading: boolean;
  readonly changes: Changes;
  readonly refresh: () => void;
  /** It saves more than what is shown. */
  readonly hasOwnExport?: boolean;
  readonly children?: ReactNode;
}

/** What a list is, how fresh it is, and a quiet word when it no longer is. */
export function ListHead(props: ListHeadProps): ReactNode {
  const { title, readAt, isReading, changes, refresh, hasOwnExport = false, children } = props;
  const { lists } = useWords();
  return (
    <>
      <Flex className="list-head" wrap gap="small" align="center" justify="space-between">
        <h1>{title}</h1>
        <Flex wrap gap="small" align="center" className="no-print">
          <span className="read-at">{readAt === 0 ? '' : lists.updatedAt(clockTime(readAt))}</span>
          <Button size="small" icon={<ReloadOutlined />} loading={isReading} onClick={refresh}>
            {lists.refresh}
          </Button>
          {hasOwnExport ? null : <ExportShown name={title} />}
          {children}
        </Flex>
      </Flex>
      <ChangeBar changes={changes} refresh={refresh} />
    </>
  );
}

function ChangeBar({ changes, refresh }: Pick<ListHeadProps, 'changes' | 'refresh'>): ReactNode {
  const { lists } = useWords();
  const { changed, isLive } = changes;
  const hasNews = changed === 'many' || changed.size > 0;
  const news = changed === 'many' ? lists.changesMany : lists.changes(changed.size);
  return (
    <div role="status" className="no-print">
      {hasNews ? (
        <Flex className="change-bar" gap="small" align="center" justify="center">
          <span>{news}</span>
          <Button size="small" type="link" onClick={refresh}>
            {lists.showChanges}
          </Button>
        </Flex>
      ) : null}
      {isLive ? null : <p className="not-live">{lists.notLive}</p>}
    </div>
  );
}
