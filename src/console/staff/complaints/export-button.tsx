import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import { toAddress, type RegisterSearch } from '../lists/list-search';
import { saveFile } from '../save-file';
import { systemQuery } from '../query-keys';
import { api } from '../staff-api';
import { useProblemNotice } from '../use-problem-notice';
import { useWords } from '../words/staff-words';

export function ExportButton({ search }: { readonly search: RegisterSearch }): ReactNode {
  const { lists } = useWords();
  const { message } = App.useApp();
  const { data: system } = useQuery(systemQuery);
  const tell = useProblemNotice();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const address = toAddress({ ...search, cursor: undefined });
      const file = await api.download(`/complaints/export${address === '' ? '' : `?${address}`}`);
      saveFile(file, lists.fileName(system?.today ?? ''));
      void message.success(lists.exported);
    } catch (error) {
      tell(error);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Tooltip title={lists.exportHelp}>
      <Button size="small" icon={<DownloadOutlined />} loading={isBusy} onClick={() => void save()}>
        {lists.export}
      </Button>
    </Tooltip>
  );
}
