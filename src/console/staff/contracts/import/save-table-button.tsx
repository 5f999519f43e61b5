import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { saveFile } from '../../save-file';
import { api } from '../../staff-api';
import { useProblemNotice } from '../../use-problem-notice';

interface SaveTableProps {
  /** Below the API's base. */
  readonly path: string;
  readonly name: string;
  readonly label: string;
}

/** A file that the server makes, handed to the browser's downloads. */
export function SaveTable({ path, name, label }: SaveTableProps): ReactNode {
  const tell = useProblemNotice();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (): Promise<void> => {
    setIsBusy(true);
    try {
      saveFile(await api.download(path), name);
    } catch (error) {
      tell(error);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Button icon={<DownloadOutlined />} loading={isBusy} onClick={() => void save()}>
      {label}
    </Button>
  );
}
