import type { CaseEvent } from '../../src/domain/case';
import type { ComplaintState } from '../../src/domain/complaint/complaint';
import type { ComplaintData } from '../../src/domain/complaint/events';
import type { ComplaintFacts } from '../../src/domain/complaint/facts';
import { complaintLaw } from '../../src/domain/complaint/law';
import { noticesFor } from '../../src/domain/complaint/notices';
import { determinationOf } from '../../src/domain/contract/determination-case';
import { toCommandId, toDemandId, type Instant } from '../../src/domain/ids';
import type { Addressee } from '../../src/domain/notification';
import type { Actor } from '../../src/domain/officer';
import { instantAt } from '../../src/domain/plain-date';
import { officer, SYSTEM } from './complaint-city';
import type { ContractWorld } from './contract-world';
import { day } from './national-calendar';

/** The one demand of the case that `opening` opens. */
export const DEMAND = toDemandId('d1');

/** The case that a contract has opened, under the complaint's own law. */
export function determinationCase(contract: ContractWorld) {
  const event = contract.events.at(-1);
  if (event?.data.type !== 'determination-opened') throw new Error('nothing was opened');
  const events: CaseEvent<ComplaintData>[] = [];
  let state: ComplaintState | null = null;
  const append = (actor: Actor, at: Instant, data: ComplaintData): void => {
    const sequence = events.length + 1;
    const one = { sequence, commandId: null, actor, occurredAt: at, recordedAt: at, data };
    const before = state;
    state = complaintLaw.evolve(before, one);
    events.push(one);
    addressees.push(
      ...noticesFor({ data, event: one, before, after: state }).map(({ addressee }) => addressee),
    );
  };
  const addressees: Addressee[] = [];
  append(event.actor, event.occurredAt, determinationOf(contract.state, event.data, event.occurredAt));
  const known = (): ComplaintState => {
    if (state === null) throw new Error('no case');
    return state;
  };
  const world = {
    addressees,
    get told() {
      return addressees.map(({ type }) => type);
    },
    get state() {
      return known();
    },
    tries(actor: Actor, facts: ComplaintFacts, on = '2026-02-13', time = '10:00') {
      const at = instantAt(day(on), time);
      for (let due = complaintLaw.fallDue(known(), at); due !== null; due = complaintLaw.fallDue(known(), at))
        for (const data of due.events) append(SYSTEM, due.at, data);
      const commandId = toCommandId(`c${events.length}`);
      const verdict = complaintLaw.decide(known(), { commandId, actor, receivedAt: at, facts });
      if (verdict.ok) for (const data of verdict.value) append(actor, at, data);
      return verdict.ok ? null : verdict.refusal;
    },
    does(actor: Actor, facts: ComplaintFacts, on?: string) {
      expect(world.tries(actor, facts, on)).toBeNull();
      return world;
    },
    signs(on?: string) {
      for (const role of ['section-head', 'legal-reviewer', 'issuer'] as const) {
        const { approval } = known();
        if (approval === null) return world;
        world.does(officer('industry', role), { type: 'approve', approvalId: approval.approvalId }, on);
      }
      return world;
    },
  };
  return world;
}
