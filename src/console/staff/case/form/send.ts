import { ApiError, problemTypeOf } from '../../../api/api-error';
import { newKey } from '../../../api/intent';
import { api } from '../../staff-api';
import type { CaseView } from '../case-data';
import { readCase } from '../case-data';
import type { Unanswered } from './draft';

export type Sent =
  | { readonly type: 'done'; readonly fresh: CaseView }
  /** Done, and with it the case has left this person's sight. */
  | { readonly type: 'out-of-sight' }
  /** Stored under this number, and applied when the engine is back. */
  | { readonly type: 'waiting'; readonly commandId: string };

const FOLLOW_EVERY_MS = 1_500;
const FOLLOW_AT_MOST = 20;

/** The key of what is about to leave: the same content keeps the key it had, another content has another. */
export function keyedBody(body: Unanswered['body'], before: Unanswered | null): Unanswered {
  const isSame = before !== null && JSON.stringify(before.body) === JSON.stringify(body);
  return isSame ? before : { body, key: newKey() };
}

/** Whether a failure leaves open what happened; a "no" of the server is an answer. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ApiError && (error.failure.type !== 'problem' || error.failure.problem.status >= 500);

/** Sends one command and follows it until it is done. @throws ApiError as refused, or when no answer came */
export async function sendCommand(
  caseId: string,
  { body, key }: Unanswered,
  signal: AbortSignal,
): Promise<Sent> {
  const reply = await api.call('POST /complaints/{id}/commands', {
    params: { id: caseId },
    body,
    intent: { keyFor: () => key },
    signal,
  });
  if ('complaint' in reply) return { type: 'done', fresh: reply.complaint };
  return follow(caseId, reply.commandId, signal);
}

/** @throws ApiError with the refusal, when it was refused after all */
export async function follow(caseId: string, commandId: string, signal: AbortSignal): Promise<Sent> {
  for (let looked = 0; looked < FOLLOW_AT_MOST; looked += 1) {
    const { state } = await api.call('GET /commands/{id}', { params: { id: commandId }, signal });
    if (state === 'recorded') return afterRecording(caseId);
    await new Promise((resolve) => setTimeout(resolve, FOLLOW_EVERY_MS));
  }
  return { type: 'waiting', commandId };
}

async function afterRecording(caseId: string): Promise<Sent> {
  try {
    return { type: 'done', fresh: await readCase(caseId) };
  } catch (error) {
    if (problemTypeOf(error) === 'not-found') return { type: 'out-of-sight' };
    throw error;
  }
}
