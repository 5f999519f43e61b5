import { TextLayer, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PagePlace {
  readonly canvas: HTMLCanvasElement;
  /** The page's words, unseen above its picture: to be read aloud, searched and copied. */
  readonly text: HTMLElement;
  /** CSS pixels that the page may be wide at 100 %. */
  readonly width: number;
  readonly zoom: number;
}

/** What became of the page that was asked for. */
export type Drawn = 'with-text' | 'picture-only' | 'failed' | 'given-up';

const MOST_PIXELS = 16_000_000;
const LONGEST_DRAWING_MS = 30_000;

/** Draws one page, in the time that a page may take. @param ended when the place is wanted for another */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  { canvas, text, width, zoom }: PagePlace,
  ended: AbortSignal,
): Promise<Drawn> {
  const signal = AbortSignal.any([ended, AbortSignal.timeout(LONGEST_DRAWING_MS)]);
  try {
    const page = await orAborted(pdf.getPage(number), signal);
    const scale = (width / page.getViewport({ scale: 1 }).width) * zoom;
    const viewport = page.getViewport({ scale });
    const sharpness = Math.min(
      window.devicePixelRatio,
      Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)),
    );
    canvas.width = Math.max(1, Math.floor(viewport.width * sharpness));
    canvas.height = Math.max(1, Math.floor(viewport.height * sharpness));
    canvas.style.width = `${viewport.width}px`;
    canvas.style.height = `${viewport.height}px`;
    text.replaceChildren();
    text.style.setProperty('--total-scale-factor', String(scale));
    const drawing = page.render({
      canvas,
      viewport,
      transform: sharpness === 1 ? undefined : [sharpness, 0, 0, sharpness, 0, 0],
    });
    signal.addEventListener('abort', () => drawing.cancel(), { once: true });
    await orAborted(drawing.promise, signal);
    const textContentSource = await orAborted(page.getTextContent(), signal);
    await orAborted(new TextLayer({ textContentSource, container: text, viewport }).render(), signal);
    page.cleanup();
    return text.innerText.trim() === '' ? 'picture-only' : 'with-text';
  } catch {
    return ended.aborted ? 'given-up' : 'failed';
  }
}

function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    promise.then(resolve, reject);
  });
}
