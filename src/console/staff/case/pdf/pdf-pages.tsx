import { LeftOutlined, RightOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button, Flex, InputNumber } from 'antd';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { PdfPage } from './pdf-page';
import { usePdfWords } from './pdf-words';

interface PdfPagesProps {
  readonly pdf: PDFDocumentProxy;
  readonly name: string;
}

/** Of the width that there is. */
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const FITTING = ZOOMS.indexOf(1);

/** Where the reader is, and the ways to go on; none leads out of the document. */
function useReading(pageCount: number) {
  const [number, setNumber] = useState(1);
  const [step, setStep] = useState(FITTING);
  const goTo = (page: number): void => setNumber(Math.min(Math.max(page, 1), pageCount));
  const zoomTo = (next: number): void => setStep(Math.min(Math.max(next, 0), ZOOMS.length - 1));
  return { number, step, zoom: ZOOMS[step] ?? 1, goTo, zoomTo };
}

type Reading = ReturnType<typeof useReading>;

export function PdfPages({ pdf, name }: PdfPagesProps): ReactNode {
  const words = usePdfWords();
  const hintId = useId();
  const reading = useReading(pdf.numPages);
  const { number, zoom } = reading;
  return (
    <>
      <Toolbar reading={reading} count={pdf.numPages} />
      <div
        className="pdf-window"
        role="region"
        tabIndex={0}
        aria-label={words.content(name)}
        aria-describedby={hintId}
        onKeyDown={(event) => turn(event, reading, pdf.numPages)}
      >
        <PdfPage key={number} pdf={pdf} number={number} zoom={zoom} />
      </div>
      <small id={hintId}>{words.keys}</small>
    </>
  );
}

function turn(event: KeyboardEvent, { number, step, goTo, zoomTo }: Reading, count: number): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const ways: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => goTo(number - 1),
    ArrowRight: () => goTo(number + 1),
    Home: () => goTo(1),
    End: () => goTo(count),
    '+': () => zoomTo(step + 1),
    '=': () => zoomTo(step + 1),
    '-': () => zoomTo(step - 1),
    '0': () => zoomTo(FITTING),
  };
  const way = ways[event.key];
  if (way === undefined) return;
  event.preventDefault();
  way();
}

function Toolbar({ reading, count }: { readonly reading: Reading; readonly count: number }): ReactNode {
  const words = usePdfWords();
  const { number, step, zoom, goTo, zoomTo } = reading;
  return (
    <Flex className="pdf-toolbar" role="group" aria-label={words.toolbar} gap="small" align="center" wrap>
      <Button
        size="small"
        icon={<LeftOutlined />}
        aria-label={words.previous}
        title={words.previous}
        disabled={number === 1}
        onClick={() => goTo(number - 1)}
      />
      <InputNumber<number>
        size="small"
        controls={false}
        className="pdf-number"
        aria-label={words.pageNumber}
        min={1}
        max={count}
        precision={0}
        value={number}
        onChange={(page) => goTo(page ?? number)}
      />
      <Button
        size="small"
        icon={<RightOutlined />}
        aria-label={words.next}
        title={words.next}
        disabled={number === count}
        onClick={() => goTo(number + 1)}
      />
      <span role="status">{words.pages(number, count)}</span>
      <span className="pdf-zoom">
        <Button
          size="small"
          icon={<ZoomOutOutlined />}
          aria-label={words.smaller}
          title={words.smaller}
          disabled={step === 0}
          onClick={() => zoomTo(step - 1)}
        />
        <Button size="small" title={words.fitting} onClick={() => zoomTo(FITTING)}>
          {step === FITTING ? words.fitting : words.percent(zoom * 100)}
        </Button>
        <Button
          size="small"
          icon={<ZoomInOutlined />}
          aria-label={words.larger}
          title={words.larger}
          disabled={step === ZOOMS.length - 1}
          onClick={() => zoomTo(step + 1)}
        />
      </span>
    </Flex>
  );
}
