import { randomUUID } from 'node:crypto';
import type { CaseId, EvidenceId, Instant, OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { Reader, Transaction } from './transaction';

export interface StoredModelText {
  readonly id: string;
  readonly title: string;
  readonly categoryCode: string;
  readonly categoryLabel: string;
  readonly regionCode: string;
  readonly issuingBody: string;
  readonly documentNumber: string | null;
  readonly withdrawnBy: OfficerId | null;
  readonly withdrawnReason: string | null;
  readonly withdrawnAt: Date | null;
  readonly isWithdrawn: boolean;
  readonly contracts: number;
}

export interface StoredVersion {
  readonly versionId: string;
  readonly modelTextId: string;
  readonly number: number;
  readonly effectiveOn: PlainDate;
  readonly note: string | null;
  readonly evidenceId: EvidenceId;
  readonly addedBy: OfficerId;
  readonly addedAt: Date;
  readonly confirmedBy: OfficerId | null;
  readonly isConfirmed: boolean;
  readonly fileName: string;
  readonly fileSize: number;
  readonly sha256: string;
  readonly mediaType: string;
}

/** Who did something to the library, and when. */
export interface Keeper {
  readonly officerId: OfficerId;
  readonly organizationId: OrganizationId;
  readonly at: Instant;
}

export type NewModelTextRow = Pick<
  StoredModelText,
  'title' | 'categoryCode' | 'categoryLabel' | 'regionCode' | 'issuingBody' | 'documentNumber'
>;

/** @returns the id of the text, which has no version yet. */
export async function addModelText(
  transaction: Transaction,
  text: NewModelTextRow,
  { officerId, organizationId, at }: Keeper,
): Promise<string> {
  const id = randomUUID();
  await transaction.$executeRaw`
    INSERT INTO app.model_text (model_text_id, title, category_code, category_label, region_code, issuing_body,
      document_number, added_by, added_by_id, added_at)
    VALUES (${id}::uuid, ${text.title}, ${text.categoryCode}, ${text.categoryLabel}, ${text.regionCode},
      ${text.issuingBody}, ${text.documentNumber}, ${officerId}, ${organizationId}, ${at}::timestamptz)`;
  return id;
}

/** The next version; the text's row is locked, so that two at once get two numbers. */
export async function addVersion(
  transaction: Transaction,
  version: Pick<StoredVersion, 'modelTextId' | 'effectiveOn' | 'note' | 'evidenceId'>,
  { officerId, organizationId, at }: Keeper,
): Promise<void> {
  const { modelTextId, effectiveOn, note, evidenceId } = version;
  await transaction.$executeRaw`
    INSERT INTO app.model_text_version (version_id, model_text_id, number, effective_on, note, evidence_id, added_by,
      added_by_id, added_at)
    SELECT ${randomUUID()}::uuid, ${modelTextId}::uuid, coalesce(max(number), 0) + 1, ${effectiveOn}::date, ${note},
      ${evidenceId}::uuid, ${officerId}, ${organizationId}, ${at}::timestamptz
    FROM app.model_text_version WHERE model_text_id = ${modelTextId}::uuid`;
}

export async function confirmVersion(
  transaction: Transaction,
  versionId: string,
  { officerId, at }: Keeper,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.model_text_version SET confirmed_by = ${officerId}, confirmed_at = ${at}::timestamptz
    WHERE version_id = ${versionId}::uuid AND confirmed_at IS NULL`;
}

export async function withdrawModelText(
  transaction: Transaction,
  { id, reason }: { readonly id: string; readonly reason: string },
  { officerId, at }: Keeper,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.model_text SET withdrawn_by = ${officerId}, withdrawn_reason = ${reason},
      withdrawn_at = ${at}::timestamptz
    WHERE model_text_id = ${id}::uuid AND withdrawn_at IS NULL`;
}

/** Holds a text until the transaction ends, so that what was judged of it still holds when it is written. */
export async function lockModelText(transaction: Transaction, id: string): Promise<void> {
  await transaction.$queryRaw`SELECT 1 FROM app.model_text WHERE model_text_id = ${id}::uuid FOR UPDATE`;
}

export interface ModelTextFilter {
  readonly id?: string;
  readonly categoryCode?: string | undefined;
  /** Places whose texts are listed; null: all. */
  readonly regions?: readonly string[] | null;
}

const MOST_TEXTS = 200;

/** What was registered last comes first. */
export function listModelTexts(
  reader: Reader,
  { id, categoryCode, regions }: ModelTextFilter,
): Promise<readonly StoredModelText[]> {
  return reader.$queryRaw<readonly StoredModelText[]>`
    SELECT t.model_text_id AS id, title, category_code AS "categoryCode", category_label AS "categoryLabel",
      region_code AS "regionCode", issuing_body AS "issuingBody", document_number AS "documentNumber",
      withdrawn_by AS "withdrawnBy", withdrawn_reason AS "withdrawnReason", withdrawn_at AS "withdrawnAt",
      withdrawn_at IS NOT NULL AS "isWithdrawn",
      (SELECT count(*)::integer FROM app.contract c JOIN app.model_text_version v
        ON v.version_id = c.model_text_version_id WHERE v.model_text_id = t.model_text_id) AS contracts
    FROM app.model_text t
    WHERE (${id ?? null}::uuid IS NULL OR t.model_text_id = ${id ?? null}::uuid)
      AND (${categoryCode ?? null}::text IS NULL OR category_code = ${categoryCode ?? null}::text)
      AND (${regions === undefined || regions === null ? null : [...regions]}::text[] IS NULL
        OR region_code = ANY (${[...(regions ?? [])]}::text[]))
    ORDER BY added_at DESC, t.model_text_id LIMIT ${MOST_TEXTS}`;
}

/** Of the texts, the newest version first. */
export function versionsOf(
  reader: Reader,
  modelTextIds: readonly string[],
): Promise<readonly StoredVersion[]> {
  return reader.$queryRaw<readonly StoredVersion[]>`
    SELECT v.version_id AS "versionId", v.model_text_id AS "modelTextId", v.number, v.effective_on::text AS "effectiveOn",
      v.note, v.evidence_id AS "evidenceId", v.added_by AS "addedBy", v.added_at AS "addedAt",
      v.confirmed_by AS "confirmedBy", v.confirmed_at IS NOT NULL AS "isConfirmed", e.name AS "fileName",
      e.size::integer AS "fileSize", e.sha256, e.media_type AS "mediaType"
    FROM app.model_text_version v JOIN app.evidence e ON e.id = v.evidence_id
    WHERE v.model_text_id = ANY (${[...modelTextIds]}::uuid[]) ORDER BY v.number DESC`;
}

/** The category of a version's text, and whether it has been confirmed; null: there is no such version. */
export async function findOffer(
  reader: Reader,
  versionId: string,
): Promise<{ readonly categoryCode: string; readonly isConfirmed: boolean } | null> {
  const [row] = await reader.$queryRaw<readonly { categoryCode: string; isConfirmed: boolean }[]>`
    SELECT t.category_code AS "categoryCode", v.confirmed_at IS NOT NULL AS "isConfirmed"
    FROM app.model_text_version v JOIN app.model_text t USING (model_text_id)
    WHERE v.version_id = ${versionId}::uuid`;
  return row ?? null;
}

/** What a contract was drafted from, as it was collected. */
export interface ModelTextUseLine {
  readonly modelTextId: string;
  readonly versionId: string;
  readonly title: string;
  readonly number: number;
  readonly departs: boolean;
  readonly departure: string | null;
}

export async function findModelTextUse(reader: Reader, contractId: CaseId): Promise<ModelTextUseLine | null> {
  const [row] = await reader.$queryRaw<readonly ModelTextUseLine[]>`
    SELECT t.model_text_id AS "modelTextId", v.version_id AS "versionId", t.title, v.number,
      (e.data -> 'modelText' ->> 'departs')::boolean AS departs, e.texts ->> 'modelTextDeparture' AS departure
    FROM app.contract c
    JOIN app.model_text_version v ON v.version_id = c.model_text_version_id
    JOIN app.model_text t USING (model_text_id)
    JOIN app.case_event e ON e.case_id = c.id AND e.sequence = 1
    WHERE c.id = ${contractId}::uuid`;
  return row ?? null;
}
