import { ApiError, problemTypeOf } from '../../../api/api-error';
import { newKey } from '../../../api/intent';
import { api } from '../../staff-api';
import type { JournalLine } from '../case-data';
import type { Unanswered } from './draft';

export type Sent<View> =
  | { readonly type: 'done'; readonly fresh: View }
  /** Done, and with it the case has left this person's sight. */
  | { readonly type: 'out-of-sight' }
  /** Stored under this number, and applied when the engine is back. */
  | { readonly type: 'waiting'; readonly commandId: string };

/** How a kind of case is written to and read. */
export interface CaseDoor<View, Body> {
  readonly post: (
    caseId: string,
    open: Unanswered<Body>,
    signal: AbortSignal,
  ) => Promise<Extract<Sent<View>, { type: 'done' | 'waiting' }>>;
  readonly read: (caseId: string) => Promise<View>;
  /** What has happened, as far as the reader may know it. */
  readonly journal: (view: View) => Promise<readonly JournalLine[]>;
}

const FOLLOW_EVERY_MS = 1_500;
const FOLLOW_AT_MOST = 20;

/** The key of what is about to leave: the same content keeps the key it had, another content has another. */
export function keyedBody<Body>(body: Body, before: Unanswered<Body> | null): Unanswered<Body> {
  const isSame = before !== null && JSON.stringify(before.body) === JSON.stringify(body);
  return isSame ? before : { body, key: newKey() };
}

/** Whether a failure leaves open what happened; a "no" of the server is an answer. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ApiError && (error.failure.type !== 'problem' || error.failure.problem.status >= 500);

interface Sending {
  readonly caseId: string;
  readonly signal: AbortSignal;
}

/** Sends one command and follows it until it is done. @throws ApiError as refused, or when no answer came */
export async function sendCommand<View, Body>(
  door: CaseDoor<View, Body>,
  open: Unanswered<Body>,
  { caseId, signal }: Sending,
): Promise<Sent<View>> {
  const reply = await door.post(caseId, open, signal);
  return reply.type === 'done' ? reply : follow(door, reply.commandId, { caseId, signal });
}

/** @throws ApiError with the refusal, when it was refused after all */
export async function follow<View, Body>(
  door: CaseDoor<View, Body>,
  commandId: string,
  { caseId, signal }: Sending,
): Promise<Sent<View>> {
  for (let looked = 0; looked < FOLLOW_AT_MOST; looked += 1) {
    const { state } = await api.call('GET /commands/{id}', { params: { id: commandId }, signal });
    if (state === 'recorded') return afterRecording(door, caseId);
    await new Promise((resolve) => setTimeout(resolve, FOLLOW_EVERY_MS));
  }
  return { type: 'waiting', commandId };
}

async function afterRecording<View, Body>(door: CaseDoor<View, Body>, caseId: string): Promise<Sent<View>> {
  try {
    return { type: 'done', fresh: await door.read(caseId) };
  } catch (error) {
    if (problemTypeOf(error) === 'not-found') return { type: 'out-of-sight' };
    throw error;
  }
}
