import { openCheckpoint, type Checkpoint } from './checkpoint';
import { eventFinding, leafFinding, type EventPlace, type Finding } from './finding';
import { EMPTY_RANGE, eventLeaf, extendRange, rootOf, type CompactRange } from './merkle';

/** A signed note with the place it was read from, for the auditor. */
export interface NotePlace {
  readonly place: string;
  readonly note: string;
}

/** An event, and the leaf that the log holds for it. */
export interface AnchoredEvent extends EventPlace {
  readonly hash: string;
  /** Null while the event has no leaf. */
  readonly leaf: { readonly index: number; readonly leafHash: string } | null;
  /** Whether the event still waits for its leaf. */
  readonly isPending: boolean;
}

/** One leaf of the log, as read. */
export interface LogRow extends EventPlace {
  readonly index: number;
  readonly leafHash: string;
  readonly hasEvent: boolean;
}

/** How far the log has been followed. Start with START_OF_LOG. */
export interface LogState {
  readonly range: CompactRange;
  readonly nextIndex: number;
  /** How many checkpoints were compared. */
  readonly compared: number;
  /** Leaves since the last checkpoint that agreed, and the first few of them. */
  readonly sinceGood: { readonly count: number; readonly first: readonly EventPlace[] };
  /** Set by the first gap or differing root: after it every root differs, and says nothing more. */
  readonly isBroken: boolean;
}

export const START_OF_LOG: LogState = {
  range: EMPTY_RANGE,
  nextIndex: 0,
  compared: 0,
  sinceGood: { count: 0, first: [] },
  isBroken: false,
};

const namedPlaces = 20;

/** Opens the notes in the order they were written: each signed by the log, none smaller than the one before. */
export function openCheckpoints(
  notes: readonly NotePlace[],
  verifierKey: string,
): { readonly checkpoints: readonly Checkpoint[]; readonly findings: readonly Finding[] } {
  const checkpoints: Checkpoint[] = [];
  const findings: Finding[] = [];
  for (const { place, note } of notes) {
    const checkpoint = openCheckpoint(note, verifierKey);
    const last = checkpoints.at(-1);
    if (checkpoint === null) {
      findings.push({
        type: 'checkpoint-unsigned',
        sentence: `检查点 ${place}：签名无效，或不是本日志的检查点`,
      });
    } else if (last !== undefined && shrinks(last, checkpoint)) {
      findings.push({
        type: 'checkpoint-shrinks',
        sentence: `检查点 ${place}：签到 ${checkpoint.size} 条，与之前签到 ${last.size} 条的检查点不能并存`,
      });
    } else {
      checkpoints.push(checkpoint);
    }
  }
  return { checkpoints, findings };
}

/** Checkpoints that the database remembers and the files outside it do not: those files were cut or exchanged. */
export function missingCheckpoints(
  inDatabase: readonly { readonly size: number; readonly note: string }[],
  outside: readonly NotePlace[],
): readonly Finding[] {
  const known = new Set(outside.map(({ note }) => note));
  return inDatabase
    .filter(({ note }) => !known.has(note))
    .map(({ size }) => ({
      type: 'checkpoint-missing',
      sentence: `库内登记的检查点（签到 ${size} 条）在库外文件中不存在：其中一方被改动`,
    }));
}

/** Checks that each event is in the log, as it is, and after the event before it (null for the first given). */
export function anchorFindings(before: AnchoredEvent | null, event: AnchoredEvent): readonly Finding[] {
  if (event.leaf === null) {
    return event.isPending
      ? []
      : [eventFinding('event-not-sequenced', event, '日志中没有它，也不在待编号之列')];
  }
  const { index, leafHash } = event.leaf;
  const findings: Finding[] = [];
  if (eventLeaf(event.hash).toString('hex') !== leafHash) {
    findings.push(
      leafFinding('leaf-differs', { ...event, index }, '日志记下的哈希与案件中的事件不符，其中一方被改写'),
    );
  }
  const isFollower = before !== null && before.caseId === event.caseId;
  if (isFollower && (before.leaf === null || before.leaf.index > index)) {
    findings.push(
      leafFinding('leaf-out-of-order', { ...event, index }, '排在同一案件的前一条事件之前，顺序被改动'),
    );
  }
  return findings;
}

