import {
  getDocument,
  GlobalWorkerOptions,
  version,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** Why a PDF is not shown here; it can be downloaded all the same. */
export type PdfFailure = 'broken' | 'encrypted' | 'too-large' | 'too-slow';

export type OpenedPdf = { readonly pdf: PDFDocumentProxy } | { readonly failure: PdfFailure };

/** Bytes. It lies in memory twice, in the page and in the worker, on the machines that offices have. */
const LARGEST_SHOWN = 100 * 1024 * 1024;
const LONGEST_OPENING_MS = 30_000;
const LARGEST_IMAGE_PIXELS = 100_000_000;

/** Standing beside the program, made by the build: what CJK texts and the fourteen fonts of every reader need. */
const DATA = `/assets/pdfjs-${version}`;

/**
 * A PDF is what a stranger sent: it is taken apart in a worker that reaches no network and compiles nothing, and drawn
 * as a picture. Its scripts, forms and links have nothing here that would run them.
 * @returns what was opened, and how to be rid of it
 */
export function openPdf(content: Blob): { readonly opened: Promise<OpenedPdf>; readonly close: () => void } {
  if (content.size > LARGEST_SHOWN)
    return { opened: Promise.resolve({ failure: 'too-large' }), close: () => undefined };
  const port = new Worker(workerAddress, { type: 'module' });
  return { opened: withinTime(load(content, port), LONGEST_OPENING_MS), close: () => port.terminate() };
}

async function load(content: Blob, port: Worker): Promise<OpenedPdf> {
  try {
    const data = new Uint8Array(await content.arrayBuffer());
    GlobalWorkerOptions.workerPort = port;
    const pdf = await getDocument({
      data,
      verbosity: 0,
      isEvalSupported: false,
      useWasm: false,
      useWorkerFetch: false,
      enableXfa: false,
      maxImageSize: LARGEST_IMAGE_PIXELS,
      cMapUrl: `${DATA}/cmaps/`,
      standardFontDataUrl: `${DATA}/standard_fonts/`,
      wasmUrl: `${DATA}/wasm/`,
    }).promise;
    return pdf.numPages > 0 ? { pdf } : { failure: 'broken' };
  } catch (error) {
    return { failure: error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken' };
  }
}

/** One that keeps the worker busy for ever is not waited for. */
async function withinTime(opening: Promise<OpenedPdf>, milliseconds: number): Promise<OpenedPdf> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooSlow = new Promise<OpenedPdf>((resolve) => {
    timer = setTimeout(() => resolve({ failure: 'too-slow' }), milliseconds);
  });
  try {
    return await Promise.race([opening, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}
