import type { z } from 'zod';
import { ACT_LABELS, DUTY_LABELS } from '../domain/complaint/labels';
import { judgeDeparture, maySucceedIn, othersFor, SUCCESSOR_ROLES } from '../domain/handover';
import type { OfficerId } from '../domain/ids';
import { organizationNames } from '../store/names';
import { accountState } from '../store/officer-directory.store';
import type { Officer } from '../store/officer.store';
import type { Reader } from '../store/transaction';
import { loadWorkload, type NamedOffice, type WaitingWork, type Workload } from '../store/workload.store';
import type { accountSchema } from '../wire/account.wire';
import { explainRefusal } from './refusal-sentences';

type AccountView = z.output<typeof accountSchema>;
type Person = AccountView['successors'][number];

/** How an account stands, what is in its holder's hands, and to whom each thing would go. */
export async function accountView(reader: Reader, { officerId }: Officer): Promise<AccountView> {
  const [{ lock, ...state }, workload] = await Promise.all([
    accountState(reader, officerId),
    loadWorkload(reader, officerId),
  ]);
  const { assignments, work, offices } = workload;
  const bodies = await organizationNames(
    reader,
    [...assignments, ...work].map(({ organizationId }) => organizationId),
  );
  const nameOf = (id: WaitingWork['organizationId']) => ({ id, name: bodies.get(id) ?? '' });
  return {
    ...state,
    lock: lock === null ? null : { ...lock, at: lock.at.toISOString() },
    assignments: assignments.map(({ organizationId, party, cases }) => {
      return { organization: nameOf(organizationId), party, cases, roles: [...SUCCESSOR_ROLES[party]] };
    }),
    work: work.map((one) => ({
      ...{ organization: nameOf(one.organizationId), kind: one.kind, duty: one.duty, act: one.act },
      ...{ label: labelOf(one), roles: [...one.roles], count: one.count, assigned: one.assigned },
      nextDueOn: one.nextDueOn,
      others: named(othersFor({ officerId, offices }, one), offices),
    })),
    successors: successorsIn(officerId, workload),
    leave: leaveFor(officerId, workload),
  };
}

function labelOf({ duty, act }: WaitingWork): string {
  if (act !== null) return `签批：${ACT_LABELS[act]}`;
  return duty === null ? '' : DUTY_LABELS[duty];
}

const named = (ids: readonly OfficerId[], offices: readonly NamedOffice[]): Person[] =>
  ids.map((id) => ({ id, name: offices.find(({ officerId }) => officerId === id)?.name ?? '' }));

/** With no case in hand nobody needs to take any over. */
function successorsIn(officerId: OfficerId, { assignments, work, offices }: Workload): Person[] {
  if (assignments.length === 0) return [];
  const asked = { officerId, isLeaving: false, assignments, work, offices };
  const others = [...new Set(offices.map((office) => office.officerId))].filter((id) => id !== officerId);
  return named(
    others.filter((id) => maySucceedIn(asked, id)),
    offices,
  );
}

/** What stands in the way of leaving once the cases in hand are somebody else's; asked of the law itself. */
function leaveFor(officerId: OfficerId, { work, offices }: Workload): AccountView['leave'] {
  const judged = judgeDeparture({
    ...{ officerId, successorId: null, isLeaving: true, assignments: [], work, offices },
  });
  if (judged.ok) return { isPossible: true, reason: null, refusal: null };
  const { sentence } = explainRefusal(judged.refusal);
  return { isPossible: false, reason: sentence, refusal: judged.refusal.type };
}
