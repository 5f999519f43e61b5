import { relationsOf } from '../domain/complaint/access';
import type { ComplaintFacts } from '../domain/complaint/facts';
import { toCommandId, type CaseId, type Instant } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { findCommand, type ReceivedCommand } from '../store/command.store';
import type { GoodSignature } from '../store/command-signature.store';
import { complaintIdByNumber, findComplaint } from '../store/complaint.store';
import { caseTimeOf } from '../store/event-log';
import { findSignatory } from '../store/signatory.store';
import type { FieldError } from '../wire/problem.wire';
import type { Signal } from '../wire/signal.wire';
import type { IntakeDeps } from './intake-deps';
import { receiveSignedFact, type CommandReceipt } from './receive-command';

export type OfficeSystem = Extract<Actor, { type: 'office-system' }>;

export type SignalReceipt =
  | CommandReceipt
  /** No such complaint, or none that the office system has anything to do with: the same answer. */
  | { readonly type: 'not-found' }
  | { readonly type: 'invalid'; readonly errors: readonly FieldError[] };

/**
 * Stores a fact from an office system; the relay delivers it, and the case decides whether it counts. The system's own
 * number makes it the same fact however often it comes. One that was refused before, because something else had to come
 * first, is judged anew when it is sent again: so the order of arrival does not matter. Sent again under the very
 * same signature it may come from anybody who has overheard it: then it gets the answer that there is.
 */
export async function receiveSignal(
  deps: IntakeDeps,
  sender: { readonly system: OfficeSystem; readonly signature: GoodSignature | null },
  signal: Signal,
): Promise<SignalReceipt> {
  const { system, signature } = sender;
  const { prisma } = deps.database;
  const caseId = await complaintIdByNumber(prisma, signal.complaintNumber);
  const found = caseId === null ? null : await findComplaint(prisma, caseId);
  if (found === null || relationsOf(found.state, system).length === 0) return { type: 'not-found' };
  const now = await caseTimeOf(deps);
  const errors = await timeErrors(deps, signal, now);
  if (errors.length > 0) return { type: 'invalid', errors };
  const actor = await actorOf(deps, system, signal);
  if (actor === null) return { type: 'invalid', errors: [UNKNOWN_APPROVER] };
  const received = commandOf(signal, { actor, caseId: found.state.caseId, now });
  return receiveSignedFact(deps, received, signature);
}

const UNKNOWN_APPROVER: FieldError = {
  pointer: '#/approver',
  message: '没有这个工作人员，或已停用',
  fix: '填写本系统中在岗人员的编号（officerId）或账号（username）',
};

/** An approval counts for whoever gave it, with the offices that this system knows them to hold. */
async function actorOf(deps: IntakeDeps, system: OfficeSystem, signal: Signal): Promise<OfficeSystem | null> {
  if (!('approver' in signal)) return system;
  const officer = await findSignatory(deps.database, signal.approver);
  return officer === null ? null : { ...system, officer };
}

/** What was done in the office system was done there before it was told, and after it was asked for. */
async function timeErrors(deps: IntakeDeps, signal: Signal, now: Instant): Promise<readonly FieldError[]> {
  if (!('givenAt' in signal) || signal.givenAt === undefined) return [];
  const pointer = '#/givenAt';
  if (signal.givenAt > now) {
    return [{ pointer, message: '审批时间晚于现在', fix: '填写实际作出的时间' }];
  }
  const proposal = await findCommand(deps.database, toCommandId(signal.approvalId));
  if (proposal === null || signal.givenAt >= proposal.receivedAt) return [];
  return [{ pointer, message: '审批时间早于事项提交审批的时间', fix: '填写实际作出的时间' }];
}

interface Received {
  readonly actor: OfficeSystem;
  readonly caseId: CaseId;
  readonly now: Instant;
}

function commandOf(signal: Signal, { actor, caseId, now }: Received): ReceivedCommand {
  const { facts, texts } = saidBy(signal);
  return {
    caseKind: 'complaint',
    caseId,
    actor,
    type: facts.type,
    facts,
    texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
    idempotencyKey: `signal/${signal.name}/${signal.externalId}`,
    receivedAt: ('givenAt' in signal ? signal.givenAt : undefined) ?? now,
  };
}

interface Saying {
  readonly facts: ComplaintFacts;
  readonly texts: Readonly<Record<string, string | undefined>>;
}

function saidBy(signal: Signal): Saying {
  switch (signal.name) {
    case 'approvalGiven':
      return {
        facts: { type: 'approve', approvalId: signal.approvalId },
        texts: { opinion: signal.remark },
      };
    case 'approvalReturned':
      return {
        facts: { type: 'return-for-revision', approvalId: signal.approvalId },
        texts: { reason: signal.reason },
      };
    case 'courtListed':
      return {
        facts: { type: 'suspend', ground: 'court-proceedings', fromOn: signal.listedOn },
        texts: { reason: signal.remark },
      };
    case 'courtConcluded':
      return { facts: { type: 'resume', on: signal.concludedOn }, texts: { reason: signal.remark } };
    case 'deliveryFailed': {
      const { letterKind, party, failedOn: on, reason, remark } = signal;
      return { facts: { type: 'delivery-failed', letterKind, party, on, reason }, texts: { remark } };
    }
  }
}
