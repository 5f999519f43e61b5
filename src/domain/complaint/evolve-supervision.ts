import { dutyIdOf, findDuty, lapseDuty, meetDuty, reachRungs, reproject } from '../duty';
import { endSupplement, handToVerifier, unassigned, withoutVerifier } from './evolve-acceptance';
import { isRespondentOrBelow } from './access';
import type { ComplaintState, ComplaintStatus } from './complaint';
import { openDuty, withdrawAll } from './duty';
import { arrivalOn, unchanged, withoutApproval, type Folding, type Folds } from './fold';
import { overdue, takenUpAgain } from './pressing';
import { announced } from './result';
import { checkedAgain, resumed, suspended } from './suspension';

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
  | 'notice-undelivered'
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
  | 'body-succeeded'
  | 'officer-succeeded'
  | 'delivery-failed'
  | 'channel-progressed'
  | 'rungs-reached'
  | 'duty-lapsed'
> = {
  'complaint-withdrawn': ({ state, at }) => ({
    ...ended(state, at),
    outcome: 'withdrawn',
  }),

  'settlement-declared': ({ state }) => ({ ...state, settlement: 'declared' }),

  'settlement-confirmed': ({ state, data, at }) => {
    const settled: ComplaintState = {
      ...ended(state, at),
      outcome: 'settled',
      settlement: 'confirmed',
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

  // Who was not reached is told by other means; no clock waits for it.
  'notice-undelivered': unchanged,

  'complaint-listed': ({ state }) => ({ ...state, listed: true }),

  'handling-suspended': ({ state, data, at, actor }) => suspended(state, data, { at, actor }),

  'handling-resumed': ({ state, data, at }) => resumed(state, data.on, at),

  // The complainant is told by 答复书; the windows open when it is served.
  'handling-discontinued': ({ state, at }) =>
    announced({ ...ended(state, at), outcome: 'discontinued' }, 'verifying', at),

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

  'respondent-succeeded': ({ state, data, at }) => {
    const isConcluding = state.approval?.act.type === 'conclude';
    const known: ComplaintState = {
      ...(isConcluding ? withoutApproval(state) : state),
      respondent: data.respondent,
    };
    return answeredAnew(verifierAnew(known, data, at), at);
  },

  // Who steps in owes what was owed, by the same dates: nobody gains time by being abolished.
  'body-succeeded': ({ state, data }) => {
    const { party, to } = data;
    if (party === 'reviewing') return { ...state, reviewer: to };
    return { ...unassigned(state, party), [party]: to };
  },

  'officer-succeeded': ({ state, data }) => ({
    ...state,
    assignedOfficers: { ...state.assignedOfficers, [data.party]: data.to },
  }),

  // A letter that came back has not been served: no clock has begun, and none is moved.
  'delivery-failed': unchanged,

  'channel-progressed': ({ state, data, at }) => followed({ state, data, at }),

  'rungs-reached': ({ state, data }) => reachRungs(state, data),

  'duty-lapsed': ({ state, data, at }) => lapsed(state, data.dutyId, at),
};

function followed({ state, data, at }: Omit<Folding<'channel-progressed'>, 'actor'>): ComplaintState {
  const status = STATUS_OF_STAGE[data.stage] ?? state.status;
  if (status === 'closed') return { ...withdrawAll(state, at), status, outcome: data.closedAs };
  const done = status === 'accepted' ? ['accept'] : ['accept', 'transfer'];
  const met = done.reduce((next, dutyId) => meetDuty(next, dutyId, at), state);
  if (status === 'transferred') {
    return openDuty(
      { ...met, status },
      { duty: 'verify', owner: 'verifying', at, startOn: arrivalOn(state, at) },
    );
  }
  return status === 'accepted' ? { ...met, status } : { ...meetDuty(met, 'verify', at), status };
}

/** Over by the complainant's or an office's own act: what was on its way to a signature or to a defence ends with it. */
function ended(state: ComplaintState, at: Folding<'complaint-withdrawn'>['at']): ComplaintState {
  return {
    ...withoutApproval(withdrawAll(state, at)),
    status: 'closed',
    proposal: null,
    suspension: null,
  };
}

/** The verifier is derived anew; one that the successor has made a party may not go on. */
function verifierAnew(
  state: ComplaintState,
  { respondent, verifying }: Pick<Folding<'respondent-succeeded'>['data'], 'respondent' | 'verifying'>,
  at: Folding<'respondent-succeeded'>['at'],
): ComplaintState {
  const { verifying: former } = state;
  if (former === null || state.status === 'closed' || state.status === 'determined') return state;
  const next = verifying ?? former;
  if (isRespondentOrBelow(next, respondent)) {
    return withoutVerifier({ ...state, verifierAppointed: false }, at);
  }
  return next.organizationId === former.organizationId
    ? { ...state, verifying: next }
    : handToVerifier(state, next, at);
}

/** The successor has not been heard: a fresh window opens when one had been opened and a demand is still open. */
function answeredAnew(state: ComplaintState, at: Folding<'respondent-succeeded'>['at']): ComplaintState {
  const isVerified = !state.demands.some((demand) => demand.state === 'open');
  if (state.answer === 'not-asked' || isVerified || state.status === 'closed') return state;
  return openDuty(
    { ...state, answer: 'open' },
    { duty: 'answer', owner: 'respondent', at, startOn: arrivalOn(state, at) },
  );
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
    case 'check-suspension':
      return checkedAgain(next, duty, at);
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
  return takenUpAgain({ ...withdrawAll(state, at), settlement: 'broken' }, at);
}
