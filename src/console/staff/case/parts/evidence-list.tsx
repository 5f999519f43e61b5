import { Button, Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { SeenAs } from '../../../../domain/complaint/access';
import { longMoment } from '../../../words/dates';
import { ProblemAlert } from '../../problem-alert';
import { useEvidence, type CaseView, type EvidenceLine } from '../case-data';
import { useCaseWords } from '../words/case-words';
import { sizeWords } from './file-words';
import type { ShownDocument } from './shown-document';

interface EvidenceListProps {
  readonly view: CaseView;
  /** Through whose eyes, where they are not the reader's own. */
  readonly seenAs?: SeenAs;
  readonly onShow: (document: ShownDocument) => void;
}

export function EvidenceList({ view, seenAs, onShow }: EvidenceListProps): ReactNode {
  const { documents } = useCaseWords();
  const found = useEvidence(view, seenAs);
  return <EvidenceCard title={documents.evidence} found={found} onShow={onShow} />;
}

interface EvidenceCardProps extends Pick<EvidenceListProps, 'onShow'> {
  readonly title: string;
  readonly found: Pick<ReturnType<typeof useEvidence>, 'data' | 'error' | 'refetch'>;
}

/** What lies on a case, of whatever kind. */
export function EvidenceCard({ title, found, onShow }: EvidenceCardProps): ReactNode {
  const { documents } = useCaseWords();
  const { data, error, refetch } = found;
  return (
    <Card size="small" title={<h2>{title}</h2>} id="evidence">
      {error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 ? <p>{documents.noEvidence}</p> : null}
      <ul className="files-list">
        {(data?.items ?? []).map((evidence) => (
          <Evidence key={evidence.id} evidence={evidence} onShow={onShow} />
        ))}
      </ul>
    </Card>
  );
}

interface EvidenceProps {
  readonly evidence: EvidenceLine;
  readonly onShow: EvidenceListProps['onShow'];
}

function Evidence({ evidence, onShow }: EvidenceProps): ReactNode {
  const { documents, language } = useCaseWords();
  const { id, name, size, sha256, mediaType, uploadedBy, receivedAt, identifying } = evidence;
  return (
    <li>
      <Button
        size="small"
        aria-label={documents.open(name)}
        onClick={() => onShow({ path: `/evidence/${id}/content`, name, mediaType, sha256 })}
      >
        {documents.view}
      </Button>
      <div>
        <strong>{name}</strong> {identifying ? <Tag color="gold">{documents.identifying}</Tag> : null}
        <small>
          {sizeWords(size)} · {documents.uploaders[uploadedBy]} · {longMoment(receivedAt, language)}
        </small>
        <small className="hash" title={sha256}>
          SHA-256 {sha256.slice(0, 16)}…
        </small>
      </div>
    </li>
  );
}
