import { Alert, Spin } from 'antd';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { drawPage, type Drawn } from './draw-page';
import { usePdfWords } from './pdf-words';

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly zoom: number;
}

/** One page: its picture for the eye, its words for everything else. */
export function PdfPage({ pdf, number, zoom }: PdfPageProps): ReactNode {
  const words = usePdfWords();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    if (frame.current === null || canvas.current === null || text.current === null) return undefined;
    const ended = new AbortController();
    const place = { canvas: canvas.current, text: text.current, width: frame.current.clientWidth, zoom };
    void drawPage(pdf, number, place, ended.signal).then((result) => {
      if (result !== 'given-up') setDrawn(result);
    });
    return () => ended.abort();
  }, [pdf, number, zoom]);
  return (
    <div ref={frame}>
      {drawn === null ? <Spin /> : null}
      {drawn === 'failed' ? <Alert type="warning" showIcon title={words.pageFailed} /> : null}
      {drawn === 'picture-only' ? <small>{words.pictureOnly}</small> : null}
      <div className="pdf-page" hidden={drawn === 'failed'}>
        <canvas ref={canvas} role="img" aria-label={words.pages(number, pdf.numPages)} />
        <div ref={text} className="pdf-text" />
      </div>
    </div>
  );
}
