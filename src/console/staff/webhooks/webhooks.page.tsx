import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import '../credentials/credentials.css';
import { ListState } from '../lists/list-state';
import { PageHead } from '../lists/page-head';
import { NewWebhookDialog } from './new-webhook-dialog';
import { WebhookCard } from './webhook-card';
import { webhooksQuery } from './webhook-data';
import { useWebhookWords } from './words/webhook-words';

/** 向外推送: which systems are told of what, whether it arrives, and what can be done when it does not. */
export function WebhooksPage(): ReactNode {
  const { words } = useWebhookWords();
  const [isAdding, setIsAdding] = useState(false);
  const { data, error, dataUpdatedAt, isFetching, isPending, refetch } = useQuery(webhooksQuery);
  const again = (): void => void refetch();
  useEffect(() => {
    document.title = `${words.title} · Pacta`;
  }, [words]);
  return (
    <div className="credentials">
      <PageHead title={words.title} readAt={dataUpdatedAt} isReading={isFetching} refresh={again} />
      <p className="faint">{words.help}</p>
      <p className="no-print">
        <Button icon={<PlusOutlined />} onClick={() => setIsAdding(true)}>
          {words.add}
        </Button>
      </p>
      <ListState
        error={error}
        isPending={isPending}
        isEmpty={(data?.items.length ?? 0) === 0}
        isFiltered={false}
        empty={words.empty}
        retry={again}
        clear={again}
      >
        <ul className="machines">
          {data?.items.map((webhook) => (
            <WebhookCard key={webhook.webhookId} webhook={webhook} />
          ))}
        </ul>
      </ListState>
      {isAdding ? <NewWebhookDialog onClose={() => setIsAdding(false)} /> : null}
    </div>
  );
}
