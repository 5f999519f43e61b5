import type { ComplainantParty, Mandate } from '../domain/complainant';
import type { CaseId } from '../domain/ids';
import { findComplaint } from '../store/complaint.store';
import { findReceipt } from '../store/receipt.store';
import { parseReceipt, receiptMatches } from '../vault/client';
import type { FilingDeps } from './receive-complaint';

export interface OwnReceipt {
  readonly complaintId: CaseId;
  readonly party: ComplainantParty;
  /** A complainant in person may do everything; an agent what the mandate says. */
  readonly authority: Mandate['authority'];
}

/** Whose receipt this is; null for what is none, was called off, or never was: the same answer, as fast. */
export async function findOwnReceipt(deps: FilingDeps, text: string): Promise<OwnReceipt | null> {
  const parsed = parseReceipt(text);
  if (parsed === null) return null;
  const stored = await findReceipt(deps.database.prisma, parsed.locator);
  const digest = stored?.digest ?? '';
  if (!receiptMatches(deps.receiptKeys, parsed, digest) || stored === null) return null;
  const found = await findComplaint(deps.database.prisma, stored.complaintId);
  if (found === null || (stored.party === 'agent' && !found.state.agentActive)) return null;
  const { complaintId, party, authority } = stored;
  return { complaintId, party, authority };
}
