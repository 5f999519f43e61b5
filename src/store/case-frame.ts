import { createHash } from 'node:crypto';
import type { CaseState } from '../domain/case';
import type { Reader, Transaction } from './transaction';

type Members = Readonly<Record<string, unknown>>;

/**
 * A state in its two parts. The frame (the rules and the calendar that a case carries) is nearly all of it, hardly ever
 * changes, and is the same for most cases: it is written once, under its hash, and kept in memory.
 */
export interface SplitState {
  readonly core: Members;
  /** Null when this kind of case has no frame. */
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
export function splitState(state: CaseState, names: readonly string[]): SplitState {
  const all = Object.entries(state).filter(([, member]) => member !== undefined);
  const members = Object.fromEntries(all.filter(([name]) => names.includes(name)));
  const core = Object.fromEntries(all.filter(([name]) => !names.includes(name)));
  return { core, frame: names.length === 0 ? null : members };
}

export function frameFor(members: Members): Frame {
  return { key: createHash('sha256').update(JSON.stringify(members)).digest('hex'), members };
}

/** A state as its row holds it: what is left of it, and the key of its frame, null where nothing is missing. */
export interface FramedRow {
  readonly state: CaseState;
  readonly frameKey: string | null;
}

/** The whole state. @throws when its frame is not in the store. */
export async function wholeState(reader: Reader, { state, frameKey }: FramedRow): Promise<CaseState> {
  if (frameKey === null) return state;
  return { ...state, ...(kept.get(frameKey) ?? (await loadFrame(reader, frameKey))) };
}

async function loadFrame(reader: Reader, key: string): Promise<Members> {
  const [row] = await reader.$queryRaw<readonly { readonly members: Members }[]>`
    SELECT members FROM app.case_frame WHERE key = ${key}`;
  if (row === undefined) throw new Error(`frame ${key} is not in the store`);
  return keep(key, row.members);
}

/** Writes frames that may be new; who comes second finds them there. */
export async function insertFrames(transaction: Transaction, frames: readonly Frame[]): Promise<void> {
  const distinct = new Map(frames.map((frame) => [frame.key, frame]));
  if (distinct.size === 0) return;
  await transaction.$executeRaw`
    INSERT INTO app.case_frame (key, members)
    SELECT key, members FROM jsonb_to_recordset(${JSON.stringify([...distinct.values()])}::jsonb)
      AS row(key text, members jsonb) ORDER BY key
    ON CONFLICT (key) DO NOTHING`;
}
