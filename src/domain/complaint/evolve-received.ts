import type { CaseEvent } from '../case';
import type { ComplaintState, Demand } from './complaint';
import type { ComplaintData, ComplaintReceived, DataOf } from './events';
import { openIntake } from './intake-clock';

/** The first event makes the case: its parties, its demands, its rules and its calendar. */
export function received(
  event: CaseEvent<ComplaintData>,
  data: DataOf<'complaint-received'>,
): ComplaintState {
  return openIntake(initialState(event, data), { at: event.occurredAt, suspensions: [] });
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

/** A case in which nothing has been done yet, and no clock runs. */
export function initialState(event: CaseEvent<ComplaintData>, data: ComplaintReceived): ComplaintState {
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
    reviewer: null,
    followUp: 'none',
    suspension: null,
    listed: data.listed,
    instructions: [],
    determinationRevoked: false,
    rules: data.rules,
    calendar: data.calendar,
  };
}
