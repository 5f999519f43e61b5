import { plainDateAt } from '../domain/plain-date';
import type { Instant } from '../domain/ids';
import { overdueByBody } from '../store/contract-import-reads';
import type { ContractImport } from '../store/contract-import.store';
import { insertNotifications } from '../store/notification.store';
import type { Transaction } from '../store/transaction';

/**
 * Tells each body once, at the end of an import, how much of what came in is overdue already: nobody is reminded of
 * what was due before. Said again, it is the same notice.
 */
export async function announceImport(
  transaction: Transaction,
  { id, isStock }: Pick<ContractImport, 'id' | 'isStock'>,
  at: Instant,
): Promise<void> {
  if (!isStock) return;
  const bodies = await overdueByBody(transaction, id, plainDateAt(at));
  await insertNotifications(
    transaction,
    bodies.map(({ undertakingId, collected, overdue }) => ({
      key: `contract-import/${id}/${undertakingId}`,
      about: null,
      template: { type: 'stock-collected', number: null, undertakingId, collected, overdue },
      addressee: { type: 'role', organizationId: undertakingId, role: 'contract-manager' },
    })),
  );
}
