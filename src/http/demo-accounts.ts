import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { demoAccountList } from '../wire/system.wire';

type DemoAccount = z.output<typeof demoAccountList>['items'][number];

const accountShape = demoAccountList.shape.items.element;

/**
 * The officers of the demo city, as the local start noted them; channels and receipts stand in the same file and sign
 * in elsewhere.
 * @param file null where there is no demo city; one that is not written yet has nobody.
 */
export async function readDemoAccounts(file: string | null): Promise<readonly DemoAccount[]> {
  if (file === null) return [];
  const text = await readFile(file, 'utf8').catch(() => '[]');
  const noted: unknown = JSON.parse(text);
  if (!Array.isArray(noted)) return [];
  return noted.flatMap((line) => {
    const account = accountShape.safeParse(line);
    return account.success ? [account.data] : [];
  });
}
