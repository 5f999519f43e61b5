import type { LetterKind, ServiceMethod } from '../domain/complaint/complaint';
import type { CaseId, EvidenceId, Instant, OrganizationId, PlainDate } from '../domain/ids';
import { documentNumberOf, isNumberPattern } from '../domain/letter';
import type { LetterContent, LetterDraft, LetterParty } from '../domain/letter';
import { yearOf } from '../domain/plain-date';
import { Prisma } from './prisma/client';
import type { Reader, Transaction } from './transaction';

export interface LetterFile {
  readonly storageKey: string;
  readonly sha256: string;
  readonly mediaType: string;
}

/** 送达: how and when a letter reached its addressee, with the 送达回证 where there is one. */
export interface LetterService {
  readonly method: ServiceMethod;
  readonly servedOn: PlainDate;
  readonly receiptEvidenceId: EvidenceId | null;
}

export interface Letter {
  readonly letterId: string;
  readonly caseId: CaseId;
  readonly kind: LetterKind;
  readonly number: string;
  readonly organizationId: OrganizationId;
  readonly addresseeParty: LetterParty;
  readonly approvedSequence: number;
  readonly content: LetterContent;
  /** Null until it is rendered. */
  readonly file: LetterFile | null;
  readonly service: LetterService | null;
  /** 认定文书 is addressed to the respondent and served on the complainant too. */
  readonly complainantService: LetterService | null;
  readonly createdAt: Instant;
}

interface StoredLetter {
  readonly id: string;
  readonly case_id: CaseId;
  readonly kind: LetterKind;
  readonly number: string;
  readonly organization_id: OrganizationId;
  readonly addressee_party: LetterParty;
  readonly approved_sequence: number;
  readonly content: LetterContent;
  readonly storage_key: string | null;
  readonly sha256: string | null;
  readonly media_type: string;
  readonly service: LetterService | null;
  readonly complainant_service: LetterService | null;
  readonly created_at: Date;
}

const columns =
  Prisma.raw(`l.id, l.case_id, l.kind, l.number, l.organization_id, l.addressee_party, l.approved_sequence,
  l.content, l.storage_key, l.sha256, l.media_type, l.service, l.complainant_service, l.created_at`);

function toLetter(row: StoredLetter): Letter {
  const { storage_key: storageKey, sha256 } = row;
  return {
    letterId: row.id,
    caseId: row.case_id,
    kind: row.kind,
    number: row.number,
    organizationId: row.organization_id,
    addresseeParty: row.addressee_party,
    approvedSequence: row.approved_sequence,
    content: row.content,
    file: storageKey === null || sha256 === null ? null : { storageKey, sha256, mediaType: row.media_type },
    service: row.service,
    complainantService: row.complainant_service,
    createdAt: row.created_at.toISOString() as Instant,
  };
}

/**
 * The next serial of a 发文机关代字 in a year. The counter's row stays locked until the transaction ends, so a number
 * that was drawn and rolled back is drawn again: no gaps.
 */
async function drawSerial(transaction: Transaction, series: string, year: number): Promise<number> {
  const [row] = await transaction.$queryRaw<{ last: number }[]>`
    INSERT INTO app.letter_number (series, year, last) VALUES (${series}, ${year}, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = app.letter_number.last + 1
    RETURNING last`;
  if (row === undefined) throw new Error('no serial was drawn');
  return row.last;
}

/**
 * Numbers a letter and stores its content, in the transaction of the event that approved it. Said again, it answers
 * the letter that is there and draws no number.
 * @throws RangeError when the body's pattern yields no 文号.
 */
export async function insertLetter(transaction: Transaction, draft: LetterDraft): Promise<Letter> {
  const { content, approvedSequence, addresseeParty } = draft;
  const [existing] = await transaction.$queryRaw<StoredLetter[]>`
    SELECT ${columns} FROM app.letter l WHERE case_id = ${draft.caseId}::uuid AND kind = ${content.kind}
      AND approved_sequence = ${approvedSequence} AND addressee_party = ${addresseeParty}`;
  if (existing !== undefined) return toLetter(existing);
  if (!isNumberPattern(draft.numberPattern))
    throw new RangeError('文号格式应形如 某发改函〔{year}〕{serial}号');
  const year = yearOf(content.issuedOn);
  const serial = await drawSerial(transaction, draft.numberPattern, year);
  const number = documentNumberOf(draft.numberPattern, year, serial);
  const [row] = await transaction.$queryRaw<StoredLetter[]>`
    INSERT INTO app.letter AS l (case_id, kind, number, organization_id, addressee_party, approved_sequence, content)
    VALUES (${draft.caseId}::uuid, ${content.kind}, ${number}, ${draft.organizationId}, ${addresseeParty},
      ${approvedSequence}, ${JSON.stringify(content)}::jsonb)
    RETURNING ${columns}`;
  if (row === undefined) throw new Error('no letter was stored');
  return toLetter(row);
}

