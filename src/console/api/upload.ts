import type { EvidenceDocument } from '../../wire/evidence.wire';
import { ApiError, problemTypeOf } from './api-error';
import { answered, API_BASE, credentialsOf, headersOf, pause, readJson, type ApiClient } from './client';
import type { ReplyOf } from './operations';

export interface Upload {
  readonly file: File;
  /** May tell who complains: never shown to the body complained of. */
  readonly identifying: boolean;
  /** The same for every try of the same file: what has arrived of it stays, and it becomes one piece of evidence. */
  readonly key: string;
  readonly signal?: AbortSignal;
  /** Of the bytes that have arrived, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Whether the connection is gone and is being tried again. */
  readonly onWaiting?: (isWaiting: boolean) => void;
}

type Standing = ReplyOf<'POST /evidence/uploads'>;

const KIBIBYTE = 1024;
const SMALLEST_PIECE = 128 * KIBIBYTE;
const LARGEST_PIECE = 4 * KIBIBYTE * KIBIBYTE;
/** A piece should take about so long: often enough to show that something moves, seldom enough to cost little. */
const QUICK_MS = 700;
const SLOW_MS = 3_000;
/** A connection that is gone often does not say so. */
const SILENCE_MS = 60_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** In a row, with nothing arrived between: about two minutes. Then the person decides. */
const MOST_FAILURES = 15;
const BUSY: readonly number[] = [429, 503];
/** A piece came over another connection, or was cut short: where it stands is asked anew. */
const ASK_ANEW: readonly string[] = ['upload-elsewhere', 'request-aborted', 'not-found'];

/**
 * Sends one file in pieces. A connection that is cut is tried again by itself, from what has arrived.
 * @throws ApiError; DOMException `AbortError` when `signal` aborts, and what had arrived is then given up
 */
export async function uploadEvidence(client: ApiClient, upload: Upload): Promise<EvidenceDocument> {
  const under: Under = { client, upload, pieceBytes: SMALLEST_PIECE, failures: 0, id: null };
  try {
    for (;;) {
      const evidence = await arriveOnce(under);
      if (evidence !== null) return evidence;
    }
  } catch (error) {
    if (upload.signal?.aborted === true) giveUp(under);
    throw error;
  }
}

/** An upload under way. */
interface Under {
  readonly client: ApiClient;
  readonly upload: Upload;
  pieceBytes: number;
  failures: number;
  id: string | null;
}

/** Asks how far the file has come and sends the rest. Null when the connection broke: once more, after a pause. */
async function arriveOnce(under: Under): Promise<EvidenceDocument | null> {
  const { upload } = under;
  try {
    let standing = await begin(under);
    while (standing.evidence === null) standing = await sendPiece(under, standing);
    return standing.evidence;
  } catch (error) {
    const pauseMs = pauseBeforeNext(error, under.failures);
    if (pauseMs === null || upload.signal?.aborted === true) throw error;
    under.failures += 1;
    under.pieceBytes = SMALLEST_PIECE;
    upload.onWaiting?.(true);
    await pause(pauseMs, upload.signal);
    return null;
  }
}

async function begin(under: Under): Promise<Standing> {
  const { file, identifying, key, signal } = under.upload;
  const standing = await under.client.call('POST /evidence/uploads', {
    body: { name: file.name, size: file.size, identifying },
    intent: { keyFor: () => key },
    ...(signal === undefined ? {} : { signal }),
  });
  note(under, standing);
  return standing;
}

function note(under: Under, { id, received, size }: Standing): void {
  under.id = id;
  under.upload.onProgress?.(size === 0 ? 0 : received / size);
}

async function sendPiece(under: Under, { id, received }: Standing): Promise<Standing> {
  const { client, upload, pieceBytes } = under;
  const caller = client.caller();
  const startedAt = performance.now();
  const quiet = silenceAfter(SILENCE_MS, upload.signal);
  try {
    const response = await answered(
      fetch(`${API_BASE}/evidence/uploads/${id ?? ''}`, {
        method: 'PATCH',
        body: upload.file.slice(received, received + pieceBytes),
        ...credentialsOf(caller),
        headers: {
          ...headersOf(caller),
          'content-type': 'application/octet-stream',
          'upload-offset': String(received),
        },
        signal: quiet.signal,
      }),
    );
    // The server declares this answer.
    const standing = (await readJson(response)) as Standing;
    under.failures = 0;
    under.pieceBytes = nextPiece(pieceBytes, performance.now() - startedAt);
    upload.onWaiting?.(false);
    note(under, standing);
    return standing;
  } catch (error) {
    if (quiet.isSilent()) throw new ApiError({ type: 'offline' });
    throw error;
  } finally {
    quiet.end();
  }
}

function nextPiece(bytes: number, tookMs: number): number {
  if (tookMs < QUICK_MS) return Math.min(bytes * 2, LARGEST_PIECE);
  return tookMs > SLOW_MS ? Math.max(bytes / 2, SMALLEST_PIECE) : bytes;
}

/** Ends when the person ends it, or when nothing has answered for so long. */
function silenceAfter(milliseconds: number, signal: AbortSignal | undefined) {
  const stop = new AbortController();
  let isSilent = false;
  const abort = (): void => stop.abort();
  const timer = setTimeout(() => {
    isSilent = true;
    abort();
  }, milliseconds);
  if (signal?.aborted === true) abort();
  signal?.addEventListener('abort', abort, { once: true });
  return {
    signal: stop.signal,
    isSilent: () => isSilent,
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}

/** What may be otherwise the next time. Null: the person is told. */
function pauseBeforeNext(error: unknown, failures: number): number | null {
  if (!(error instanceof ApiError) || failures >= MOST_FAILURES) return null;
  const { failure } = error;
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
  if (failure.type === 'offline') return pauseMs;
  if (failure.type === 'unreadable') return failure.status >= 502 ? pauseMs : null;
  if (BUSY.includes(failure.problem.status)) {
    return Math.max(pauseMs, (failure.retryAfterSeconds ?? 0) * 1000);
  }
  return ASK_ANEW.includes(problemTypeOf(error) ?? '') ? pauseMs : null;
}

/** The server forgets by itself what this does not reach. */
function giveUp({ client, id }: Under): void {
  if (id === null) return;
  void client.call('DELETE /evidence/uploads/{id}', { params: { id } }).catch(() => undefined);
}
