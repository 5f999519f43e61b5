import { isLaterToSign } from '../domain/complaint/decide-approval';
import { toCaseId, toCommandId } from '../domain/ids';
import type { Actor } from '../domain/officer';
import type { Refusal } from '../domain/refusal';
import { toComplaintFacts } from '../intake/complaint-facts';
import { receiptOf, receiveCommand } from '../intake/receive-command';
import type { FilingDeps } from '../intake/receive-complaint';
import { findCommand, type StoredCommand } from '../store/command.store';
import { findComplaint, findReadableParties } from '../store/complaint.store';
import { caseTimeOf } from '../store/event-log';
import { complaintCommandBody, splitCommand } from '../wire/complaint-command-body.wire';
import { commandParams, commandPending } from '../wire/case.wire';
import { commandReply, complaintParams } from '../wire/complaint.wire';
import { receiptOpens } from './case-readers';
import { commandAnswer, earlyBody, pendingBody } from './command-answer';
import { COMMAND_EXAMPLES } from './complaint-examples';
import { COMPLAINT_TAGS as TAGS, viewOf } from './complaint-page';
import { notFound, refuse, route, type Route } from './route';

export const commandRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'post',
      path: '/complaints/{id}/commands',
      access: 'officer-or-complainant',
      audit: 'none-case-event',
      summary: '办理：对一件投诉发出一个命令',
      description:
        '命令先存后办：200 已办理并返回办理后的案件；409 依规拒绝，并说明现在可以做什么；202 已存下，稍后自动办理，凭 Location 查询结果。',
      tags: TAGS,
      params: complaintParams,
      body: complaintCommandBody,
      reply: { 200: commandReply, 202: commandPending },
      examples: { bodies: COMMAND_EXAMPLES },
      problems: [403, 409, 422],
    },
    async ({ actor, principal, params, body, idempotency }) => {
      const caseId = toCaseId(params.id);
      const parties = await findReadableParties(intake.database.prisma, actor, caseId);
      if (parties === null) return notFound();
      const { parentId } = parties;
      if (principal.type === 'complainant' && !receiptOpens(principal, { id: caseId, parentId })) {
        return notFound();
      }
      const receivedAt = await caseTimeOf(intake);
      const { facts, texts } = splitCommand(body);
      const completed = await toComplaintFacts(facts, { caseId, actor, receivedAt }, intake.sources);
      if (!completed.ok) return { obstacle: { type: 'input-invalid', errors: completed.refusal } };
      const receipt = await receiveCommand(intake, {
        caseKind: 'complaint',
        caseId,
        actor,
        type: facts.type,
        facts: completed.value,
        texts,
        bodyHash: idempotency.bodyHash,
        idempotencyKey: idempotency.key,
        receivedAt,
      });
      // A hand-over can take the case out of its sender's sight.
      return commandAnswer(receipt, async () => {
        const complaint = await viewOf(intake, actor, caseId);
        return complaint === null ? null : { complaint };
      });
    },
  );

export const commandOutcomeRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/commands/{id}',
      access: 'any-sender',
      audit: 'none-case-event',
      summary: '查询一个命令办理得怎样了',
      tags: TAGS,
      params: commandParams,
      reply: { 200: commandPending },
    },
    async ({ actor, params }) => {
      const command = await findCommand(intake.database, toCommandId(params.id));
      if (command === null || !isSender(command.actor, actor)) return notFound();
      const receipt = receiptOf(command);
      if (receipt.type === 'refused') {
        return (await isEarly(intake, command, receipt.refusal))
          ? { status: 200, body: earlyBody(command.commandId) }
          : refuse(receipt.refusal);
      }
      if (receipt.type === 'key-reused') return { obstacle: { type: 'idempotency-key-reused' } };
      return { status: 200, body: pendingBody(receipt) };
    },
  );

/** An approval told by an office's own system is judged when the steps before it are done. */
async function isEarly(
  { database }: FilingDeps,
  { actor, caseId, facts }: StoredCommand,
  refusal: Refusal,
): Promise<boolean> {
  const isOutOfTurn = actor.type === 'office-system' && refusal.type === 'approval-not-your-step';
  if (!isOutOfTurn || !('approvalId' in facts) || typeof facts.approvalId !== 'string') return false;
  const found = await findComplaint(database.prisma, caseId);
  return found !== null && isLaterToSign(found.state, facts.approvalId, actor);
}

function isSender(sender: Actor, asker: Actor): boolean {
  if (sender.type === 'officer' && asker.type === 'officer') return sender.officerId === asker.officerId;
  if ('name' in sender && 'name' in asker) {
    return sender.name === asker.name && sender.organizationId === asker.organizationId;
  }
  if ('channel' in sender && 'channel' in asker) {
    return sender.channel === asker.channel && sender.organizationId === asker.organizationId;
  }
  return sender.type === 'complainant' && asker.type === 'complainant';
}
