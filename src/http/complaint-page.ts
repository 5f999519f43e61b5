import { seesWhole } from '../domain/complaint/access';
import type { CaseId } from '../domain/ids';
import type { Actor } from '../domain/officer';
import type { FilingDeps } from '../intake/receive-complaint';
import { disclosedFields, findReadableComplaint } from '../store/complaint.store';
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
    const stored = await findReadableComplaint(reader, actor, id);
    if (stored === null) return null;
    const [names, disclosed, letters] = await Promise.all([
      organizationNames(reader, bodiesOf(stored.state)),
      // What the notice disclosed is asked for those alone who see no more than it.
      seesWhole(stored.state, actor) ? [] : disclosedFields(reader, id),
      (actor.type === 'complainant' ? loadComplainantLetters : loadLetters)(reader, id),
    ]);
    return toComplaintView(stored, { actor, names, now: await now, disclosed, letters });
  });
}