/** Follows some more leaves, ordered by index, comparing the root wherever a checkpoint was signed. */
export function followLog(
  from: LogState,
  rows: readonly LogRow[],
  checkpoints: readonly Checkpoint[],
): { readonly state: LogState; readonly findings: readonly Finding[] } {
  let state = from;
  const findings: Finding[] = [];
  for (const row of rows) {
    findings.push(...leafRowFindings(state, row));
    const isBroken = state.isBroken || row.index !== state.nextIndex;
    state = isBroken ? { ...state, isBroken, nextIndex: row.index + 1 } : grown(state, row);
    const compared = compareRoots(state, checkpoints);
    state = compared.state;
    findings.push(...compared.findings);
  }
  return { state, findings };
}

/** What shows at the end of the log: that more was signed than is there, or that nothing was ever signed. */
export function closeLog(state: LogState, checkpoints: readonly Checkpoint[]): readonly Finding[] {
  const last = checkpoints.at(-1);
  if (last === undefined) {
    if (state.nextIndex === 0) return [];
    return [{ type: 'checkpoint-missing', sentence: `日志有 ${state.nextIndex} 条，库外却没有任何检查点` }];
  }
  if (last.size <= state.nextIndex) return [];
  const fact = `检查点签到 ${last.size} 条，日志只有 ${state.nextIndex} 条，末尾 ${last.size - state.nextIndex} 条被删除`;
  return [{ type: 'tail-cut', index: state.nextIndex, sentence: `日志编号 ${state.nextIndex} 起：${fact}` }];
}

function shrinks(last: Checkpoint, next: Checkpoint): boolean {
  return next.size < last.size || (next.size === last.size && !next.root.equals(last.root));
}

function leafRowFindings(state: LogState, row: LogRow): readonly Finding[] {
  const findings: Finding[] = [];
  if (row.index !== state.nextIndex) {
    const fact = `它之前的编号 ${state.nextIndex} 至 ${row.index - 1} 缺失，已被删除`;
    findings.push({ ...leafFinding('index-gap', row, fact), index: state.nextIndex });
  }
  if (!row.hasEvent) findings.push(leafFinding('leaf-without-event', row, '案件中已没有这条事件，它被删除'));
  return findings;
}

function grown(state: LogState, row: LogRow): LogState {
  const { count, first } = state.sinceGood;
  return {
    ...state,
    range: extendRange(state.range, [Buffer.from(row.leafHash, 'hex')]),
    nextIndex: row.index + 1,
    sinceGood: { count: count + 1, first: first.length < namedPlaces ? [...first, row] : first },
  };
}

function compareRoots(
  from: LogState,
  checkpoints: readonly Checkpoint[],
): { readonly state: LogState; readonly findings: readonly Finding[] } {
  let state = from;
  for (;;) {
    const checkpoint = checkpoints[state.compared];
    if (state.isBroken || checkpoint === undefined || checkpoint.size > state.range.size)
      return { state, findings: [] };
    if (checkpoint.size === state.range.size && !rootOf(state.range).equals(checkpoint.root)) {
      return { state: { ...state, isBroken: true }, findings: [rootFinding(state, checkpoint)] };
    }
    const sinceGood = checkpoint.size === state.range.size ? START_OF_LOG.sinceGood : state.sinceGood;
    state = { ...state, compared: state.compared + 1, sinceGood };
  }
}

function rootFinding(state: LogState, checkpoint: Checkpoint): Finding {
  const { count, first } = state.sinceGood;
  const from = checkpoint.size - count;
  const named = first.map(({ caseId, sequence }) => `案件 ${caseId} 第 ${sequence} 条`).join('、');
  const rest = count > first.length ? ` 等 ${count} 条` : '';
  const fact = `签署之后被改写、调换或重排（与签到 ${checkpoint.size} 条的检查点不符）`;
  const sentence = `日志编号 ${from} 至 ${checkpoint.size - 1} 之间有事件在${fact}，涉及：${named}${rest}`;
  const [only] = count === 1 ? first : [];
  if (only === undefined) return { type: 'root-differs', index: from, sentence };
  return { type: 'root-differs', index: from, caseId: only.caseId, sequence: only.sequence, sentence };
}
