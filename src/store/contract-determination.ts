import type { ContractState } from '../domain/contract/contract';
import { determinationOf } from '../domain/contract/determination-case';
import type { ContractData } from '../domain/contract/events';
import { openCases } from './case-opening';
import { complaintProjection } from './complaint-projection';
import type { CaseChange } from './projection';
import type { StepTransaction } from './transaction';

/** The relay starts it; nobody waits for it. */
const startGraceMs = 0;

/**
 * 启动认定: the case that determines is opened in the very transaction that records it in the contract, with what the
 * supervision found as its ground. Both are there, or neither.
 */
export async function openDeterminations(
  transaction: StepTransaction,
  { after, events, texts }: CaseChange<ContractState, ContractData>,
): Promise<void> {
  for (const { data, actor, occurredAt, recordedAt } of events) {
    if (data.type !== 'determination-opened') continue;
    const [contract] = await transaction.$queryRaw<readonly { readonly name: string }[]>`
      SELECT name FROM app.contract WHERE id = ${after.caseId}::uuid`;
    const name = contract?.name ?? '';
    const findings = texts['findings'];
    const opening = {
      kind: 'complaint' as const,
      caseId: data.determinationId,
      number: data.number,
      ...{ actor, occurredAt, recordedAt, startGraceMs },
      data: [determinationOf(after, data, occurredAt)],
      texts: {
        title: `${name}违约认定`,
        narrative: typeof findings === 'string' ? findings : '',
        contractName: name,
        contractNumber: after.code,
      },
    };
    await openCases(transaction, { complaint: complaintProjection }, [opening]);
  }
}
