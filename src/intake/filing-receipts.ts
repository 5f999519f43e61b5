import type { ComplainantIdentity } from '../domain/complainant';
import type { CaseId } from '../domain/ids';
import type { FiledRow, FilingOrigin } from '../store/filing.store';
import type { StoredReceipt } from '../store/receipt.store';
import { deriveReceipt, receiptKeyIdOf, type IssuedReceipt, type ReceiptKeys } from '../vault/client';

/** What a filing is answered with: the complainant's receipt, and the agent's own where one acts. */
export interface FiledReceipts {
  readonly receipt: string;
  readonly agentReceipt: string | null;
}

/** Both receipts of a filing, before their digests are stored. */
export interface IssuedReceipts {
  readonly complainant: IssuedReceipt;
  readonly agent: IssuedReceipt | null;
}

const seedOf = ({ key, bodyHash }: FilingOrigin): string => `${key}|${bodyHash}`;
const agentSeedOf = (origin: FilingOrigin): string => `agent|${seedOf(origin)}`;

export function issueReceipts(
  keys: ReceiptKeys,
  origin: FilingOrigin,
  agent: ComplainantIdentity['agent'],
): IssuedReceipts {
  return {
    complainant: deriveReceipt(keys, seedOf(origin)),
    agent: agent === null ? null : deriveReceipt(keys, agentSeedOf(origin)),
  };
}

export function shown({ complainant, agent }: IssuedReceipts): FiledReceipts {
  return { receipt: complainant.receipt, agentReceipt: agent?.receipt ?? null };
}

/** The same filing again: the same receipts, made under the key they were first made with. */
export function receiptsAgain(keys: ReceiptKeys, origin: FilingOrigin, known: FiledRow): FiledReceipts {
  const { receiptDigest, agentReceiptDigest } = known;
  const again = (seed: string, digest: string): string =>
    deriveReceipt(keys, seed, receiptKeyIdOf(digest)).receipt;
  return {
    receipt: again(seedOf(origin), receiptDigest),
    agentReceipt: agentReceiptDigest === null ? null : again(agentSeedOf(origin), agentReceiptDigest),
  };
}

/** The rows of both; the mandate says what the agent may do. */
export function receiptRows(
  complaintId: CaseId,
  { complainant, agent }: IssuedReceipts,
  mandate: Pick<StoredReceipt, 'authority'>,
): readonly StoredReceipt[] {
  const rowOf = ({ locator, digest }: IssuedReceipt) => ({ locator, digest, complaintId });
  const own: StoredReceipt = { ...rowOf(complainant), party: 'complainant', authority: 'special' };
  if (agent === null) return [own];
  return [own, { ...rowOf(agent), party: 'agent', authority: mandate.authority }];
}
