import { ReloadOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { clockTime } from '../../words/dates';
import { useWords } from '../words/staff-words';
import { ExportShown } from './export-shown';

interface PageHeadProps {
  readonly title: string;
  /** When what is shown was read, in milliseconds; 0 before the first time. */
  readonly readAt: number;
  readonly isReading: boolean;
  readonly refresh: () => void;
  /** There is a list that can be saved. */
  readonly isList?: boolean;
}

/** What a page is, how fresh it is, and the way to read it again. */
export function PageHead({ title, readAt, isReading, refresh, isList = false }: PageHeadProps): ReactNode {
  const { lists } = useWords();
  return (
    <Flex className="list-head" wrap gap="small" align="center" justify="space-between">
      <h1>{title}</h1>
      <Flex wrap gap="small" align="center" className="no-print">
        <span className="read-at">{readAt === 0 ? '' : lists.updatedAt(clockTime(readAt))}</span>
        <Button size="small" icon={<ReloadOutlined />} loading={isReading} onClick={refresh}>
          {lists.refresh}
        </Button>
        {isList ? <ExportShown name={title} /> : null}
      </Flex>
    </Flex>
  );
}
