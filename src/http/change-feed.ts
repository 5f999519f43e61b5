import { CHINESE_COMMITMENT_LABELS as COMMITMENT_LABELS } from '../domain/commitment/labels';
import { Readable } from 'node:stream';
import type { Logger } from 'pino';
import { EVENT_LABELS as COMPLAINT_EVENTS } from '../domain/complaint/act-labels';
import { mayRead as mayReadComplaint, seesWhole } from '../domain/complaint/access';
import { isOfLink } from '../domain/complaint/contract-sight';
import { EVENT_LABELS as CONTRACT_EVENTS } from '../domain/contract/act-labels';
import { mayRead as mayReadContract } from '../domain/contract/access';
import { isOfComplaint } from '../domain/contract/complaint-upon';
import { changesAfter, headOfLog, sessionGrounds, type LoggedChange } from '../store/change-feed.store';
import type { Database } from '../store/database';
import type { OfficerActor } from './authenticate';

/** Real time, in milliseconds. */
export interface ChangeFeedOptions {
  readonly lookEveryMs: number;
  readonly beatEveryMs: number;
  readonly sessionsEveryMs: number;
  /** Pages of one officer that listen at the same time. */
  readonly streamsPerOfficer: number;
}

const DEFAULTS: ChangeFeedOptions = {
  lookEveryMs: 1_000,
  beatEveryMs: 20_000,
  sessionsEveryMs: 3_000,
  streamsPerOfficer: 8,
};

/** Further back than this nobody is told one by one: the page loads anew. */
const RESUMABLE = 2_000;
const BATCH = 500;
/** What a page that does not read may leave lying here. */
const MOST_BUFFERED_BYTES = 65_536;
const PAUSE_BEFORE_RECONNECT_MS = 2_000;

export interface Listener {
  readonly sessionId: string;
  readonly actor: OfficerActor;
  /** The last index the page has heard of; null for a page that begins now. */
  readonly after: number | null;
  /** `caught-up`: only what has happened by now is told. */
  readonly until: 'session-ends' | 'caught-up';
}

interface Stream extends Listener {
  readonly out: Readable;
  /** What the session stood on when the stream began. */
  readonly grounds: string | undefined;
  position: number;
  isOver: boolean;
}

export interface ChangeFeed {
  /** A stream of server-sent events, or null when the officer has too many open. */
  readonly follow: (listener: Listener) => Promise<Readable | null>;
  /** Ends every stream; for the end of the process. */
  readonly close: () => void;
}

/**
 * Tells pages which of the cases their officer may read have changed. All streams of the process share one look at the
 * log a second; it is looked at only while somebody listens.
 */
export function createChangeFeed(
  { database, log }: { readonly database: Database; readonly log: Logger },
  changed: Partial<ChangeFeedOptions> = {},
): ChangeFeed {
  const options = { ...DEFAULTS, ...changed };
  const streams = new Set<Stream>();
  let timer: NodeJS.Timeout | undefined;
  let [beatAt, sessionsAt] = [0, 0];

  const look = async (): Promise<void> => {
    const now = performance.now();
    if (now - sessionsAt >= options.sessionsEveryMs) {
      sessionsAt = now;
      await endLostSessions(database, streams);
    }
    await deliver(database, streams);
    if (now - beatAt >= options.beatEveryMs) {
      beatAt = now;
      for (const stream of streams) say(stream, `id: ${stream.position}\n: beat\n\n`);
    }
  };
  const lookAgain = (): void => {
    timer = undefined;
    look()
      .catch((error: unknown) => log.warn({ error }, '变更推送暂时读不到日志'))
      .finally(schedule);
  };
  const schedule = (): void => {
    if (streams.size > 0) timer ??= setTimeout(lookAgain, options.lookEveryMs);
  };
  const follow = async (listener: Listener): Promise<Readable | null> => {
    const own = [...streams].filter(({ actor }) => actor.officerId === listener.actor.officerId);
    if (own.length >= options.streamsPerOfficer) return null;
    const stream = await begin(database, listener);
    if (listener.until === 'caught-up') {
      await deliver(database, new Set([stream]));
      end(stream);
      return stream.out;
    }
    streams.add(stream);
    stream.out.once('close', () => streams.delete(stream));
    schedule();
    return stream.out;
  };
  const close = (): void => {
    clearTimeout(timer);
    for (const stream of streams) end(stream);
  };
  return { follow, close };
}

