import { advanceImports } from '../../../src/intake/advance-imports';
import { factSources } from '../../../src/intake/fact-sources';
import { loadClock } from '../../../src/store/case-clock.store';
import { openDatabase } from '../../../src/store/database';
import { PROJECTIONS } from '../../../src/store/projections';
import type { World } from './world';

const RIVALS = 3;

/** Workers that were given up for dead and are still at it: they advance the same tables beside the living one. */
export function openRivals(world: World): { end(): Promise<void> } {
  const database = openDatabase({ url: world.database.url('app'), name: 'rivals', maxConnections: RIVALS });
  const deps = {
    ...{ database, projections: PROJECTIONS, sources: factSources(database) },
    loadClock: () => loadClock(database.pool),
  };
  let isOver = false;
  const rivals = Array.from({ length: RIVALS }, async () => {
    while (!isOver) await advanceImports(deps);
  });
  return {
    end: async () => {
      isOver = true;
      await Promise.all(rivals);
      await database.close();
    },
  };
}
