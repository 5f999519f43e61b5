import { ORDERING_ROLES } from '../../domain/contract/succession-order';
import { WORKING_ROLES as PROMISING_ROLES } from '../../domain/commitment/working-roles';
import { WORKING_ROLES } from '../../domain/contract/working-roles';
import type { Role } from '../../domain/officer';
import type { englishFrameWords } from './words/frame-words.en';

export interface MenuEntry {
  readonly word: keyof typeof englishFrameWords.entries;
  /** Below /console. */
  readonly path: `/${string}`;
  /** The filters that it opens with. */
  readonly search?: Readonly<Record<string, string>>;
  /** Who works there, as the API lets them in; null for everybody who is signed in. */
  readonly roles: readonly Role[] | null;
}

const HANDLING: readonly Role[] = [
  ...(['registrar', 'acceptance-reviewer', 'hotline-dispatcher', 'follow-up-caller'] as const),
  ...(['receiving-clerk', 'case-handler', 'section-head', 'legal-reviewer', 'issuer'] as const),
  ...(['respondent-liaison', 'respondent-leader', 'inspector', 'instruction-recorder', 'leader'] as const),
];

/** Who collects contracts, as the API lets them. */
export const COLLECTING: readonly Role[] = ['contract-manager', 'collection-reporter', 'section-head'];
/** Who brings tables of contracts, as the API lets them. */
export const IMPORTING: readonly Role[] = ['contract-manager', 'collection-reporter'];
const CONTRACTING: readonly Role[] = [
  ...COLLECTING,
  ...(['case-handler', 'legal-reviewer', 'issuer', 'inspector', 'leader'] as const),
  ...(['justice-officer', 'finance-officer', 'arrears-officer'] as const),
];

/** Who reports each month, and who looks over it. */
const REPORTING: readonly Role[] = [
  'collection-reporter',
  'contract-manager',
  'inspector',
  'leader',
  'section-head',
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
  { word: 'contract-duties', path: '/contracts/duties', roles: WORKING_ROLES },
  { word: 'contracts', path: '/contracts', roles: CONTRACTING },
  { word: 'contract-problems', path: '/contracts/problems', roles: CONTRACTING },
  {
    ...{ word: 'overdue-contracts', path: '/contracts', roles: CONTRACTING },
    search: { overdue: 'true', sort: 'overdue' },
  },
  { word: 'arrears', path: '/contracts/arrears', roles: CONTRACTING },
  { word: 'contract-board', path: '/contracts/board', roles: CONTRACTING },
  { word: 'upward-reports', path: '/contracts/reports', roles: REPORTING },
  { word: 'told-payments', path: '/contracts/payments', roles: CONTRACTING },
  { word: 'succession-reviews', path: '/contracts/successions', roles: ORDERING_ROLES },
  { word: 'model-texts', path: '/contracts/model-texts', roles: CONTRACTING },
  { word: 'new-contract', path: '/contracts/new', roles: COLLECTING },
  { word: 'import-contracts', path: '/contracts/import', roles: IMPORTING },
  { word: 'commitment-duties', path: '/commitments/duties', roles: PROMISING_ROLES },
  { word: 'commitments', path: '/commitments', roles: CONTRACTING },
  { word: 'supervision', path: '/supervision', roles: PRESSING },
  { word: 'statistics', path: '/statistics', roles: [...PRESSING, 'instruction-recorder'] },
  { word: 'reveals', path: '/reveals', roles: [...ASKING, 'privacy-officer'] },
  { word: 'audit', path: '/audit', roles: ['audit-administrator', 'privacy-officer'] },
  { word: 'operations', path: '/operations', roles: ['operations'] },
  { word: 'rules', path: '/rules', roles: null },
  { word: 'calendar', path: '/calendar', roles: null },
  { word: 'organizations', path: '/bodies', roles: ADMINISTERING },
  { word: 'officers', path: '/officers', roles: ADMINISTERING },
  { word: 'credentials', path: '/credentials', roles: ['security-administrator'] },
  { word: 'webhooks', path: '/webhooks', roles: ['security-administrator'] },
];

/** What an officer with these offices may use. */
export const menuFor = (roles: readonly Role[]): readonly MenuEntry[] =>
  MENU.filter((entry) => entry.roles === null || entry.roles.some((role) => roles.includes(role)));

/** Where the work of somebody with these offices begins; null for whoever has no page but everybody's. */
export function homeFor(roles: readonly Role[]): MenuEntry['path'] | null {
  if (roles.includes('leader')) return '/statistics';
  if (roles.includes('inspector')) return '/supervision';
  return menuFor(roles).find((entry) => entry.roles !== null)?.path ?? null;
}

/** Which entry a page lies under: of several that it may, the one that says the most of it. */
export function entryOf(
  entries: readonly MenuEntry[],
  { pathname, search }: { readonly pathname: string; readonly search: Readonly<Record<string, unknown>> },
): MenuEntry | null {
  const isAbove = ({ path, search: filters = {} }: MenuEntry): boolean =>
    (pathname === path || pathname.startsWith(`${path}/`)) &&
    Object.entries(filters).every(([name, value]) => String(search[name]) === value);
  const weight = ({ path, search: filters = {} }: MenuEntry): number =>
    path.length * 10 + Object.keys(filters).length;
  return entries
    .filter(isAbove)
    .reduce<MenuEntry | null>(
      (best, entry) => (best === null || weight(entry) > weight(best) ? entry : best),
      null,
    );
}
