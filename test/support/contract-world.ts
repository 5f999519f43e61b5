import type { CaseEvent } from '../../src/domain/case';
import type { ContractState, Milestone } from '../../src/domain/contract/contract';
import type { CollectedMilestone, ContractCollected, ContractData } from '../../src/domain/contract/events';
import type { ContractFacts } from '../../src/domain/contract/facts';
import { contractLaw } from '../../src/domain/contract/law';
import { findMilestone } from '../../src/domain/contract/milestone';
import { resolveContractRules } from '../../src/domain/contract/rule-overlay';
import type { Duty } from '../../src/domain/duty';
import { findDuty } from '../../src/domain/duty';
import { toCaseId, toCommandId, type Instant, type PlainDate } from '../../src/domain/ids';
import type { Actor } from '../../src/domain/officer';
import { instantAt, plainDateAt } from '../../src/domain/plain-date';
import type { Refusal } from '../../src/domain/refusal';
import { body, officer, SYSTEM } from './complaint-city';
import { day, nationalCalendar } from './national-calendar';
import { seededRuleSet } from './rule-set-seeds';

/** The rules of a place that has none of its own. */
const rules = resolveContractRules([seededRuleSet('BASE')]);

export const MANAGER = officer('zone', 'contract-manager');
export const REGULATOR = officer('industry', 'section-head');
export const HANDLER = officer('industry', 'case-handler');
export const ISSUER = officer('industry', 'issuer');
export const INSPECTOR = officer('inspectorate', 'inspector');

/** The payment system of the body itself. */
export const TREASURY: Actor = {
  ...{ type: 'office-system', name: 'treasury', officer: null },
  ...{ organizationId: body('zone').organizationId, organizationPath: body('zone').path },
};

/** A payment of one hundred thousand yuan that the public side owes by a day. */
export function payment(milestoneId: string, dueOn: string): CollectedMilestone {
  return {
    ...{ milestoneId, kind: 'payment', owedBy: 'public', dueOn: day(dueOn), amountFen: 100_000_00 },
    ...{ quantity: null, performedFen: 0, performedThousandths: 0, performedOn: null },
  };
}

const moment = (text: string): Instant => {
  const [on = '', time = '09:30'] = text.split(' ');
  return instantAt(day(on), time);
};

const FIRST = '2026-01-12 10:00';

function collectedFrom(changes: Partial<ContractCollected>): ContractData {
  return {
    type: 'contract-collected',
    caseId: toCaseId('contract-1'),
    code: '150100-KFQ-06-2026-000001-0',
    status: 'signed',
    route: 'form',
    isStock: false,
    collectedAt: moment(FIRST),
    categoryCode: '06',
    regionCode: '150100',
    undertaking: body('zone'),
    reporter: body('zone'),
    regulator: body('industry'),
    parties: [
      {
        ...{
          partyId: 'a',
          side: 'public',
          organization: body('zone'),
          scale: 'not-declared',
          hasSigned: true,
        },
        contacts: [{ contactId: 'a1', hasAddress: true }],
      },
      {
        ...{ partyId: 'b', side: 'counterparty', organization: null, scale: 'small', hasSigned: true },
        contacts: [
          { contactId: 'b1', hasAddress: true },
          { contactId: 'b2', hasAddress: false },
        ],
      },
    ],
    amountFen: 100_000_00,
    priceType: 'fixed-total',
    signedOn: day('2026-01-09'),
    startsOn: day('2026-01-09'),
    endsOn: day('2026-12-31'),
    milestones: [payment('m1', '2026-02-12')],
    rules,
    calendar: nationalCalendar,
    ...changes,
  };
}

/** One contract under the real law, and time that only the test moves. Nothing here knows the law. */
export interface ContractWorld {
  readonly state: ContractState;
  readonly events: readonly CaseEvent<ContractData>[];
  readonly types: readonly string[];
  /** Of milestones, in the order in which both sides were reminded: `week-before 2026-02-05`. */
  readonly reminders: readonly string[];
  /** Time passes up to and including a moment; what falls due on the way happens at its legal instant. */
  until(when: string): ContractWorld;
  does(actor: Actor, facts: ContractFacts): ContractWorld;
  refusalOf(actor: Actor, facts: ContractFacts): Refusal;
  duty(dutyId: string): Duty | null;
  dueOn(dutyId: string): PlainDate | null;
  milestone(milestoneId: string): Milestone | null;
}

export function contractWorld(changes: Partial<ContractCollected> = {}): ContractWorld {
  const events: CaseEvent<ContractData>[] = [];
  let now = moment(FIRST);
  let state: ContractState | null = null;
  const append = (actor: Actor, occurredAt: Instant, datas: readonly ContractData[]): void => {
    for (const data of datas) {
      const event = {
        ...{ sequence: events.length + 1, commandId: null, actor, occurredAt, data },
        recordedAt: now,
      };
      events.push(event);
      state = contractLaw.evolve(state, event);
    }
  };
  append(MANAGER, now, [collectedFrom(changes)]);
  const known = (): ContractState => {
    if (state === null) throw new Error('no contract yet');
    return state;
  };
  const judge = (actor: Actor, facts: ContractFacts) =>
    contractLaw.decide(known(), {
      commandId: toCommandId(`c${events.length}`),
      actor,
      receivedAt: now,
      facts,
    });
  const world: ContractWorld = {
    get state() {
      return known();
    },
    events,
    get types() {
      return events.map(({ data }) => data.type);
    },
    get reminders() {
      return events.flatMap(({ data }) =>
        data.type === 'rungs-reached' && data.dutyId.startsWith('perform/')
          ? data.rungs.map(({ rung, at: on }) => `${rung} ${plainDateAt(on)}`)
          : [],
      );
    },
    until(when) {
      const target = moment(when);
      for (let steps = 0; steps < 500; steps += 1) {
        const due = contractLaw.fallDue(known(), target);
        if (due === null) break;
        append(SYSTEM, due.at, due.events);
      }
      now = target > now ? target : now;
      return world;
    },
    does(actor, facts) {
      const verdict = judge(actor, facts);
      if (!verdict.ok) throw new Error(JSON.stringify(verdict.refusal));
      append(actor, now, verdict.value);
      return world;
    },
    refusalOf(actor, facts) {
      const verdict = judge(actor, facts);
      if (verdict.ok) throw new Error('it was not refused');
      return verdict.refusal;
    },
    duty: (dutyId) => findDuty(known(), dutyId),
    dueOn: (dutyId) => findDuty(known(), dutyId)?.dueOn ?? null,
    milestone: (milestoneId) => findMilestone(known(), milestoneId),
  };
  return world;
}