async function begin(database: Database, listener: Listener): Promise<Stream> {
  const [head, grounds] = await Promise.all([
    headOfLog(database),
    sessionGrounds(database, [listener.sessionId]),
  ]);
  const { after } = listener;
  const isResumable = after !== null && after <= head && head - after <= RESUMABLE;
  const out = new Readable({ read: () => undefined });
  const stream: Stream = {
    ...{ ...listener, out, isOver: false },
    ...{ position: isResumable ? after : head, grounds: grounds.get(listener.sessionId) },
  };
  say(stream, `retry: ${PAUSE_BEFORE_RECONNECT_MS}\n\n`);
  // What lies too far back is not told one by one: the page is to load its lists anew.
  say(
    stream,
    `id: ${stream.position}\nevent: ${after === null || isResumable ? 'ready' : 'reset'}\ndata: {}\n\n`,
  );
  return stream;
}

function say({ out, isOver }: Stream, text: string): void {
  if (out.destroyed || isOver) return;
  if (out.readableLength > MOST_BUFFERED_BYTES) out.destroy();
  else out.push(text);
}

function end(stream: Stream): void {
  if (!stream.out.destroyed && !stream.isOver) stream.out.push(null);
  stream.isOver = true;
}

async function deliver(database: Database, streams: ReadonlySet<Stream>): Promise<void> {
  // Who comes while the log is read begins with the next look: nothing of it may be passed over.
  const listening = [...streams];
  const head = await headOfLog(database);
  for (let from = behindMost(listening, head); from < head; from = behindMost(listening, head)) {
    const changes = await changesAfter(database, from, BATCH);
    const reached = Math.min(from + BATCH, head);
    for (const stream of listening) {
      for (const change of changes) tell(stream, change);
      stream.position = Math.max(stream.position, reached);
    }
  }
}

const behindMost = (streams: readonly Stream[], head: number): number =>
  Math.min(head, ...streams.map(({ position }) => position));

/**
 * By the rule of each kind, the one by which the case itself is shown. That a complaint and a contract belong together
 * is told to whoever sees the whole complaint, and to the department that its notice told.
 */
function mayLearnOf(change: LoggedChange, actor: OfficerActor): boolean {
  if (change.kind === 'complaint') {
    return isOfLink(change.type) ? seesWhole(change.parties, actor) : mayReadComplaint(change.parties, actor);
  }
  if (change.kind === 'commitment') return mayReadContract(change.parties, actor);
  const isConcerned =
    !isOfComplaint(change.type) || actor.organizationId === change.parties.undertaking.organizationId;
  return isConcerned && mayReadContract(change.parties, actor);
}

function labelOf(change: LoggedChange): string {
  switch (change.kind) {
    case 'complaint':
      return COMPLAINT_EVENTS[change.type];
    case 'contract':
      return CONTRACT_EVENTS[change.type];
    case 'commitment':
      return COMMITMENT_LABELS.events[change.type];
  }
}

function tell(stream: Stream, change: LoggedChange): void {
  if (change.index <= stream.position || !mayLearnOf(change, stream.actor)) return;
  const { caseId: id, kind, number, sequence, type } = change;
  const data = JSON.stringify({ id, kind, number, sequence, type, label: labelOf(change) });
  say(stream, `id: ${change.index}\nevent: change\ndata: ${data}\n\n`);
}

/** A session that ended, or an office that was taken away, ends the stream at once; the page asks anew and is judged anew. */
async function endLostSessions(database: Database, streams: ReadonlySet<Stream>): Promise<void> {
  // Who comes while the question is asked is asked about the next time.
  const watched = [...streams];
  const grounds = await sessionGrounds(
    database,
    watched.map(({ sessionId }) => sessionId),
  );
  for (const stream of watched) {
    const current = grounds.get(stream.sessionId);
    if (current === undefined || current !== stream.grounds) end(stream);
  }
}
