import type { ProblemDocument } from '../../wire/problem.wire';

/** Whatever kept a call from its answer. `problem` is the server's own explanation, in Chinese. */
export type ApiFailure =
  | { readonly type: 'problem'; readonly problem: ProblemDocument; readonly retryAfterSeconds: number | null }
  | { readonly type: 'offline' } // no answer at all
  | { readonly type: 'unreadable'; readonly status: number }; // a gateway's page in place of an answer

export class ApiError extends Error {
  constructor(readonly failure: ApiFailure) {
    super(failure.type === 'problem' ? failure.problem.detail : failure.type);
  }
}

/** `urn:pacta:problem:not-found` → `not-found`; null where it is no problem of the API. */
export function problemTypeOf(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.failure.type !== 'problem') return null;
  return error.failure.problem.type.replace(/^.*:/, '');
}

/** The refusal's own type when the case itself says no: `version-stale`. */
export function refusalTypeOf(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.failure.type !== 'problem') return null;
  return error.failure.problem.refusal?.type ?? null;
}

export const isSessionEnded = (error: unknown): boolean =>
  ['session-ended', 'sign-in-required'].includes(problemTypeOf(error) ?? '');

export const isAborted = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';
