import { Alert, Spin } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { openPdf, type OpenedPdf } from './open-pdf';
import './pdf.css';
import { PdfPages } from './pdf-pages';
import { usePdfWords } from './pdf-words';

interface PdfViewerProps {
  readonly content: Blob;
  readonly name: string;
}

/** A PDF beside the case. What cannot be shown is said in a sentence: the way to download it stands above. */
export function PdfViewer({ content, name }: PdfViewerProps): ReactNode {
  const words = usePdfWords();
  const opened = useOpened(content);
  if (opened === null) return <Spin description={words.opening} />;
  if ('failure' in opened) return <Alert type="warning" showIcon title={words.failures[opened.failure]} />;
  return <PdfPages pdf={opened.pdf} name={name} />;
}

function useOpened(content: Blob): OpenedPdf | null {
  const [opened, setOpened] = useState<OpenedPdf | null>(null);
  useEffect(() => {
    let isWanted = true;
    const { opened: opening, close } = openPdf(content);
    void opening.then((result) => {
      if (isWanted) setOpened(result);
    });
    return () => {
      isWanted = false;
      setOpened(null);
      close();
    };
  }, [content]);
  return opened;
}
