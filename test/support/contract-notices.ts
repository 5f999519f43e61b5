import type { ContractState } from '../../src/domain/contract/contract';
import { contractLaw } from '../../src/domain/contract/law';
import { noticesFor } from '../../src/domain/contract/notices';
import { addresseeKey, type Notice } from '../../src/domain/notification';
import { addDays } from '../../src/domain/plain-date';
import type { ContractWorld } from './contract-world';
import { day } from './national-calendar';

/** Every notice of a contract's life, in order. */
export function noticesIn(world: ContractWorld): readonly Notice[] {
  let before: ContractState | null = null;
  return world.events.flatMap((event) => {
    const after = contractLaw.evolve(before, event);
    const notices = noticesFor({ data: event.data, event, before, after });
    before = after;
    return notices;
  });
}

/** Time passes day by day, as it does without an outage. */
export function daily(world: ContractWorld, toOn: string): ContractWorld {
  for (let on = day('2026-01-13'); on <= toOn; on = addDays(on, 1)) world.until(`${on} 23:59`);
  return world;
}

/** The addressee in short: `contact/b/b1`, `role/zone/contract-manager`. */
export const keyOf = ({ addressee }: Notice): string => addresseeKey(addressee).replace('contract-1/', '');

/** `week-before: contact/a/a1` for every reminder of a milestone. */
export const remindersIn = (world: ContractWorld): readonly string[] =>
  noticesIn(world).flatMap((notice) =>
    notice.template.type === 'milestone-reminder' ? [`${notice.template.rung}: ${keyOf(notice)}`] : [],
  );

/** What was said from an event on, to whom: `milestone-overdue: role/zone/contract-manager`. */
export const saidSince = (world: ContractWorld, since: number): readonly string[] =>
  noticesIn(world)
    .filter(({ about }) => (about?.sequence ?? 0) > since)
    .map((notice) => `${notice.template.type}: ${keyOf(notice)}`);

/** The contacts of the test's contract that left an address. */
export const CONTACTS = ['contact/a/a1', 'contact/b/b1'];
