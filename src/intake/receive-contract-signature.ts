import { contractIdByCode, findReadableContract, type StoredContract } from '../store/contract.store';
import type { GoodSignature } from '../store/command-signature.store';
import { caseTimeOf } from '../store/event-log';
import type { ContractSignatureTold } from '../wire/contract-signature.wire';
import type { FieldError } from '../wire/problem.wire';
import type { IntakeDeps } from './intake-deps';
import { receiveSignedFact } from './receive-command';
import type { OfficeSystem, SignalReceipt } from './receive-signal';

const UNKNOWN_PARTY: FieldError = {
  pointer: '#/party',
  message: '合同中没有这个当事人，或者这个代码不止一个当事人使用',
  fix: '填写合同页面上的当事人编号（partyId），或者合同所载的统一社会信用代码（uscc）',
};

/**
 * 签约信息自动归集 (seed 001 二(六)): what a signing platform tells becomes the same command that the department would
 * issue, in the platform's own name. The platform's number makes it the same signature however often it comes; the
 * contract decides whether it counts (审查在先，没有签过).
 */
export async function receiveContractSignature(
  deps: IntakeDeps,
  { system, signature }: { readonly system: OfficeSystem; readonly signature: GoodSignature | null },
  told: ContractSignatureTold,
): Promise<SignalReceipt> {
  const { prisma } = deps.database;
  const caseId = await contractIdByCode(prisma, told.code);
  const found = caseId === null ? null : await findReadableContract(prisma, system, caseId);
  if (found === null) return { type: 'not-found' };
  const partyId = partyOf(found, told.party);
  if (partyId === null) return { type: 'invalid', errors: [UNKNOWN_PARTY] };
  const facts = { type: 'record-signature', partyId, on: told.signedOn } as const;
  const received = {
    ...({
      caseKind: 'contract',
      caseId: found.state.caseId,
      actor: system,
      type: facts.type,
      facts,
    } as const),
    texts: told.remark === undefined ? {} : { remark: told.remark },
    idempotencyKey: `contract-signature/${told.externalId}`,
    receivedAt: await caseTimeOf(deps),
  };
  return receiveSignedFact(deps, received, signature);
}

function partyOf({ state, texts }: StoredContract, party: ContractSignatureTold['party']): string | null {
  const isMeant = (partyId: string): boolean =>
    'partyId' in party ? party.partyId === partyId : texts.parties.get(partyId)?.uscc === party.uscc;
  const meant = state.parties.filter(({ partyId }) => isMeant(partyId));
  return meant.length === 1 ? (meant[0]?.partyId ?? null) : null;
}
