import { endSupplement } from './evolve-acceptance';
import { overdue, withoutApproval } from './evolve-conclusion';
import type { ComplaintState, ComplaintStatus } from './complaint';
import {
  dutyIdOf,
  findDuty,
  lapseDuty,
  meetDuty,
  openDuty,
  reproject,
  resumeDuties,
  suspendDuties,
  withdrawAll,
} from './duty';
import { arrivalOn, unchanged, type Folding, type Folds } from './fold';

const STATUS_OF_STAGE: Readonly<Record<string, ComplaintStatus>> = {
  accepted: 'accepted',
  transferred: 'transferred',
  verified: 'verifying',
  rectifying: 'rectifying',
  closed: 'closed',
};

/** The complainant's own acts, the acts from above and beside, and what the clock brings. */
export const supervisionFolds: Folds<
  | 'complaint-withdrawn'
  | 'settlement-declared'
  | 'settlement-confirmed'
  | 'instalment-recorded'
  | 'complaint-rated'
  | 'agent-called-off'
  | 'urged'
  | 'complaint-listed'
  | 'handling-suspended'
  | 'handling-resumed'
  | 'handling-discontinued'
  | 'instruction-recorded'
  | 'instruction-answered'
  | 'calendar-changed'
  | 'respondent-succeeded'
  | 'channel-progressed'
  | 'rungs-reached'
  | 'duty-lapsed'
> = {
  'complaint-withdrawn': ({ state, at }) => ({
    ...withoutApproval(withdrawAll(state, at, ['answer-instruction'])),
    status: 'closed',
    outcome: 'withdrawn',
    suspension: null,
  }),

  'settlement-declared': ({ state }) => ({ ...state, settlement: 'declared' }),

  'settlement-confirmed': ({ state, data, at }) => {
    const settled: ComplaintState = {
      ...withoutApproval(withdrawAll(state, at, ['answer-instruction'])),
      status: 'closed',
      outcome: 'settled',
      settlement: 'confirmed',
      suspension: null,
      instalments: data.instalments.map((instalment) => ({ ...instalment, paid: false })),
    };
    return data.instalments.reduce(
      (next, { instalmentId, dueOn }) =>
        openDuty(next, {
          duty: 'settle-instalment',
          owner: 'respondent',
          at,
          subjectId: instalmentId,
          budget: { unit: 'date', on: dueOn },
        }),
      settled,
    );
  },

  'instalment-recorded': ({ state, data, at }) => {
    if (!data.paid) return settlementBroken(state, at);
    const paid = state.instalments.map((one) =>
      one.instalmentId === data.instalmentId ? { ...one, paid: true } : one,
    );
    return { ...meetDuty(state, dutyIdOf('settle-instalment', data.instalmentId), at), instalments: paid };
  },

  'complaint-rated': ({ state, data, at }) => ({ ...meetDuty(state, 'rate', at), rating: data.score }),

  'agent-called-off': ({ state }) => ({ ...state, agentActive: false }),

  urged: unchanged,

  'complaint-listed': ({ state }) => ({ ...state, listed: true }),

  'handling-suspended': ({ state, data }) => {
    const { ground, fromOn } = data;
    const stopped = suspendDuties(state, (duty) => duty.duty !== 'answer-instruction', { fromOn, ground });
    return { ...stopped, suspension: { ground, fromOn } };
  },

  'handling-resumed': ({ state, data }) => ({
    ...resumeDuties(state, () => true, data.on),
    suspension: null,
  }),

  'handling-discontinued': ({ state, at }) => ({
    ...withoutApproval(withdrawAll(state, at, ['answer-instruction'])),
    status: 'closed',
    outcome: 'discontinued',
    suspension: null,
  }),

  'instruction-recorded': ({ state, data, at }) => {
    const { instructionId, dueOn } = data;
    const instructed = {
      ...state,
      instructions: [...state.instructions, { instructionId, dueOn, answered: false }],
    };
    return openDuty(instructed, {
      duty: 'answer-instruction',
      owner: state.verifying === null ? 'accepting' : 'verifying',
      at,
      subjectId: instructionId,
      budget: { unit: 'date', on: dueOn },
    });
  },

  'instruction-answered': ({ state, data, at }) => ({
    ...meetDuty(state, dutyIdOf('answer-instruction', data.instructionId), at),
    instructions: state.instructions.map((one) =>
      one.instructionId === data.instructionId ? { ...one, answered: true } : one,
    ),
  }),

  'calendar-changed': ({ state, data }) => reproject(state, data.calendar),

  // The successor steps in, and a fresh answer window opens when one had been opened.
  'respondent-succeeded': ({ state, data, at }) => {
    const succeeded: ComplaintState = {
      ...state,
      respondent: data.respondent,
      verifying: state.verifying === null ? null : (data.verifying ?? state.verifying),
    };
    if (state.answer === 'not-asked' || !state.demands.some((demand) => demand.state === 'open')) {
      return succeeded;
    }
    return openDuty(
      { ...succeeded, answer: 'open' },
      { duty: 'answer', owner: 'respondent', at, startOn: arrivalOn(state, at) },
    );
  },

  'channel-progressed': ({ state, data, at }) => followed({ state, data, at }),

  'rungs-reached': ({ state, data }) => ({
    ...state,
    duties: state.duties.map((duty) =>
      duty.dutyId === data.dutyId
        ? { ...duty, reachedRungs: [...duty.reachedRungs, ...data.rungs.map((one) => one.rung)] }
        : duty,
    ),
  }),

  'duty-lapsed': ({ state, data, at }) => lapsed(state, data.dutyId, at),
};

