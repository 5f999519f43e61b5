import type { ActorNames } from './actor-words';
import { COMPLAINANT_PARTY_LABELS } from './labels';
import type { UndeliveredTo } from './notice-kind';
import { ROLE_LABELS } from './role-labels';

/** What the sentence of an undelivered notice looks up. */
export interface UnreachedNames extends ActorNames {
  /** A party of a contract; who its contact is, nobody outside the vault can say. */
  readonly party?: (partyId: string) => string;
}

/** Whom a notice did not reach, as a journal calls them: 投诉人 · 市财政局合同管理员 · 乙公司的联系人. */
export function unreachedWords(to: UndeliveredTo, names: UnreachedNames): string {
  switch (to.type) {
    case 'officer':
      return names.officer(to.officerId);
    case 'role':
      return `${names.organization(to.organizationId)}${ROLE_LABELS[to.role]}`;
    case 'complainant':
    case 'agent':
      return COMPLAINANT_PARTY_LABELS[to.type];
    case 'contract-contact':
      return `${names.party?.(to.partyId) ?? '当事人'}的联系人`;
  }
}
