import type { CommitmentFacts } from '../domain/commitment/facts';
import type { Actor } from '../domain/officer';
import type { Refusal } from '../domain/refusal';
import { accepted, refused, type Result } from '../domain/result';
import type { CommitmentBodyFacts } from '../wire/commitment-command.wire';
import { toThousandths } from './collect-contracts';
import type { FactSources } from './complaint-facts';

/** What a command says to the decision: numbers of things in thousandths, a contract by its id. */
export async function toCommitmentFacts(
  body: CommitmentBodyFacts,
  { actor, sources }: { readonly actor: Actor; readonly sources: FactSources },
): Promise<Result<CommitmentFacts, Refusal>> {
  if (body.type === 'record-performance') {
    const { quantity, ...facts } = body;
    return accepted({ ...facts, thousandths: quantity === null ? null : toThousandths(quantity) });
  }
  if (body.type !== 'link-contract') return accepted(body);
  const { contractCode, ...facts } = body;
  const contract = await sources.contractCoded(contractCode, actor);
  return contract === null
    ? refused({ type: 'contract-unknown' })
    : accepted({ ...facts, contractId: contract.contractId });
}