function followed({ state, data, at }: Omit<Folding<'channel-progressed'>, 'actor'>): ComplaintState {
  const status = STATUS_OF_STAGE[data.stage] ?? state.status;
  if (status === 'closed')
    return { ...withdrawAll(state, at), status, outcome: data.closedAs ?? 'rectified' };
  const done = status === 'accepted' ? ['accept'] : ['accept', 'transfer'];
  const met = done.reduce((next, dutyId) => meetDuty(next, dutyId, at), state);
  if (status === 'transferred') {
    return openDuty(
      { ...met, status },
      { duty: 'verify', owner: 'verifying', at, startOn: arrivalOn(state, at) },
    );
  }
  return status === 'rectifying' ? { ...meetDuty(met, 'verify', at), status } : { ...met, status };
}

/** A window that closes without an act moves the case where the rules say so, and is never silent. */
function lapsed(state: ComplaintState, dutyId: string, at: Folding<'duty-lapsed'>['at']): ComplaintState {
  const duty = findDuty(state, dutyId);
  const next = lapseDuty(state, dutyId, at);
  switch (duty?.duty) {
    case 'supplement':
      return endSupplement(next, at);
    case 'answer':
      return { ...next, answer: 'window-closed' };
    case 'defend':
      return next.proposal === null ? next : { ...next, proposal: { ...next.proposal, defenceClosed: true } };
    case 'rectify':
      return rectificationLapsed(next, duty.subjectId, at);
    case 'settle-instalment':
      return settlementBroken(next, at);
    default:
      return next;
  }
}

/** A completion that was reported in time waits for the verifier's word; otherwise the demand is overdue. */
function rectificationLapsed(
  state: ComplaintState,
  subjectId: string | null,
  at: Folding<'duty-lapsed'>['at'],
): ComplaintState {
  const demand = state.demands.find((one) => one.demandId === subjectId);
  if (demand === undefined || demand.completionReported || demand.state !== 'rectifying') return state;
  return overdue(state, demand.demandId, at);
}

/** A broken settlement reopens the complaint where it stood. */
function settlementBroken(state: ComplaintState, at: Folding<'duty-lapsed'>['at']): ComplaintState {
  const reopened: ComplaintState = {
    ...withdrawAll(state, at, ['answer-instruction']),
    settlement: 'broken',
    outcome: null,
  };
  if (reopened.verifying === null) {
    return openDuty(
      { ...reopened, status: 'accepted' },
      { duty: 'transfer', owner: 'accepting', at, startOn: arrivalOn(state, at) },
    );
  }
  return openDuty(
    { ...reopened, status: 'verifying' },
    { duty: 'verify', owner: 'verifying', at, startOn: arrivalOn(state, at) },
  );
}
