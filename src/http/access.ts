import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import type { OfficerPrincipal, Principal } from './authenticate';
import type { Obstacle } from './problem';
import type { Access } from './route';

type Judge = (principal: Principal) => Result<true, Obstacle>;

const WRONG_KIND: Obstacle = { type: 'wrong-kind-of-caller' };
const ALLOWED = accepted(true as const);

const settled = (principal: OfficerPrincipal): Result<true, Obstacle> =>
  principal.session.mustChangePassword ? refused({ type: 'password-change-required' }) : ALLOWED;

const machineOf =
  (kind: 'channel' | 'office-system'): Judge =>
  (principal) =>
    principal.type === 'machine' && principal.actor.type === kind ? ALLOWED : refused(WRONG_KIND);

const officer: Judge = (principal) =>
  principal.type === 'officer' ? settled(principal) : refused(WRONG_KIND);
const complainant: Judge = (principal) => (principal.type === 'complainant' ? ALLOWED : refused(WRONG_KIND));

const JUDGES: Readonly<Record<Exclude<Access, object | 'public'>, Judge>> = {
  'any-officer': officer,
  'own-session': (principal) => (principal.type === 'officer' ? ALLOWED : refused(WRONG_KIND)),
  'complainant-receipt': complainant,
  'officer-or-complainant': (principal) =>
    principal.type === 'officer' ? settled(principal) : complainant(principal),
  'any-sender': (principal) => {
    if (principal.type === 'machine') return ALLOWED;
    return principal.type === 'officer' ? settled(principal) : complainant(principal);
  },
  channel: machineOf('channel'),
  'office-system': machineOf('office-system'),
};

/** Whether this caller may use an operation at all; what they may see or do with one case is judged behind it. */
export function mayEnter(access: Access, principal: Principal): Result<true, Obstacle> {
  if (access === 'public') return ALLOWED;
  if (principal.type === 'anonymous') return refused({ type: 'sign-in-required' });
  if (typeof access === 'string') return JUDGES[access](principal);
  const entered = officer(principal);
  if (!entered.ok || principal.type !== 'officer') return entered;
  const holdsOne = access.roles.some((role) => principal.actor.roles.includes(role));
  return holdsOne
    ? ALLOWED
    : refused({ type: 'refused', refusal: { type: 'role-missing', needed: access.roles } });
}
