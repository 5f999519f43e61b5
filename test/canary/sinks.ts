import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { pagesOfPdf } from '../support/pdf-text';

/** Something that was written down somewhere: what it is called, and its bytes. */
export interface Written {
  readonly place: string;
  readonly content: Buffer;
}

const text = (place: string, content: string): Written => ({ place, content: Buffer.from(content, 'utf8') });

/** Every row of every table that is not the vault's, as PostgreSQL writes a row: bytes in hex, the rest as it reads. */
export async function tablesOutsideTheVault(pool: Pool): Promise<readonly Written[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('vault', 'pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const written: Written[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
    written.push(text(`table ${name}`, rows.map(({ line }) => line).join('\n')));
  }
  return written;
}

/** Every file below a folder, whose name passes. */
export function filesBelow(
  folder: string,
  passes: (name: string) => boolean = () => true,
): readonly Written[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && passes(entry.name))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = contentOf(path);
      return content === null ? [] : [{ place: `file ${path.slice(folder.length + 1)}`, content }];
    });
}

/** Null for a journal that was written back between the look into the folder and this. */
function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The engine's own database, with what it has not yet written back. */
export const engineFiles = (serversHome: string): readonly Written[] =>
  filesBelow(serversHome, (name) => name.startsWith('temporal.db'));

/** A letter as it lies in the store, and as it reads. */
export function lettersIn(files: readonly Written[]): readonly Written[] {
  return files
    .filter(({ content }) => content.subarray(0, 5).toString('latin1') === '%PDF-')
    .flatMap(({ place, content }) => {
      const pages = pagesOfPdf(content);
      const asSet = text(`${place}, as set`, pages.map((page) => page.join('')).join('\n'));
      return [asSet, text(`${place}, piece by piece`, pages.flat().join('\n'))];
    });
}

interface SinkMessage {
  readonly id: string;
  readonly to: readonly string[];
}

/** Every mail that somebody else than these addresses got, as it came over the wire and as it reads. */
export async function mailsToOthers(mailUrl: string, own: readonly string[]): Promise<readonly Written[]> {
  const messages = (await (await fetch(`${mailUrl}/messages`)).json()) as readonly SinkMessage[];
  const others = messages.filter(({ to }) => to.some((address) => !own.includes(address)));
  const written: Written[] = [];
  // One after another: hundreds of connections at once are more than the sink keeps open.
  for (const message of others) {
    const raw = await (await fetch(`${mailUrl}/messages/${message.id}/raw`)).text();
    written.push(text(`mail to ${message.to.join(', ')}`, `${JSON.stringify(message)}\n${raw}`));
  }
  return written;
}
