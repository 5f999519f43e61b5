import { SALT } from '../audit/chain';
import type { CaseId } from '../domain/ids';
import type { Reader } from './transaction';

/** What people wrote with each event, by its sequence. Salts stay here. */
export async function eventTexts(
  reader: Reader,
  id: CaseId,
): Promise<ReadonlyMap<number, Readonly<Record<string, string>>>> {
  const rows = await reader.$queryRaw<
    readonly { sequence: number; texts: Readonly<Record<string, unknown>> }[]
  >`
    SELECT sequence, texts FROM app.case_event WHERE case_id = ${id}::uuid AND texts <> '{}'::jsonb`;
  return new Map(rows.map(({ sequence, texts }) => [sequence, readable(texts)]));
}

function readable(texts: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      typeof text === 'string' && name !== SALT ? [[name, text]] : [],
    ),
  );
}
