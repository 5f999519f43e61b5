import type { ComplaintField, DemandKind } from '../../../domain/complaint/complaint';
import { newKey, type Intent } from '../../api/intent';

export interface DraftDemand {
  readonly kind: DemandKind | null;
  readonly amount: string;
}

export interface DraftFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export interface DraftAgent {
  readonly name: string;
  readonly organizationName: string;
  readonly phone: string;
  readonly authority: 'general' | 'special';
  readonly grantedOn: string;
}

/** Who complains. Held for this tab only, never written where another visitor of the machine could find it. */
export interface DraftIdentity {
  readonly mode: 'named' | 'sealed' | 'anonymous';
  readonly name: string;
  readonly uscc: string;
  readonly isUsccConfirmed: boolean;
  readonly contactPerson: string;
  readonly phone: string;
  readonly email: string;
  readonly agent: DraftAgent | null;
}

export interface Draft {
  readonly seed: string;
  readonly kind: 'complaint' | 'tip-off';
  readonly whom: 'government' | 'state-owned' | 'company' | null;
  readonly inCourt: 'no' | 'yes' | null;
  readonly respondent: { readonly organizationId: string; readonly name: string } | null;
  readonly field: ComplaintField | null;
  readonly title: string;
  readonly narrative: string;
  readonly contractName: string;
  readonly contractNumber: string;
  readonly demands: readonly DraftDemand[];
  readonly files: readonly DraftFile[];
  readonly identity: DraftIdentity;
}

export const NO_AGENT: DraftAgent = {
  name: '',
  organizationName: '',
  phone: '',
  authority: 'general',
  grantedOn: '',
};

const NOBODY: DraftIdentity = {
  mode: 'sealed',
  name: '',
  uscc: '',
  isUsccConfirmed: false,
  contactPerson: '',
  phone: '',
  email: '',
  agent: null,
};

export const newDraft = (kind: Draft['kind']): Draft => ({
  seed: newKey(),
  kind,
  whom: null,
  inCourt: null,
  respondent: null,
  field: null,
  title: '',
  narrative: '',
  contractName: '',
  contractNumber: '',
  demands: [{ kind: null, amount: '' }],
  files: [],
  identity: kind === 'tip-off' ? { ...NOBODY, mode: 'anonymous' } : NOBODY,
});

const KEPT_AS = 'draft-1';

/** What was written so far in this browser, or null. A store that is closed or broken holds nothing. */
export function keptDraft(): Draft | null {
  try {
    const matter = localStorage.getItem(KEPT_AS);
    if (matter === null) return null;
    const identity = sessionStorage.getItem(KEPT_AS);
    // Written below by this very page.
    const draft = JSON.parse(matter) as Omit<Draft, 'identity'>;
    const fresh = newDraft(draft.kind);
    return {
      ...fresh,
      ...draft,
      identity: identity === null ? fresh.identity : (JSON.parse(identity) as DraftIdentity),
    };
  } catch {
    return null;
  }
}

export function keepDraft({ identity, ...matter }: Draft): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(matter));
    sessionStorage.setItem(KEPT_AS, JSON.stringify(identity));
  } catch {
    // A browser that keeps nothing loses a draft only when its tab is closed.
  }
}

export function forgetDraft(): void {
  try {
    localStorage.removeItem(KEPT_AS);
    sessionStorage.removeItem(KEPT_AS);
  } catch {
    // Nothing was kept.
  }
}

/** The same draft sent twice, also after the page was loaded anew, is one complaint. */
export const intentOf = ({ seed }: Draft): Intent => ({
  keyFor: (content) => `${seed}-${fingerprint(content)}`,
});

/** The same file of the same draft is one upload, also when it is chosen again after the page was loaded anew. */
export const keyOfFile = (seed: string, { name, size, lastModified }: File, isIdentifying: boolean): string =>
  `${seed}-${fingerprint(JSON.stringify([name, size, lastModified, isIdentifying]))}`;

/** Tells contents apart; nobody relies on its being hard to invert. */
function fingerprint(text: string): string {
  let [left, right] = [0xdeadbeef, 0x41c6ce57];
  for (const mark of text) {
    const code = mark.codePointAt(0) ?? 0;
    left = Math.imul(left ^ code, 2_654_435_761);
    right = Math.imul(right ^ code, 1_597_334_677);
  }
  return (left >>> 0).toString(16) + (right >>> 0).toString(16);
}
