import type { z } from 'zod';
import { toCaseId } from '../domain/ids';
import { toContractFacts } from '../intake/contract-facts';
import type { CollectionDeps } from '../intake/prepare-collection';
import { receiveCommand } from '../intake/receive-command';
import { checkTextKey } from '../store/contract-monitoring-rows';
import { findReadableContract } from '../store/contract.store';
import { caseTimeOf } from '../store/event-log';
import { commandPending } from '../wire/case.wire';
import { partCommand } from '../wire/command-body.wire';
import {
  CONTRACT_COMMAND_BODIES,
  contractCommandBody,
  type ContractBodyFacts,
} from '../wire/contract-command.wire';
import { contractCommandReply, contractParams } from '../wire/contract.wire';
import { commandAnswer } from './command-answer';
import { CONTRACT_COMMAND_EXAMPLES } from './contract-examples';
import { CONTRACT_TAGS as TAGS, contractViewOf } from './contract-page';
import { notFound, refuse, route, type Route } from './route';

export const contractCommandRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'post',
      path: '/contracts/{id}/commands',
      access: 'any-officer',
      audit: 'none-case-event',
      summary: '办理：对一份合同发出一个命令',
      description:
        '命令先存后办：200 已办理并返回办理后的合同；409 依规拒绝，并说明现在可以做什么；202 已存下，稍后自动办理，凭 Location 查询结果。',
      tags: TAGS,
      params: contractParams,
      body: contractCommandBody,
      reply: { 200: contractCommandReply, 202: commandPending },
      examples: { bodies: CONTRACT_COMMAND_EXAMPLES },
      problems: [403, 409, 422],
    },
    async ({ actor, params, body, idempotency }) => {
      const caseId = toCaseId(params.id);
      if ((await findReadableContract(deps.database.prisma, actor, caseId)) === null) return notFound();
      const { facts, texts } = splitContractCommand(body);
      const receivedAt = await caseTimeOf(deps);
      const completed = await toContractFacts(facts, { actor, receivedAt, sources: deps.sources });
      if (!completed.ok) return refuse(completed.refusal);
      const receipt = await receiveCommand(deps, {
        ...{ caseKind: 'contract', caseId, actor, type: facts.type, facts: completed.value, texts },
        bodyHash: idempotency.bodyHash,
        idempotencyKey: idempotency.key,
        receivedAt,
      });
      return commandAnswer(receipt, async () => {
        const contract = await contractViewOf(deps, actor, caseId);
        return contract === null ? null : { contract };
      });
    },
  );

function splitContractCommand(body: z.output<typeof contractCommandBody>) {
  const { facts, texts } = partCommand(CONTRACT_COMMAND_BODIES[body.type], body);
  // Parsed by this type's own schema a moment ago.
  const said = facts as ContractBodyFacts;
  if (said.type !== 'record-check') return { facts: said, texts };
  // What was written of each item is text like any other, and enters no history.
  const remarks = said.items.flatMap(({ code, remark }) =>
    remark === undefined ? [] : [[checkTextKey(code), remark] as const],
  );
  const items = said.items.map(({ code, finding }) => ({ code, finding }));
  return { facts: { ...said, items }, texts: { ...texts, ...Object.fromEntries(remarks) } };
}
