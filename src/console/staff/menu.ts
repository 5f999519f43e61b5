import type { Role } from '../../domain/officer';
import type { englishFrameWords } from './words/frame-words.en';

export interface MenuEntry {
  readonly word: keyof typeof englishFrameWords.entries;
  /** Below /console. */
  readonly path: `/${string}`;
  /** Who works there, as the API lets them in; null for everybody who is signed in. */
  readonly roles: readonly Role[] | null;
}

const HANDLING: readonly Role[] = [
  ...(['registrar', 'acceptance-reviewer', 'hotline-dispatcher', 'follow-up-caller'] as const),
  ...(['receiving-clerk', 'case-handler', 'section-head', 'legal-reviewer', 'issuer'] as const),
  ...(['respondent-liaison', 'respondent-leader', 'inspector', 'instruction-recorder', 'leader'] as const),
];

/** Those whom the API lets look at the ladder board. */
const PRESSING: readonly Role[] = ['inspector', 'leader', 'section-head', 'issuer', 'acceptance-reviewer'];
/** Who may ask to see who complained. */
export const ASKING: readonly Role[] = ['registrar', 'acceptance-reviewer', 'case-handler', 'section-head'];
const ADMINISTERING: readonly Role[] = ['system-administrator', 'security-administrator'];

/** Every page that the menu leads to, in its order; a page adds its line here. */
export const MENU: readonly MenuEntry[] = [
  { word: 'inbox', path: '/inbox', roles: HANDLING },
  { word: 'complaints', path: '/complaints', roles: HANDLING },
  { word: 'counter', path: '/counter', roles: ['registrar', 'hotline-dispatcher'] },
  { word: 'supervision', path: '/supervision', roles: PRESSING },
  { word: 'statistics', path: '/statistics', roles: [...PRESSING, 'instruction-recorder'] },
  { word: 'reveals', path: '/reveals', roles: [...ASKING, 'privacy-officer'] },
  { word: 'audit', path: '/audit', roles: ['audit-administrator', 'privacy-officer'] },
  { word: 'operations', path: '/operations', roles: ['operations'] },
  { word: 'rules', path: '/rules', roles: null },
  { word: 'calendar', path: '/calendar', roles: null },
  { word: 'organizations', path: '/bodies', roles: ADMINISTERING },
  { word: 'officers', path: '/officers', roles: ADMINISTERING },
];

/** What an officer with these offices may use. */
export const menuFor = (roles: readonly Role[]): readonly MenuEntry[] =>
  MENU.filter((entry) => entry.roles === null || entry.roles.some((role) => roles.includes(role)));

/** Where the work of somebody with these offices begins; null for whoever has no page but everybody's. */
export function homeFor(roles: readonly Role[]): MenuEntry['path'] | null {
  if (roles.includes('leader')) return '/statistics';
  return menuFor(roles).find((entry) => entry.roles !== null)?.path ?? null;
}
