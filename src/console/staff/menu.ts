import type { Role } from '../../domain/officer';
import type { englishFrameWords } from './words/frame-words.en';

export interface MenuEntry {
  readonly word: keyof typeof englishFrameWords.entries;
  /** Below /console. */
  readonly path: `/${string}`;
  /** Who works there, as the API lets them in; null for everybody who is signed in. */
  readonly roles: readonly Role[] | null;
}

/** Every page that the menu leads to, in its order; a page adds its line here. */
export const MENU: readonly MenuEntry[] = [
  { word: 'counter', path: '/counter', roles: ['registrar', 'hotline-dispatcher'] },
];

/** What an officer with these offices may use. */
export const menuFor = (roles: readonly Role[]): readonly MenuEntry[] =>
  MENU.filter((entry) => entry.roles === null || entry.roles.some((role) => roles.includes(role)));
