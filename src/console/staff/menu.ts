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

/** Every page that the menu leads to, in its order; a page adds its line here. */
export const MENU: readonly MenuEntry[] = [
  { word: 'inbox', path: '/inbox', roles: HANDLING },
  { word: 'complaints', path: '/complaints', roles: HANDLING },
  { word: 'counter', path: '/counter', roles: ['registrar', 'hotline-dispatcher'] },
];

/** What an officer with these offices may use. */
export const menuFor = (roles: readonly Role[]): readonly MenuEntry[] =>
  MENU.filter((entry) => entry.roles === null || entry.roles.some((role) => roles.includes(role)));
