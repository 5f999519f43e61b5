import { relationsOf as contractRelationsOf, type Relation } from '../contract/access';
import type { Actor } from '../officer';
import type { CommitmentState } from './commitment';

type Bodies = Pick<CommitmentState, 'promisor' | 'regulator'>;

/** How an actor stands to a commitment: as to a contract whose undertaking department is the body that promised. */
export function relationsOf({ promisor, regulator }: Bodies, actor: Actor): readonly Relation[] {
  return contractRelationsOf({ undertaking: promisor, reporter: promisor, regulator }, actor);
}
