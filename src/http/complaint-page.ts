import { seesWhole } from '../domain/complaint/access';
import type { CaseId } from '../domain/ids';
import type { Actor } from '../domain/officer';
import type { FilingDeps } from '../intake/receive-complaint';
import { disclosedFields, findReadableComplaint, namesOfParties } from '../store/complaint.store';
import { findReadableContract } from '../store/contract.store';
import { caseTimeOf } from '../store/event-log';
import { loadComplainantLetters, loadLetters } from '../store/letter.store';
import { organizationNames } from '../store/names';
import { onOneConnection } from '../store/transaction';
import { bodiesOf, toComplaintView, type ComplaintView } from './complaint-view';

export const COMPLAINT_TAGS = ['投诉'] as const;

/** The case as `actor` may see it, or null. */
export async function viewOf(intake: FilingDeps, actor: Actor, id: CaseId): Promise<ComplaintView | null> {
  const now = caseTimeOf(intake);
  now.catch(() => undefined);
  return onOneConnection(intake.database, async (reader) => {
    // Asked in one go with the case; of one that may not be seen nothing of it is used.
    const [stored, named, letters] = await Promise.all([
      findReadableComplaint(reader, actor, id),
      namesOfParties(reader, id),
      (actor.type === 'complainant' ? loadComplainantLetters : loadLetters)(reader, id),
    ]);
    if (stored === null) return null;
    const { origin } = stored.state;
    const contract =
      origin === undefined ? null : await findReadableContract(reader, actor, origin.contractId);
    const bodies = bodiesOf(stored.state);
    const [names, disclosed] = await Promise.all([
      bodies.every((body) => named.has(body)) ? named : organizationNames(reader, bodies),
      // What the notice disclosed is asked for those alone who see no more than it.
      seesWhole(stored.state, actor) ? [] : disclosedFields(reader, id),
    ]);
    const seesContract = contract !== null;
    return toComplaintView(stored, { actor, names, now: await now, disclosed, letters, seesContract });
  });
}
