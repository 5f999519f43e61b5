import type { DemandId, Instant } from '../ids';
import { plainDateAt } from '../plain-date';
import type { ComplaintState, Demand } from './complaint';
import { openDuty } from './duty';
import { arrivalOn, editDemands } from './fold';

/** 限时推动整改: what is owed must be ordered; nobody may leave it at a conclusion. */
export function pressOrder(state: ComplaintState, demandId: DemandId, at: Instant): ComplaintState {
  return openDuty(state, { duty: 'order', owner: 'verifying', at, subjectId: demandId });
}

/** The respondent says that it is done; the verifier answers. */
export function pressConfirmation(state: ComplaintState, demandId: DemandId, at: Instant): ComplaintState {
  return openDuty(state, { duty: 'confirm', owner: 'verifying', at, subjectId: demandId });
}

export function pressDetermination(state: ComplaintState, demandId: DemandId, at: Instant): ComplaintState {
  return openDuty(state, { duty: 'determine', owner: 'verifying', at, subjectId: demandId });
}

/** The rectification date has passed and nothing holds it up. */
export function overdue(state: ComplaintState, demandId: DemandId, at: Instant): ComplaintState {
  return pressDetermination(
    editDemands(state, [demandId], () => ({ state: 'overdue' })),
    demandId,
    at,
  );
}

/** Takes a case up again where it stood: every demand presses for what comes next, and nothing lies still. */
export function takenUpAgain(state: ComplaintState, at: Instant): ComplaintState {
  const reopened: ComplaintState = { ...state, outcome: null, explained: false, resultOn: null };
  const startOn = arrivalOn(state, at);
  if (reopened.verifying === null) {
    return openDuty(
      { ...reopened, status: 'accepted' },
      { duty: 'transfer', owner: 'accepting', at, startOn },
    );
  }
  const isOpen = reopened.demands.some((demand) => demand.state === 'open');
  const verifying: ComplaintState = { ...reopened, status: 'verifying' };
  const verified = isOpen
    ? openDuty(verifying, { duty: 'verify', owner: 'verifying', at, startOn })
    : verifying;
  return verified.demands.reduce((next, demand) => pressed(next, demand, at), verified);
}

function pressed(state: ComplaintState, demand: Demand, at: Instant): ComplaintState {
  const { demandId } = demand;
  const asked = demand.completionReported ? pressConfirmation(state, demandId, at) : state;
  switch (demand.state) {
    case 'substantiated':
      return pressOrder(asked, demandId, at);
    case 'lawful-change':
      return demand.performedOn === null ? pressOrder(asked, demandId, at) : asked;
    case 'rectifying':
      return rectifyingAgain(asked, demand, at);
    case 'overdue':
    case 'refused':
      return pressDetermination(asked, demandId, at);
    default:
      return asked;
  }
}

/** The date that was set stands; when it passed meanwhile, the demand is overdue. */
function rectifyingAgain(
  state: ComplaintState,
  { demandId, rectifyBy, completionReported }: Demand,
  at: Instant,
): ComplaintState {
  const isPast = rectifyBy === null || rectifyBy < plainDateAt(at);
  if (isPast) return completionReported ? state : overdue(state, demandId, at);
  const budget = { unit: 'date', on: rectifyBy } as const;
  return openDuty(state, { duty: 'rectify', owner: 'respondent', at, subjectId: demandId, budget });
}
