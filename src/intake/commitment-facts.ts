import type { CommitmentFacts } from '../domain/commitment/facts';
import type { Actor } from '../domain/officer';
import { accepted, refused, type Result } from '../domain/result';
import type { CommitmentBodyFacts } from '../wire/commitment-command.wire';
import type { FieldError } from '../wire/problem.wire';
import { toThousandths } from './collect-contracts';
import type { FactSources } from './complaint-facts';

/** What a command says to the decision: numbers of things in thousandths, a contract by its id; or what is wrong with it. */
export async function toCommitmentFacts(
  body: CommitmentBodyFacts,
  { actor, sources }: { readonly actor: Actor; readonly sources: FactSources },
): Promise<Result<CommitmentFacts, readonly FieldError[]>> {
  if (body.type === 'record-performance') {
    const { quantity, ...facts } = body;
    return accepted({ ...facts, thousandths: quantity === null ? null : toThousandths(quantity) });
  }
  if (body.type !== 'link-contract') return accepted(body);
  const { contractCode, ...facts } = body;
  const contract = await sources.contractCoded(contractCode, actor);
  if (contract !== null) return accepted({ ...facts, contractId: contract.contractId });
  const fix = '核对统一合同编码；只能关联到您看得到的合同（GET /api/v1/contracts）';
  return refused([{ pointer: '#/contractCode', message: '没有这份合同', fix }]);
}
