import type { EvidenceDocument } from '../../wire/evidence.wire';
import { ApiError } from './api-error';
import { API_BASE, failureOf, headersOf, type ApiClient } from './client';

export interface Upload {
  readonly file: File;
  /** May tell who complains: never shown to the body complained of. */
  readonly identifying: boolean;
  /** The same for every try of the same file, so that a connection cut at the end leaves one piece of evidence. */
  readonly key: string;
  readonly signal?: AbortSignal;
  /** Of the bytes sent so far, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Sends one file. XMLHttpRequest, since fetch tells nothing of what has left so far. @throws ApiError */
export function uploadEvidence(client: ApiClient, upload: Upload): Promise<EvidenceDocument> {
  const form = new FormData();
  form.append('identifying', String(upload.identifying));
  form.append('file', upload.file, upload.file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${API_BASE}/evidence`);
    request.responseType = 'json';
    const headers = { ...headersOf(client.caller()), 'idempotency-key': upload.key };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => upload.onProgress?.(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const content: unknown = request.response;
      // The server declares this answer.
      if (request.status === 201) resolve(content as EvidenceDocument);
      else reject(new ApiError(failureOf(request.status, content, request.getResponseHeader('retry-after'))));
    };
    request.onerror = () => reject(new ApiError({ type: 'offline' }));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    upload.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
