import { commitmentLaw } from '../../../src/domain/commitment/law';
import type { CommitmentFacts } from '../../../src/domain/commitment/facts';
import type { CaseId, Instant } from '../../../src/domain/ids';
import { toCommitmentFacts } from '../../../src/intake/commitment-facts';
import { prepareRegistration, registerCommitment } from '../../../src/intake/register-commitment';
import { commitmentJournal } from '../../../src/store/commitment.store';
import { inTransaction } from '../../../src/store/transaction';
import { partCommand } from '../../../src/wire/command-body.wire';
import { registrationBody } from '../../../src/wire/commitment.wire';
import {
  COMMITMENT_COMMAND_BODIES,
  commitmentCommandBody,
  type CommitmentBodyFacts,
} from '../../../src/wire/commitment-command.wire';
import type { CommitmentAct, CommitmentStory } from './commitment-stories';
import { actorOf } from './officers';
import { at, playerOf, type Move } from './play';
import { momentOf } from './story-day';
import { onFor } from './tell-contract';
import type { Telling } from './tell-story';

/**
 * Registers one commitment of the past and lets everybody act on it, by the law and the store that serve the city, up to
 * now. A promise is known again by its words and its body.
 * @returns the commitment, or null when it was told before.
 * @throws when it is not taken or the law refuses an act: the story is wrong then.
 */
export async function tellCommitment(telling: Telling, story: CommitmentStory): Promise<CaseId | null> {
  const { deps, now } = telling;
  const on = onFor(telling);
  const actor = actorOf(story.registered.by);
  const registration = registrationBody.parse(story.commitment(on));
  const { name, promisorId } = registration;
  if ((await deps.database.prisma.commitmentRow.count({ where: { name, promisorId } })) > 0) return null;
  const registeredAt = momentOf(on(story.registered.day), '09:40');
  const prepared = await prepareRegistration(deps, { actor, registration, registeredAt });
  if ('errors' in prepared) throw new Error(`${story.key}: ${JSON.stringify(prepared.errors)}`);
  const { id } = await inTransaction(deps.database, (transaction) =>
    registerCommitment(at(deps, registeredAt), transaction, { prepared, actor }),
  );
  const player = playerOf(commitmentLaw, deps, story.key);
  const [registered] = await commitmentJournal(deps.database, id);
  if (registered === undefined) throw new Error(`commitment ${id} is not in the store`);
  let state = commitmentLaw.evolve(null, registered);
  for (const act of story.acts) {
    const actedAt = momentOf(on(act.day), '10:30');
    if (actedAt > now) continue;
    state = await player.waits(state, actedAt);
    state = await player.moves(state, await moveOf(telling, act, { caseId: id, at: actedAt }));
  }
  await player.waits(state, now);
  return id;
}

async function moveOf(
  telling: Telling,
  act: CommitmentAct,
  { caseId, at: moment }: { readonly caseId: CaseId; readonly at: Instant },
): Promise<Move<CommitmentFacts>> {
  const actor = actorOf(act.by);
  const deps = at(telling.deps, moment);
  const handed =
    act.file === undefined
      ? []
      : [await telling.handIn(deps, { name: act.file, caseId, by: actor, at: moment })];
  const body = commitmentCommandBody.parse(act.body({ on: onFor(telling), evidenceIds: handed }));
  const { facts, texts } = partCommand(COMMITMENT_COMMAND_BODIES[body.type], body);
  // Parsed by this type's own schema a moment ago.
  const completed = await toCommitmentFacts(facts as CommitmentBodyFacts, { actor, sources: deps.sources });
  if (!completed.ok) throw new Error(JSON.stringify(completed.refusal));
  return { actor, facts: completed.value, texts, at: moment };
}
