import { canonicalJson } from '../audit/canonical';
import { sha256Hex } from '../audit/chain';
import type { CaseState } from '../domain/case';
import type { Reader, StepTransaction } from './transaction';

type Members = Readonly<Record<string, unknown>>;

/**
 * A state, or what an event says, in its two parts. The frame (the rules and the calendar that a case carries) is nearly
 * all of it, hardly ever changes, and is the same for most cases: it is written once, under its hash, and kept in memory.
 */
export interface Split {
  readonly core: Members;
  /** Null when nothing of it belongs into a frame. */
  readonly frame: Members | null;
}

export interface Frame {
  readonly key: string;
  readonly members: Members;
}

/** Rule sets, calendars and the versions of both that are in use at a time; each some twenty kilobytes. */
const mostKept = 500;
const kept = new Map<string, Members>();

function keep(key: string, members: Members): Members {
  for (const oldest of kept.size >= mostKept ? kept.keys() : []) {
    kept.delete(oldest);
    break;
  }
  kept.set(key, members);
  return members;
}

/** @param names of the members that are the frame. */
export function splitFrame(whole: object, names: readonly string[]): Split {
  const all = Object.entries(whole).filter(([, member]) => member !== undefined);
  const members = all.filter(([name]) => names.includes(name));
  const core = Object.fromEntries(all.filter(([name]) => !names.includes(name)));
  return { core, frame: members.length === 0 ? null : Object.fromEntries(members) };
}

/** @throws TypeError when a member has no canonical form. */
export function frameFor(members: Members): Frame {
  if (lastMade !== null && areSame(lastMade.members, members)) return lastMade;
  lastMade = { key: sha256Hex(canonicalJson(members)), members };
  return lastMade;
}

/** A case opens with the very rules and calendar that its first event names, and so do those that open together. */
let lastMade: Frame | null = null;

const areSame = (one: Members, other: Members): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([name, member]) => other[name] === member);

/** A state as its row holds it: what is left of it, and the key of its frame, null where nothing is missing. */
export interface FramedRow {
  readonly state: CaseState;
  readonly frameKey: string | null;
}

/** The whole state. @throws when its frame is not in the store. */
export const wholeState = (reader: Reader, { state, frameKey }: FramedRow): Promise<CaseState> =>
  withFrame(reader, state, frameKey);

/** What a row holds, together with what stands in its frame. @throws when that is not in the store. */
export async function withFrame<T extends object>(
  reader: Reader,
  core: T,
  frameKey: string | null,
): Promise<T> {
  if (frameKey === null) return core;
  return { ...core, ...(kept.get(frameKey) ?? (await loadFrame(reader, frameKey))) };
}

async function loadFrame(reader: Reader, key: string): Promise<Members> {
  const [row] = await reader.$queryRaw<readonly { readonly members: Members }[]>`
    SELECT members FROM app.case_frame WHERE key = ${key}`;
  if (row === undefined) throw new Error(`frame ${key} is not in the store`);
  return keep(key, row.members);
}

/**
 * Writes frames that may be new; who comes second finds them there. What is kept in memory proves nothing here: a
 * database that came back from a backup may know less than this process.
 */
export function insertFrames(transaction: StepTransaction, frames: readonly Frame[]): void {
  const distinct = new Map(frames.map((frame) => [frame.key, frame]));
  if (distinct.size === 0) return;
  transaction.$send`
    INSERT INTO app.case_frame (key, members)
    SELECT key, members FROM jsonb_to_recordset(${JSON.stringify([...distinct.values()])}::jsonb)
      AS row(key text, members jsonb) ORDER BY key
    ON CONFLICT (key) DO NOTHING`;
}
