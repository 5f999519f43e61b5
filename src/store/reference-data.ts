import { nationalSeed } from './calendar-seed';
import { seedNationalCalendar } from './calendar.store';
import { openDatabase } from './database';
import { seedRegions } from './region.store';
import { seedRuleSets } from './rule-set.store';
import { inTransaction } from './transaction';

/**
 * Puts in what no deployment can count without: the national calendar, the names of places and the rule sets that ship with the product.
 * What an office has changed since stays. Safe to repeat.
 * @param url of the migrator, which acts as the owner of the tables.
 */
export async function seedReferenceData(url: string): Promise<void> {
  const database = openDatabase({ url: asOwner(url), name: 'migrate', maxConnections: 2 });
  try {
    await inTransaction(database, (transaction) => seedNationalCalendar(transaction, nationalSeed));
    await seedRegions(database.pool);
    await seedRuleSets(database.pool);
  } finally {
    await database.close();
  }
}

function asOwner(url: string): string {
  const owner = new URL(url);
  owner.searchParams.set('options', '-c role=pacta_owner');
  return owner.href;
}
