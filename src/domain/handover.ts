import { ADMINISTRATOR_ROLES } from './officer';
import type { Role } from './officer';
import type { AdministrationRefusal } from './access-administration';
import type { OfficerId, OrganizationId } from './ids';
import { accepted, refused } from './result';
import type { Result } from './result';

/** The part in a case that an officer can be assigned to by name. */
export type AssignedParty = 'accepting' | 'verifying';

/** Who may go on with a case that was assigned to somebody else: any of these offices in its body. */
export const SUCCESSOR_ROLES = {
  accepting: ['registrar', 'acceptance-reviewer', 'hotline-dispatcher'],
  verifying: ['case-handler', 'section-head'],
} as const satisfies Record<AssignedParty, readonly Role[]>;

/** Open cases that bear the officer's name. */
export interface Assignment {
  readonly organizationId: OrganizationId;
  readonly party: AssignedParty;
  readonly cases: number;
}

/** What waits in a body for somebody with any of these offices. */
export interface OwedWork {
  readonly organizationId: OrganizationId;
  readonly roles: readonly Role[];
}

/** An office that somebody holds today with an account that works. */
export interface HeldOffice {
  readonly officerId: OfficerId;
  readonly organizationId: OrganizationId;
  readonly role: Role;
}

export interface Departure {
  readonly officerId: OfficerId;
  /** Who takes the assigned cases over; null: nobody was named. */
  readonly successorId: OfficerId | null;
  readonly isLeaving: boolean;
  readonly assignments: readonly Assignment[];
  readonly work: readonly OwedWork[];
  readonly offices: readonly HeldOffice[];
}

/**
 * No duty without a holder: what bears the officer's name goes to somebody who may do it, and nobody leaves behind work
 * that nobody else in the body may do.
 */
export function judgeDeparture(departure: Departure): Result<true, AdministrationRefusal> {
  const { isLeaving, successorId, assignments } = departure;
  if (successorId === null) {
    const cases = assignments.reduce((sum, one) => sum + one.cases, 0);
    if (isLeaving && cases > 0) return refused({ type: 'work-not-handed-over', cases });
  } else {
    const barred = assignments.find((one) => !maySucceed(departure, successorId, one));
    if (barred !== undefined)
      return refused({ type: 'successor-without-office', needed: SUCCESSOR_ROLES[barred.party] });
  }
  const [vacant] = isLeaving ? leftToNobody(departure) : [];
  return vacant === undefined ? accepted(true) : refused({ type: 'duty-without-holder', needed: vacant });
}

/** Whether this officer may take over everything that bears the other's name. */
export function maySucceedIn(departure: Omit<Departure, 'successorId'>, successorId: OfficerId): boolean {
  return departure.assignments.every((one) => maySucceed(departure, successorId, one));
}

function maySucceed(
  { offices }: Pick<Departure, 'offices'>,
  successorId: OfficerId,
  { organizationId, party }: Assignment,
): boolean {
  const fits: readonly Role[] = SUCCESSOR_ROLES[party];
  return offices.some(
    (office) =>
      office.officerId === successorId &&
      office.organizationId === organizationId &&
      fits.includes(office.role),
  );
}

/** Who but the officer may do a piece of work today. */
export function othersFor(
  { officerId, offices }: Pick<Departure, 'officerId' | 'offices'>,
  { organizationId, roles }: OwedWork,
): readonly OfficerId[] {
  const held = offices.filter(
    (office) =>
      office.officerId !== officerId &&
      office.organizationId === organizationId &&
      roles.includes(office.role),
  );
  return [...new Set(held.map((office) => office.officerId))];
}

/** The offices, any of which would do, for each piece of work that would be left to nobody. */
function leftToNobody(departure: Departure): readonly (readonly Role[])[] {
  const { officerId, offices, work } = departure;
  const orphaned = work.filter((one) => othersFor(departure, one).length === 0).map(({ roles }) => roles);
  // 三员: each of the three is somebody's, or nobody could give offices any more.
  const last = ADMINISTRATOR_ROLES.filter((role) => {
    const holders = offices.filter((office) => office.role === role);
    return holders.length > 0 && holders.every((office) => office.officerId === officerId);
  });
  return [...orphaned, ...last.map((role) => [role])];
}
