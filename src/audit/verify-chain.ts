import { canonicalJson } from './canonical';
import { eventFinding, type Finding } from './finding';
import { FIRST_SEQUENCE, GENESIS, hasTexts, leafBody, sha256Hex, type LeafInput } from './chain';

/** One row of the event table, columns as read, with what was hashed when it was written. */
export interface ChainRow extends LeafInput {
  readonly canonical: string;
  readonly hash: string;
}

/**
 * The event that announces that free texts of the same case were erased by law; its data is
 * `{sequences: number[]}`. Texts that vanish without one are a finding.
 */
export const TEXTS_ERASED = 'texts-erased';

/** How far one case has been followed. */
export interface ChainState {
  readonly caseId: string;
  readonly sequence: number;
  readonly hash: string;
  /** Events whose texts are gone, with no announcement yet. */
  readonly vanished: readonly number[];
}

export interface ChainProgress {
  readonly state: ChainState | null;
  readonly findings: readonly Finding[];
}

/** What events name by its hash, as the store holds it. */
export interface FrameRow {
  readonly key: string;
  /** Null when it is gone. */
  readonly members: unknown;
}

/** An event's hash covers the key of its frame, and the key covers the frame: here it is recomputed. */
export function verifyFrames(frames: readonly FrameRow[]): readonly Finding[] {
  const altered = frames.filter(
    ({ key, members }) => !isCanonicalizable(members) || sha256Hex(canonicalJson(members)) !== key,
  );
  return altered.map(({ key }): Finding => ({
    type: 'frame-altered',
    sentence: `规则与日历 ${key}：内容与哈希不符，被改动或者删除；引用它的事件不再可信`,
  }));
}

/** Checks whole cases, rows ordered by case and sequence. An unbroken, unaltered chain gives no finding. */
export function verifyChain(rows: readonly ChainRow[]): readonly Finding[] {
  const { state, findings } = followRows(null, rows);
  return [...findings, ...closeChain(state)];
}

/** Follows some more rows, ordered by case and sequence, from where the rows before them ended. */
export function followRows(from: ChainState | null, rows: readonly ChainRow[]): ChainProgress {
  let state = from;
  const findings: Finding[] = [];
  for (const row of rows) {
    if (state !== null && state.caseId !== row.caseId) {
      findings.push(...closeChain(state));
      state = null;
    }
    const fields = differingFields(row);
    findings.push(...linkFindings(state, row), ...rowFindings(row, fields));
    const vanished = vanishedAfter(state?.vanished ?? [], row, fields);
    state = { caseId: row.caseId, sequence: row.sequence, hash: row.hash, vanished };
  }
  return { state, findings };
}

/** What only shows at the end of a case: texts that vanished and whose erasure nobody announced. */
export function closeChain(state: ChainState | null): readonly Finding[] {
  if (state === null) return [];
  return state.vanished.map((sequence) =>
    eventFinding(
      'texts-missing',
      { caseId: state.caseId, sequence },
      '自由文本已不存在，案卷中没有依法删除的记录',
    ),
  );
}

function linkFindings(state: ChainState | null, row: ChainRow): readonly Finding[] {
  const expected = state === null ? FIRST_SEQUENCE : state.sequence + 1;
  if (row.sequence !== expected) {
    const last = row.sequence - 1;
    const missing = expected === last ? `第 ${last} 条` : `第 ${expected} 至 ${last} 条`;
    return [
      { ...eventFinding('event-missing', row, `它之前的${missing}缺失，已被删除`), sequence: expected },
    ];
  }
  if (row.previousHash === (state?.hash ?? GENESIS)) return [];
  return [eventFinding('chain-broken', row, `所记的前一条哈希与第 ${expected - 1} 条不符，其中一条被改写`)];
}

function rowFindings(row: ChainRow, fields: readonly string[]): readonly Finding[] {
  if (sha256Hex(row.canonical) !== row.hash) {
    return [eventFinding('event-altered', row, '规范文本与哈希不符，内容被改动')];
  }
  if (fields.length === 0 || hasVanishedTexts(row, fields)) return [];
  return [eventFinding('row-differs', row, `字段 ${fields.join('、')} 与规范文本不符，内容被改动`)];
}

function vanishedAfter(
  before: readonly number[],
  row: ChainRow,
  fields: readonly string[],
): readonly number[] {
  const vanished = hasVanishedTexts(row, fields) ? [...before, row.sequence] : before;
  if (row.type !== TEXTS_ERASED || vanished.length === 0) return vanished;
  const announced = announcedBy(row.data);
  return vanished.filter((sequence) => !announced.includes(sequence));
}

function announcedBy(data: unknown): readonly unknown[] {
  if (typeof data !== 'object' || data === null || !('sequences' in data)) return [];
  return Array.isArray(data.sequences) ? data.sequences : [];
}

function hasVanishedTexts(row: ChainRow, fields: readonly string[]): boolean {
  return fields.length === 1 && fields[0] === 'textsHash' && !hasTexts(row.texts);
}

/** Names of the members in which the columns and the canonical text disagree. */
function differingFields(row: ChainRow): readonly string[] {
  const read = readBody(row);
  if (typeof read === 'string') return [read];
  if (read.text === row.canonical) return [];
  const written = parsedObject(row.canonical);
  if (written === null) return ['canonical'];
  const names = [...new Set([...Object.keys(written), ...Object.keys(read.body)])];
  const differing = names.filter((name) => memberText(written, name) !== memberText(read.body, name));
  return differing.length > 0 ? differing : ['canonical'];
}

/** Plain JSON is enough where nothing needs a canonical form: what was written may have none. */
function memberText(body: Readonly<Record<string, unknown>>, name: string): string {
  if (!Object.hasOwn(body, name)) return '';
  return isCanonicalizable(body[name]) ? canonicalJson(body[name]) : JSON.stringify(body[name]);
}

interface ReadBody {
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The columns as the canonical text would hold them, or the name of the column that has no canonical form. */
function readBody(row: ChainRow): ReadBody | string {
  try {
    const body = leafBody(row);
    return { body, text: canonicalJson(body) };
  } catch {
    if (!isCanonicalizable(row.data)) return 'data';
    return isCanonicalizable(row.actor) ? 'texts' : 'actor';
  }
}

function isCanonicalizable(value: unknown): boolean {
  try {
    canonicalJson(value);
    return true;
  } catch {
    return false;
  }
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
