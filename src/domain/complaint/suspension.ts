import { meetDuty, resumeDuties, suspendDuties } from '../duty';
import type { Instant, PlainDate } from '../ids';
import type { Actor, Role } from '../officer';
import { plainDateAt } from '../plain-date';
import { ruleFor } from './command-table';
import type { ComplaintState, Duty, Suspension, SuspensionGround } from './complaint';
import { isNeverHeld, openDuty } from './duty';

const SUSPENDING: readonly Role[] = ruleFor('suspend').by.flatMap(({ roles }) => roles);

/** 中止办理: the clocks stand still, and another begins by which somebody looks whether they still must. */
export function suspended(
  state: ComplaintState,
  { ground, fromOn }: { readonly ground: SuspensionGround; readonly fromOn: PlainDate },
  { at, actor }: { readonly at: Instant; readonly actor: Actor },
): ComplaintState {
  const stopped = suspendDuties(state, ({ duty }) => !isNeverHeld(duty), { fromOn, ground });
  const standing = { ...stopped, suspension: { ground, fromOn, by: suspenderOf(actor) } };
  return checkedFrom(standing, at, plainDateAt(at));
}

export function resumed(state: ComplaintState, on: PlainDate, at: Instant): ComplaintState {
  if (state.suspension === null) return state;
  const running = resumeDuties(state, state.suspension.ground, on);
  return { ...meetDuty(running, 'check-suspension', at), suspension: null };
}

/** A suspended case is never silent: again and again somebody is asked whether its ground still holds. */
export function checkedAgain(state: ComplaintState, lapsed: Duty, at: Instant): ComplaintState {
  return state.suspension === null ? state : checkedFrom(state, at, lapsed.dueOn ?? plainDateAt(at));
}

function checkedFrom(state: ComplaintState, at: Instant, startOn: PlainDate): ComplaintState {
  const owner = state.verifying === null ? 'accepting' : 'verifying';
  return openDuty(state, { duty: 'check-suspension', owner, at, startOn });
}

/** The office that suspended is the one to be asked, whoever holds it by then. */
function suspenderOf(actor: Actor): Suspension['by'] {
  if (actor.type !== 'officer') return null;
  const role = actor.roles.find((held) => SUSPENDING.includes(held));
  return role === undefined ? null : { organizationId: actor.organizationId, role };
}
