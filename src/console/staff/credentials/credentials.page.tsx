import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { ListState } from '../lists/list-state';
import { PageHead } from '../lists/page-head';
import { CredentialCard } from './credential-card';
import { credentialsQuery } from './credential-data';
import { IssueDialog } from './issue-dialog';
import { useCredentialWords } from './words/credential-words';
import './credentials.css';

/** The machines that report to us, and the public keys by which we know what they send. */
export function CredentialsPage(): ReactNode {
  const { words } = useCredentialWords();
  const [isIssuing, setIsIssuing] = useState(false);
  const { data, error, dataUpdatedAt, isFetching, isPending, refetch } = useQuery(credentialsQuery);
  const again = (): void => void refetch();
  useEffect(() => {
    document.title = `${words.title} · Pacta`;
  }, [words]);
  return (
    <div className="credentials">
      <PageHead title={words.title} readAt={dataUpdatedAt} isReading={isFetching} refresh={again} />
      <p className="faint">{words.help}</p>
      <p className="no-print">
        <Button icon={<PlusOutlined />} onClick={() => setIsIssuing(true)}>
          {words.issue}
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
          {data?.items.map((credential) => (
            <CredentialCard key={credential.credentialId} credential={credential} />
          ))}
        </ul>
      </ListState>
      {isIssuing ? <IssueDialog onClose={() => setIsIssuing(false)} /> : null}
    </div>
  );
}
