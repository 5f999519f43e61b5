import type { ContractFacts } from '../domain/contract/facts';
import { mayIssue } from '../domain/contract/permission';
import { toCaseId, type CaseId } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import type { Refusal } from '../domain/refusal';
import {
  factsOf,
  findTold,
  holdPaymentMeeting,
  linkReversals,
  paymentCommand,
} from '../store/contract-payment-link';
import {
  claimPayment,
  disownPayment,
  findPayment,
  type ToldPaymentRow,
} from '../store/contract-payment.store';
import { contractIdByCode, findReadableContract } from '../store/contract.store';
import { storeCommand } from '../store/command.store';
import { caseTimeOf } from '../store/event-log';
import { inTransaction } from '../store/transaction';
import type { IntakeDeps } from './intake-deps';
import { receiveCommand, type CommandReceipt } from './receive-command';

/** While who sent it waits for the answer, the relay leaves it alone. */
const graceMs = 10_000;

/** Who says what of a payment that was told, and why. */
export interface PaymentWord {
  readonly id: string;
  readonly actor: OfficerActor;
  readonly reason: string;
  readonly idempotency: { readonly key: string; readonly bodyHash: string | null };
}

export type PaymentSettled =
  | CommandReceipt
  /** Nothing but the list has changed. */
  | { readonly type: 'set-apart' }
  | { readonly type: 'lawful-no'; readonly refusal: Refusal }
  /** No such payment, or no such contract, for these eyes. */
  | { readonly type: 'not-found' };

/** 人工匹配: the payment belongs to this milestone, or to this contract where nobody knew that before. */
export async function matchPayment(
  deps: IntakeDeps,
  word: PaymentWord,
  to: { readonly code: string | null; readonly milestoneId: string | null },
): Promise<PaymentSettled> {
  const found = await findPayment(deps.database.prisma, word.actor, word.id);
  if (found === null) return { type: 'not-found' };
  const { milestoneId } = to;
  const isElsewhere = to.code !== null && to.code !== found.code;
  // What was set apart may be claimed after all, for whichever contract.
  if (found.contractId === null || (isElsewhere && found.placement === 'not-ours')) {
    return claim(deps, word, found, to);
  }
  if (isElsewhere) return KNOWN;
  if (milestoneId === null) return { type: 'lawful-no', refusal: { type: 'milestone-unknown' } };
  return say(deps, word, found.contractId, { type: 'place-payment', paymentId: word.id, milestoneId });
}

/** 不属于本合同: it counts for nothing. */
export async function disown(deps: IntakeDeps, word: PaymentWord): Promise<PaymentSettled> {
  const { id, actor, reason } = word;
  const found = await findPayment(deps.database.prisma, actor, id);
  if (found === null) return { type: 'not-found' };
  if (found.contractId !== null)
    return say(deps, word, found.contractId, { type: 'disown-payment', paymentId: id });
  const by = { officerId: actor.officerId, reason };
  const isSetApart = await inTransaction(deps.database, (transaction) => disownPayment(transaction, id, by));
  return isSetApart ? { type: 'set-apart' } : KNOWN;
}

const KNOWN = { type: 'lawful-no', refusal: { type: 'payment-known' } } as const;

async function say(
  deps: IntakeDeps,
  { actor, reason, idempotency }: PaymentWord,
  caseId: CaseId,
  facts: ContractFacts,
): Promise<PaymentSettled> {
  return receiveCommand(deps, {
    ...{ caseKind: 'contract', caseId, actor, type: facts.type, facts, texts: { reason } },
    ...{ bodyHash: idempotency.bodyHash, idempotencyKey: idempotency.key },
    receivedAt: await caseTimeOf(deps),
  });
}

/** Who claims it for a contract vouches for it, and has to be its manager. */
async function claim(
  deps: IntakeDeps,
  { id, actor, reason }: PaymentWord,
  { reverses }: ToldPaymentRow,
  { code, milestoneId }: { readonly code: string | null; readonly milestoneId: string | null },
): Promise<PaymentSettled> {
  const { database } = deps;
  const contractId = code === null ? null : await contractIdByCode(database.prisma, code);
  const contract =
    contractId === null ? null : await findReadableContract(database.prisma, actor, contractId);
  const [told] = await findTold(database.prisma, [id]);
  if (contract === null || told === undefined) return { type: 'not-found' };
  const permitted = mayIssue(contract.state, actor, 'report-payment');
  if (!permitted.ok) return { type: 'lawful-no', refusal: permitted.refusal };
  const receivedAt = await caseTimeOf(deps);
  const caseId = toCaseId(contract.state.caseId);
  const facts: ContractFacts = {
    ...{ ...factsOf(told), payer: sideOf(contract.state.milestones, milestoneId) },
    ...{ payee: 'vouched', milestoneId: reverses === null ? milestoneId : null },
  };
  const command = {
    ...paymentCommand(told, { contractId: caseId, facts, actor, receivedAt }),
    texts: { reason },
  };
  const isClaimed = await inTransaction(database, async (transaction) => {
    await holdPaymentMeeting(transaction);
    if (!(await claimPayment(transaction, { id, contractId: caseId }))) return false;
    await storeCommand({ prisma: transaction }, command, { deliveredAs: 'update', graceMs });
    await linkReversals(transaction, { id, contractId: caseId }, receivedAt);
    return true;
  });
  return isClaimed ? receiveCommand(deps, command) : KNOWN;
}

/** Whose payment it is follows from the milestone; without one, it is the public side's. */
const sideOf = (
  milestones: readonly { readonly milestoneId: string; readonly owedBy: 'public' | 'counterparty' }[],
  milestoneId: string | null,
): 'public' | 'counterparty' =>
  milestones.find((milestone) => milestone.milestoneId === milestoneId)?.owedBy ?? 'public';
