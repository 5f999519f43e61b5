import type { CaseEvent } from '../case';
import type { Budget } from '../deadline';
import type { ComplaintState, Demand } from './complaint';
import { openDuty } from './duty';
import type { ComplaintData, DataOf } from './events';

/** The first event makes the case: its parties, its demands, its rules and its calendar. */
export function received(
  event: CaseEvent<ComplaintData>,
  data: DataOf<'complaint-received'>,
): ComplaintState {
  const state = initial(event, data);
  const opening = { owner: 'accepting', at: event.occurredAt, startOn: data.receivedOn } as const;
  const accepting = openDuty(state, { ...opening, duty: 'accept' });
  // 即发现即转交 (内发改财金字〔2023〕1444号 三(二)): a lead from a monitoring point waits for no third day.
  const budget: Budget = { unit: 'working-day', amount: 0 };
  const transfer = { ...opening, duty: 'transfer' } as const;
  return openDuty(accepting, data.listed ? { ...transfer, budget } : transfer);
}

function openDemand(demand: DataOf<'complaint-received'>['demands'][number]): Demand {
  return {
    ...demand,
    state: 'open',
    conclusion: null,
    rectifyBy: null,
    orderServedOn: null,
    completionReported: false,
    ground: null,
    performedOn: null,
  };
}

function initial(event: CaseEvent<ComplaintData>, data: DataOf<'complaint-received'>): ComplaintState {
  return {
    schema: 1,
    caseId: data.caseId,
    sequence: event.sequence,
    status: 'received',
    outcome: null,
    number: data.number,
    kind: data.kind,
    channel: data.channel,
    handling: data.handling,
    field: data.field,
    receivedAt: event.occurredAt,
    receivedOn: data.receivedOn,
    identity: data.identity,
    // 实名 agrees openly; 实名保密 and 匿名 have to be asked first.
    namingAgreed: data.identity === 'named',
    agentActive: data.hasAgent,
    regionCode: data.regionCode,
    respondent: data.respondent,
    accepting: data.accepting,
    verifying: null,
    assignedOfficers: {},
    parentId: data.parentId,
    childIds: [],
    demands: data.demands.map(openDemand),
    duties: [],
    approval: null,
    supplementRequested: false,
    returnedOnce: false,
    verifierAppointed: false,
    signedInAt: null,
    answer: 'not-asked',
    questions: [],
    contactAttemptsOn: [],
    justifications: [],
    refusals: [],
    proposal: null,
    services: [],
    resultOn: null,
    determinedOn: null,
    explained: false,
    settlement: 'none',
    instalments: [],
    rating: null,
    review: 'none',
    followUp: 'none',
    suspension: null,
    listed: data.listed,
    instructions: [],
    determinationRevoked: false,
    rules: data.rules,
    calendar: data.calendar,
  };
}
