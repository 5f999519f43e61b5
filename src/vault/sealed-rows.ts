import type { SealedFieldsOf, WrappedDataKey } from './seal-fields';

/** A connection inside the transaction that stores the case: pg's own, or one call of Prisma's. */
export interface SqlWriter {
  query(sql: string, values: unknown[]): PromiseLike<unknown>;
}

/** A row as the database gives it; what names its place stands beside. */
export interface SealedRow {
  readonly schema_version: number;
  readonly key_epoch: number;
  readonly custodian_wrap: Buffer;
  readonly recovery_wrap: Buffer;
  readonly fields: Readonly<Record<string, string>>;
}

export const sealedColumns = 'schema_version, key_epoch, custodian_wrap, recovery_wrap, fields';

type Sealed = WrappedDataKey & { readonly fields: SealedFieldsOf<string> };

/**
 * Puts sealed rows in, inside the transaction that stores their cases. The application's role may do this and nothing
 * else here: it cannot read them back.
 * @param table its name, and the columns that name the place; every value of those is text.
 */
export async function insertSealedRows(
  client: SqlWriter,
  table: { readonly name: string; readonly places: readonly string[] },
  rows: readonly { readonly place: readonly string[]; readonly sealed: Sealed }[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = table.places.join(', ');
  const types = table.places.map((name) => `${name} text`).join(', ');
  const values = rows.map(({ place, sealed }) => ({
    ...Object.fromEntries(table.places.map((name, index) => [name, place[index]])),
    schema_version: sealed.schemaVersion,
    key_epoch: sealed.keyEpoch,
    custodian_wrap: sealed.custodianWrap.toString('base64'),
    recovery_wrap: sealed.recoveryWrap.toString('base64'),
    fields: Object.fromEntries(
      Object.entries(sealed.fields).map(([field, bytes]) => [field, bytes?.toString('base64')]),
    ),
  }));
  await client.query(
    `INSERT INTO ${table.name} (${names}, ${sealedColumns})
     SELECT ${names}, schema_version, key_epoch, decode(custodian_wrap, 'base64'), decode(recovery_wrap, 'base64'),
       fields
     FROM jsonb_to_recordset($1::jsonb) AS row(${types}, schema_version int, key_epoch int, custodian_wrap text,
       recovery_wrap text, fields jsonb)`,
    [JSON.stringify(values)],
  );
}

export function toSealed(row: SealedRow): WrappedDataKey & { readonly fields: Record<string, Buffer> } {
  return {
    schemaVersion: row.schema_version,
    keyEpoch: row.key_epoch,
    custodianWrap: row.custodian_wrap,
    recoveryWrap: row.recovery_wrap,
    fields: Object.fromEntries(
      Object.entries(row.fields).map(([field, text]) => [field, Buffer.from(text, 'base64')]),
    ),
  };
}
