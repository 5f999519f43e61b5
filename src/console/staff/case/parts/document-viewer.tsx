import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Spin } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { ProblemAlert } from '../../problem-alert';
import { api } from '../../staff-api';
import { useCaseWords } from '../words/case-words';
import { viewingOf, type ShownDocument } from './shown-document';

/** Comes when the first PDF is looked at, and not with the case. */
const PdfViewer = lazy(async () => {
  const { PdfViewer: viewer } = await import('../pdf/pdf-viewer');
  return { default: viewer };
});

interface DocumentViewerProps {
  readonly document: ShownDocument;
  readonly onClose: () => void;
}

/** Beside the form that is written about it. Fetched, named by its judged type, and shown from memory. */
export function DocumentViewer({ document: shown, onClose }: DocumentViewerProps): ReactNode {
  const { documents } = useCaseWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['content', shown.path],
    queryFn: async ({ signal }) => {
      const content = await api.download(shown.path, signal);
      // The type that was judged by content on receipt, whatever the file calls itself.
      return new Blob([content], { type: shown.mediaType });
    },
    staleTime: Infinity,
    gcTime: 60_000,
  });
  const address = useAddress(data);
  const place = useRef<HTMLElement>(null);
  // On a narrow screen it opens far above the list that it was opened from.
  useEffect(() => comeIntoSight(place.current), [shown.path]);
  return (
    <section ref={place} className="viewer" aria-label={documents.viewer}>
      <Flex gap="small" align="center" wrap>
        <strong className="viewer-name">{shown.name}</strong>
        {address === null ? null : (
          <a href={address} download={shown.name}>
            {documents.download}
          </a>
        )}
        <Button size="small" onClick={onClose}>
          {documents.close}
        </Button>
      </Flex>
      {shown.sha256 === null ? null : <p className="hash">SHA-256 {shown.sha256}</p>}
      {error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      {error === null && address === null ? <Spin /> : null}
      {address === null || data === undefined ? null : (
        <Content content={data} address={address} shown={shown} />
      )}
    </section>
  );
}

function comeIntoSight(place: HTMLElement | null): void {
  const top = place?.getBoundingClientRect().top ?? 0;
  if (top < 0 || top > window.innerHeight / 2) place?.scrollIntoView({ block: 'start' });
}

/** The address of a blob, as long as it is on the screen. */
function useAddress(content: Blob | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (content === undefined) return undefined;
    const made = URL.createObjectURL(content);
    setAddress(made);
    return () => {
      setAddress(null);
      URL.revokeObjectURL(made);
    };
  }, [content]);
  return address;
}

interface ContentProps {
  readonly content: Blob;
  readonly address: string;
  readonly shown: ShownDocument;
}

function Content({ content, address, shown }: ContentProps): ReactNode {
  const { documents } = useCaseWords();
  switch (viewingOf(shown.mediaType)) {
    case 'pdf':
      return (
        <Suspense fallback={<Spin />}>
          <PdfViewer key={address} content={content} name={shown.name} />
        </Suspense>
      );
    case 'image':
      return <img className="viewer-image" src={address} alt={shown.name} />;
    case 'sound':
      return <audio controls src={address} aria-label={shown.name} />;
    case 'film':
      return <video controls src={address} className="viewer-image" aria-label={shown.name} />;
    case 'none':
      return <p>{documents.notShown}</p>;
  }
}
