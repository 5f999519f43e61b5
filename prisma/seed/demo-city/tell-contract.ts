import { contractLaw } from '../../../src/domain/contract/law';
import type { ContractState } from '../../../src/domain/contract/contract';
import type { ContractFacts } from '../../../src/domain/contract/facts';
import type { CaseId, Instant } from '../../../src/domain/ids';
import { collectContract } from '../../../src/intake/collect-contracts';
import { toContractFacts } from '../../../src/intake/contract-facts';
import { prepareCollection } from '../../../src/intake/prepare-collection';
import { findContract } from '../../../src/store/contract.store';
import { inTransaction } from '../../../src/store/transaction';
import { partCommand } from '../../../src/wire/command-body.wire';
import { collectionBody } from '../../../src/wire/contract-collection.wire';
import {
  CONTRACT_COMMAND_BODIES,
  contractCommandBody,
  type ContractBodyFacts,
} from '../../../src/wire/contract-command.wire';
import type { ContractAct, ContractStory, On } from './contract-story';
import { actorOf } from './officers';
import { at, playerOf, type Move } from './play';
import { dayOf, momentOf } from './story-day';
import type { Telling } from './tell-story';

export const onFor =
  ({ now, calendar }: Telling): On =>
  (day) =>
    dayOf(day, now, calendar);

export const collectedAt = (telling: Telling, { collected }: ContractStory): Instant =>
  momentOf(onFor(telling)(collected.day), '09:20');

/**
 * Collects one contract of the past and lets everybody act on it, by the law and the store that serve the city, up to
 * now; what a story has in store for later days is left to whoever uses the city.
 * @returns the contract, or null when it was told before.
 * @throws when the contract is not taken or the law refuses an act: the story is wrong then.
 */
export async function tellContract(telling: Telling, story: ContractStory): Promise<CaseId | null> {
  const { deps, now } = telling;
  const moment = collectedAt(telling, story);
  const actor = actorOf(story.collected.by);
  const collection = collectionBody.parse(story.contract(onFor(telling)));
  const prepared = await prepareCollection(deps, actor, { collection, collectedAt: moment });
  if ('errors' in prepared) throw new Error(`${story.key}: ${JSON.stringify(prepared.errors)}`);
  const { id, isNew } = await inTransaction(deps.database, (transaction) =>
    collectContract(at(deps, moment), transaction, { prepared, actor }),
  );
  if (!isNew) return null;
  const player = playerOf(contractLaw, deps, story.key);
  let state = await loadState(telling, id);
  for (const act of story.acts) {
    const actedAt = momentOf(onFor(telling)(act.day), act.time);
    if (actedAt > now) continue;
    state = await player.waits(state, actedAt);
    state = await player.moves(state, await moveOf(telling, act, { state, at: actedAt }));
  }
  await player.waits(state, now);
  return id;
}

async function loadState({ deps }: Telling, id: CaseId): Promise<ContractState> {
  const found = await findContract(deps.database.prisma, id);
  if (found === null) throw new Error(`contract ${id} is not in the store`);
  return found.state;
}

async function moveOf(
  telling: Telling,
  act: ContractAct,
  { state, at: moment }: { readonly state: ContractState; readonly at: Instant },
): Promise<Move<ContractFacts>> {
  const actor = actorOf(act.by);
  const deps = at(telling.deps, moment);
  const evidenceId =
    act.file === undefined
      ? ''
      : await telling.handIn(deps, { name: act.file, caseId: state.caseId, by: actor, at: moment });
  const scene = { state, evidenceId, on: onFor(telling) };
  const body = contractCommandBody.parse(typeof act.body === 'function' ? act.body(scene) : act.body);
  const { facts, texts } = partCommand(CONTRACT_COMMAND_BODIES[body.type], body);
  // Parsed by this type's own schema a moment ago.
  const order = { actor, receivedAt: moment, sources: deps.sources };
  const completed = await toContractFacts(facts as ContractBodyFacts, order);
  if (!completed.ok) throw new Error(JSON.stringify(completed.refusal));
  return { actor, facts: completed.value, texts, at: moment };
}
