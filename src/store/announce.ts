import type { CaseEvent, CaseState } from '../domain/case';
import type { DutyBearer } from '../domain/duty';
import type { OrganizationId } from '../domain/ids';
import type { Notice } from '../domain/notification';
import type { Typed } from '../domain/recording';
import { withdrawMoved } from './deadline-rows';
import { sendNotifications } from './notification.store';
import type { CaseChange } from './projection';
import { findInspectorate } from './supervising-body';
import type { StepTransaction } from './transaction';

/** How the notices of one kind of case come about. */
export interface Announcing<State, Data extends Typed> {
  readonly noticesFor: (announcement: {
    readonly data: Data;
    readonly event: CaseEvent<Data>;
    readonly before: State | null;
    readonly after: State;
  }) => readonly Notice[];
  /** From the root to the body beside which the inspectorate is looked for. */
  readonly lineOf: (state: State) => readonly OrganizationId[];
  /** An inspectorate that is itself the body meant, such as one that decides a review. */
  readonly inspectorateIn?: (state: State) => OrganizationId | null;
}

/** Writes what is to be said of the changes, and takes back what was announced of dates that have moved. */
export async function announce<State extends CaseState & DutyBearer, Data extends Typed>(
  transaction: StepTransaction,
  announcing: Announcing<State, Data>,
  changes: readonly CaseChange<State, Data>[],
): Promise<void> {
  const notices: Notice[] = [];
  for (const { before, after, events } of changes) {
    if (before !== null) await withdrawMoved(transaction, before, after);
    const own = events.flatMap((event) => announcing.noticesFor({ data: event.data, event, before, after }));
    notices.push(...(await addressed(transaction, announcing, after, own)));
  }
  sendNotifications(transaction, notices);
}

/** The inspectorate stands beside the line: a rung for an inspector goes to the nearest one, past whoever sits on it. */
async function addressed<State, Data extends Typed>(
  transaction: StepTransaction,
  { lineOf, inspectorateIn }: Announcing<State, Data>,
  state: State,
  notices: readonly Notice[],
): Promise<readonly Notice[]> {
  return Promise.all(
    notices.map(async (notice) => {
      const { addressee } = notice;
      if (addressee.type !== 'role' || addressee.role !== 'inspector') return notice;
      if (addressee.organizationId === inspectorateIn?.(state)) return notice;
      const inspectorate = await findInspectorate(transaction, lineOf(state));
      if (inspectorate === null) return notice;
      return { ...notice, addressee: { ...addressee, organizationId: inspectorate } };
    }),
  );
}