export async function findLetter(transaction: Transaction, letterId: string): Promise<Letter | null> {
  const [row] = await transaction.$queryRaw<
    StoredLetter[]
  >`SELECT ${columns} FROM app.letter l WHERE id = ${letterId}::uuid`;
  return row === undefined ? null : toLetter(row);
}

export async function findLetterByNumber(transaction: Transaction, number: string): Promise<Letter | null> {
  const [row] = await transaction.$queryRaw<
    StoredLetter[]
  >`SELECT ${columns} FROM app.letter l WHERE number = ${number}`;
  return row === undefined ? null : toLetter(row);
}

/** In the order in which they were issued. */
export async function loadLetters(reader: Reader, caseId: CaseId): Promise<readonly Letter[]> {
  const rows = await reader.$queryRaw<StoredLetter[]>`
    SELECT ${columns} FROM app.letter l WHERE case_id = ${caseId}::uuid ORDER BY approved_sequence, created_at, id`;
  return rows.map(toLetter);
}

/**
 * What a complainant may read by receipt: the letters written to him, and 认定文书 once it was served on him. Who reports
 * (举报) is no party: he is told the result, and gets no copy of what was determined. `l` is the letter, `c` its case.
 */
const forComplainant = Prisma.sql`(l.addressee_party = 'complainant'
  OR (l.complainant_service IS NOT NULL AND c.kind = 'complaint'))`;

/** The letters of a case that its complainant may read, in the order in which they were issued. */
export async function loadComplainantLetters(reader: Reader, caseId: CaseId): Promise<readonly Letter[]> {
  const rows = await reader.$queryRaw<StoredLetter[]>`
    SELECT ${columns} FROM app.letter l JOIN app.complaint c ON c.id = l.case_id
    WHERE l.case_id = ${caseId}::uuid AND ${forComplainant}
    ORDER BY l.approved_sequence, l.created_at, l.id`;
  return rows.map(toLetter);
}

/** Whether a receipt opens a letter. One receipt opens the complaint and each case that it was split into (主办/协办). */
export async function isForComplainant(
  transaction: Transaction,
  letterId: string,
  receiptCaseId: CaseId,
): Promise<boolean> {
  const [found] = await transaction.$queryRaw<readonly object[]>`
    SELECT 1 FROM app.letter l JOIN app.complaint c ON c.id = l.case_id
    WHERE l.id = ${letterId}::uuid AND ${forComplainant}
      AND (c.id = ${receiptCaseId}::uuid OR c.parent_id = ${receiptCaseId}::uuid)`;
  return found !== undefined;
}

/** Letters that wait for their file, the oldest first: what a worker takes up after a pause. */
export async function findUnrenderedLetters(
  transaction: Transaction,
  limit: number,
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM app.letter WHERE storage_key IS NULL ORDER BY created_at, id LIMIT ${limit}::integer`;
  return rows.map((row) => row.id);
}

/**
 * Gives a letter its file, once.
 * @returns false when another run was faster: then its file stands, and this one is to be thrown away.
 */
export async function attachLetterFile(
  transaction: Transaction,
  letterId: string,
  file: LetterFile,
): Promise<boolean> {
  const changed = await transaction.$executeRaw`
    UPDATE app.letter SET storage_key = ${file.storageKey}, sha256 = ${file.sha256}, rendered_at = now()
    WHERE id = ${letterId}::uuid AND storage_key IS NULL`;
  return changed === 1;
}

/** Notes the service of a letter, in the transaction of the event that says so. */
export async function recordLetterService(
  transaction: Transaction,
  letterId: string,
  service: LetterService,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.letter SET service = ${JSON.stringify(service)}::jsonb WHERE id = ${letterId}::uuid`;
}

/** Notes that a letter to the respondent was served on the complainant too, in the transaction of the event. */
export async function recordComplainantService(
  transaction: Transaction,
  letterId: string,
  service: LetterService,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.letter SET complainant_service = ${JSON.stringify(service)}::jsonb WHERE id = ${letterId}::uuid`;
}
