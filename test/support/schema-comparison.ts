import type { Pool } from 'pg';
import type { PrismaField, PrismaModel } from './prisma-models';

/** One table, said the same way from both sides: each line is `kind name definition`. */
export type Description = ReadonlyMap<string, ReadonlySet<string>>;

const plainTypes: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Boolean: 'boolean',
  DateTime: 'timestamp(3) without time zone',
  Json: 'jsonb',
  Bytes: 'bytea',
  Decimal: 'numeric(65,30)',
};

const nativeTypes: Readonly<Record<string, (args: string) => string>> = {
  Text: () => 'text',
  VarChar: (args) => `character varying${args && `(${args})`}`,
  Char: (args) => `character${args && `(${args})`}`,
  Uuid: () => 'uuid',
  SmallInt: () => 'smallint',
  Integer: () => 'integer',
  BigInt: () => 'bigint',
  Real: () => 'real',
  DoublePrecision: () => 'double precision',
  Decimal: (args) => `numeric${args && `(${args})`}`,
  Timestamptz: (args) => `timestamp${args && `(${args})`} with time zone`,
  Timestamp: (args) => `timestamp${args && `(${args})`} without time zone`,
  Date: () => 'date',
  Json: () => 'json',
  JsonB: () => 'jsonb',
  ByteA: () => 'bytea',
  Inet: () => 'inet',
};

function typeOf(field: PrismaField): string {
  const [native, args] = field.nativeType ?? [];
  const known = native === undefined ? plainTypes[field.type] : nativeTypes[native]?.((args ?? []).join(','));
  if (known === undefined) throw new Error(`type ${native ?? field.type} of ${field.name} is not known here`);
  return field.isList ? `${known}[]` : known;
}

/** A list is never null for Prisma, whatever the column says. */
function columnLine(field: PrismaField): string {
  const nullness = field.isRequired || field.isList ? 'not null' : 'null';
  return `column ${field.dbName ?? field.name} ${typeOf(field)} ${nullness}`;
}

function describeModel(model: PrismaModel): ReadonlySet<string> {
  const columnOf = (name: string): string =>
    model.fields.find((field) => field.name === name)?.dbName ?? name;
  const columns = model.fields.filter((field) => field.kind !== 'object');
  const keyFields =
    model.primaryKey?.fields ?? columns.filter((field) => field.isId).map((field) => field.name);
  const uniques = [
    ...model.uniqueFields,
    ...columns.filter((field) => field.isUnique).map((field) => [field.name]),
  ];
  const references = model.fields.filter((field) => (field.relationFromFields ?? []).length > 0);
  return new Set([
    ...columns.map(columnLine),
    `primary key ${keyFields.map(columnOf).sort().join()}`,
    ...uniques.map((fields) => `unique ${fields.map(columnOf).sort().join()}`),
    ...references.map(
      (field) => `foreign key ${(field.relationFromFields ?? []).map(columnOf).sort().join()}`,
    ),
  ]);
}

export function describeModels(models: readonly PrismaModel[]): Description {
  return new Map(
    models.map((model) => [
      `${model.schema ?? 'public'}.${model.dbName ?? model.name}`,
      describeModel(model),
    ]),
  );
}

/**
 * Tables of the two schemas as PostgreSQL has them. Indexes over part of a table or over expressions are left out:
 * the models have no words for them. So are foreign keys that a model does not draw as a relation.
 */
export async function describeDatabase(pool: Pool, drawn: Description): Promise<Description> {
  const { rows } = await pool.query<{ place: string; line: string }>(`
    WITH tables AS (
      SELECT c.oid, n.nspname || '.' || c.relname AS place
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('app', 'vault') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ), named AS (
      SELECT t.place, k.contype, i.indisunique, i.indisprimary,
             (SELECT string_agg(a.attname, ',' ORDER BY a.attname COLLATE "C") FROM pg_attribute a
              WHERE a.attrelid = t.oid AND a.attnum = ANY (coalesce(i.columns, k.conkey))) AS columns
      FROM tables t
      LEFT JOIN LATERAL (
        SELECT indisunique, indisprimary, (indkey::int2[])[0:indnkeyatts - 1] AS columns FROM pg_index
        WHERE indrelid = t.oid AND indisunique AND indpred IS NULL AND indexprs IS NULL
        UNION ALL SELECT NULL, NULL, NULL
      ) i ON true
      LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f' AND i.indisunique IS NULL
    )
    SELECT t.place, 'column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
           || CASE WHEN a.attnotnull OR format_type(a.atttypid, a.atttypmod) LIKE '%[]' THEN ' not null' ELSE ' null' END AS line
    FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT place, CASE WHEN indisprimary THEN 'primary key ' ELSE 'unique ' END || columns FROM named WHERE indisunique
    UNION ALL SELECT place, 'foreign key ' || columns FROM named WHERE contype = 'f'`);
  const description = new Map<string, Set<string>>();
  for (const { place, line } of rows) {
    if (line.startsWith('foreign key') && drawn.get(place)?.has(line) !== true) continue;
    description.set(place, (description.get(place) ?? new Set()).add(line));
  }
  return description;
}

/** Every line that one side has and the other has not; empty when they agree. */
export function differences(models: Description, database: Description): readonly string[] {
  const places = new Set([...models.keys(), ...database.keys()]);
  return [...places].sort().flatMap((place) => {
    const drawn = models.get(place) ?? new Set<string>();
    const real = database.get(place) ?? new Set<string>();
    return [
      ...[...drawn].filter((line) => !real.has(line)).map((line) => `${place}: only in the model: ${line}`),
      ...[...real]
        .filter((line) => !drawn.has(line))
        .map((line) => `${place}: only in the database: ${line}`),
    ];
  });
}
