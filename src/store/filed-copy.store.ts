import { randomBytes } from 'node:crypto';
import type { CaseState } from '../domain/case';
import type { ContractState } from '../domain/contract/contract';
import type { ContractData } from '../domain/contract/events';
import { filedCopyOf, type FiledCopy } from '../domain/contract/filed-copy';
import type { CaseId } from '../domain/ids';
import { findContract } from './contract.store';
import type { LetterFile } from './letter.store';
import { organizationNames } from './names';
import type { CaseChange } from './projection';
import type { Reader, Transaction } from './transaction';

/** 144 bits: not to be guessed, and short enough for a QR code that a telephone reads off paper. */
const TOKEN_BYTES = 18;

export interface StoredFiledCopy {
  readonly contractId: CaseId;
  readonly token: string;
  readonly content: FiledCopy;
  /** Null until it is rendered. */
  readonly file: Omit<LetterFile, 'mediaType'> | null;
}

type Change = CaseChange<ContractState & CaseState, ContractData>;

/** The copy of each contract that a step has filed, in the transaction of the event. */
export async function writeFiledCopies(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  for (const { events, after } of changes) {
    if (events.some(({ data }) => data.type === 'contract-filed')) await writeFiledCopy(transaction, after);
  }
}

async function writeFiledCopy(transaction: Transaction, state: ContractState): Promise<void> {
  const { caseId, regulator, undertaking } = state;
  const [stored, names] = await Promise.all([
    findContract(transaction, caseId),
    organizationNames(transaction, [regulator.organizationId, undertaking.organizationId]),
  ]);
  if (stored === null) throw new Error(`contract ${caseId} was filed and is not in the store`);
  const content = filedCopyOf(state, {
    ...stored.texts,
    filedBy: names.get(regulator.organizationId) ?? '',
    undertaking: names.get(undertaking.organizationId) ?? '',
  });
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await transaction.$executeRaw`
    INSERT INTO app.filed_copy (contract_id, token, content)
    VALUES (${caseId}::uuid, ${token}, ${JSON.stringify(content)}::jsonb) ON CONFLICT (contract_id) DO NOTHING`;
}

interface Row {
  readonly contractId: CaseId;
  readonly token: string;
  readonly content: FiledCopy;
  readonly storageKey: string | null;
  readonly sha256: string | null;
}

function toFiledCopy({ storageKey, sha256, ...copy }: Row): StoredFiledCopy {
  return { ...copy, file: storageKey === null || sha256 === null ? null : { storageKey, sha256 } };
}

/** The copy of a contract; null while it is not filed. */
export async function findFiledCopy(reader: Reader, contractId: CaseId): Promise<StoredFiledCopy | null> {
  const [row] = await reader.$queryRaw<readonly Row[]>`
    SELECT contract_id AS "contractId", token, content, storage_key AS "storageKey", sha256
    FROM app.filed_copy WHERE contract_id = ${contractId}::uuid`;
  return row === undefined ? null : toFiledCopy(row);
}

/** The copy that bears a token; null when there is none. */
export async function findFiledCopyByToken(reader: Reader, token: string): Promise<StoredFiledCopy | null> {
  const [row] = await reader.$queryRaw<readonly Row[]>`
    SELECT contract_id AS "contractId", token, content, storage_key AS "storageKey", sha256
    FROM app.filed_copy WHERE token = ${token}`;
  return row === undefined ? null : toFiledCopy(row);
}

/** Copies that wait for their file, the oldest first. */
export async function findUnrenderedCopies(
  reader: Reader,
  limit: number,
): Promise<readonly StoredFiledCopy[]> {
  const rows = await reader.$queryRaw<readonly Row[]>`
    SELECT contract_id AS "contractId", token, content, storage_key AS "storageKey", sha256
    FROM app.filed_copy WHERE storage_key IS NULL ORDER BY created_at, contract_id LIMIT ${limit}::integer`;
  return rows.map(toFiledCopy);
}

/**
 * Gives a copy its file, once.
 * @returns false when another run was faster: then its file stands, and this one is to be thrown away.
 */
export async function attachCopyFile(
  transaction: Transaction,
  contractId: CaseId,
  file: NonNullable<StoredFiledCopy['file']>,
): Promise<boolean> {
  const changed = await transaction.$executeRaw`
    UPDATE app.filed_copy SET storage_key = ${file.storageKey}, sha256 = ${file.sha256}, rendered_at = now()
    WHERE contract_id = ${contractId}::uuid AND storage_key IS NULL`;
  return changed === 1;
}
