import type { AdministrationRefusal } from '../domain/access-administration';
import { judgeDeparture } from '../domain/handover';
import type { CaseId, OfficerId } from '../domain/ids';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import { casesInHand, complaintNumbers } from './handover.store';
import { insertNotifications } from './notification.store';
import { lockOfficer, recordOfficerEvent } from './officer.store';
import type { Officer } from './officer.store';
import type { Transaction } from './transaction';
import { loadWorkload } from './workload.store';

export type AccountCommand =
  /** Work goes to a colleague; the officer stays, or leaves for good. Offices are not inherited. */
  | { readonly type: 'hand-over'; readonly successorId: OfficerId; readonly isLeaving: boolean }
  /** For whoever has nothing in hand. */
  | { readonly type: 'leave' }
  | { readonly type: 'lock'; readonly reason: string }
  | { readonly type: 'unlock' }
  | { readonly type: 'end-sessions' };

type Outcome = Result<true, AdministrationRefusal>;

interface Site {
  readonly transaction: Transaction;
  readonly officer: Officer;
  readonly recordedBy: OfficerId;
}

/** Changes an account and writes down what changed. @returns null when there is no such officer. */
export async function changeAccount(
  transaction: Transaction,
  asked: {
    readonly officerId: string;
    readonly command: AccountCommand;
    readonly recordedBy: OfficerId;
  },
): Promise<Outcome | null> {
  const { command, recordedBy } = asked;
  const officer = await lockOfficer(transaction, asked.officerId);
  if (officer === null) return null;
  if (officer.status === 'left') return refused({ type: 'officer-not-active' });
  return carryOut({ transaction, officer, recordedBy }, command);
}

function carryOut(site: Site, command: AccountCommand): Promise<Outcome> {
  switch (command.type) {
    case 'hand-over':
      return handOver(site, command);
    case 'leave':
      return leave(site, null);
    case 'lock':
      return lock(site, command.reason);
    case 'unlock':
      return unlock(site);
    case 'end-sessions':
      return endAllSessions(site);
  }
}

async function handOver(
  site: Site,
  { successorId, isLeaving }: Extract<AccountCommand, { type: 'hand-over' }>,
): Promise<Outcome> {
  const { transaction, officer } = site;
  if (successorId === officer.officerId) return refused({ type: 'deputy-is-oneself' });
  // Locked, so that the successor does not leave in the same moment.
  const successor = await lockOfficer(transaction, successorId);
  if (successor === null) return refused({ type: 'officer-unknown' });
  if (successor.status !== 'active') return refused({ type: 'officer-not-active' });
  if (isLeaving) return leave(site, successorId);
  const judged = await judge(site, { successorId, isLeaving });
  if (judged.ok) await recordHandover(site, { successorId, isLeaving });
  return judged;
}

/** Cases that bear the officer's name follow the event; what waits for an office waits for whoever else holds it. */
async function leave(site: Site, successorId: OfficerId | null): Promise<Outcome> {
  if (isOwn(site)) return refused({ type: 'account-is-ones-own' });
  const judged = await judge(site, { successorId, isLeaving: true });
  if (!judged.ok) return judged;
  if (successorId !== null) await recordHandover(site, { successorId, isLeaving: true });
  await endAccount(site);
  return accepted(true);
}

const isOwn = ({ officer, recordedBy }: Site): boolean => officer.officerId === recordedBy;

async function judge(
  { transaction, officer: { officerId } }: Site,
  asked: { readonly successorId: OfficerId | null; readonly isLeaving: boolean },
): Promise<Outcome> {
  // Two holders of one office who leave at the same time see each other: the second waits, and is then the last.
  await transaction.$executeRaw`UPDATE app.organization_tree SET officer_version = officer_version`;
  const workload = await loadWorkload(transaction, officerId);
  return judgeDeparture({ officerId, ...asked, ...workload });
}

async function recordHandover(
  { transaction, officer, recordedBy }: Site,
  said: { readonly successorId: OfficerId; readonly isLeaving: boolean },
): Promise<void> {
  const { officerId, organizationId } = officer;
  // Who leaves keeps nothing, now or later; who stays hands over what is theirs now.
  const inHand = await casesInHand(transaction, officerId);
  const data = { ...said, organizationId, cases: said.isLeaving ? [] : inHand };
  const version = await recordOfficerEvent(transaction, { type: 'handed-over', officerId, data }, recordedBy);
  const caseIds = inHand.map(({ caseId }) => caseId);
  await tellSuccessor(transaction, { successorId: said.successorId, version, caseIds });
}

const MOST_NUMBERS = 100;

/** One mail for one handover, with the numbers and nothing of what the cases are about. */
async function tellSuccessor(
  transaction: Transaction,
  {
    successorId: officerId,
    version,
    caseIds,
  }: { readonly successorId: OfficerId; readonly version: number; readonly caseIds: readonly CaseId[] },
): Promise<void> {
  const numbers = await complaintNumbers(transaction, caseIds);
  if (numbers.length === 0) return;
  await insertNotifications(transaction, [
    {
      key: `handover/${version}`,
      about: null,
      template: {
        type: 'work-handed-over',
        number: null,
        numbers: numbers.slice(0, MOST_NUMBERS),
        total: numbers.length,
      },
      addressee: { type: 'officer', officerId },
    },
  ]);
}

async function endAccount(site: Site): Promise<void> {
  const { transaction, officer, recordedBy } = site;
  const { officerId } = officer;
  await transaction.$executeRaw`
    UPDATE app.role_grant SET status = 'ended', ended_by = ${recordedBy}, ended_at = now()
    WHERE officer_id = ${officerId} AND status IN ('proposed', 'granted')`;
  await transaction.$executeRaw`
    UPDATE app.officer SET status = 'left', updated_at = now() WHERE officer_id = ${officerId}`;
  await transaction.$executeRaw`
    UPDATE app.officer_absence SET cancelled_at = now()
    WHERE (officer_id = ${officerId} OR deputy_id = ${officerId}) AND cancelled_at IS NULL
      AND to_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date`;
  await revokeSessions(site);
  await recordOfficerEvent(transaction, { type: 'left', officerId, data: {} }, recordedBy);
}

/** Signs in no more and holds nothing today; offices and cases stay where they are until somebody hands them over. */
async function lock(site: Site, reason: string): Promise<Outcome> {
  const { transaction, officer, recordedBy } = site;
  const { officerId } = officer;
  if (isOwn(site)) return refused({ type: 'account-is-ones-own' });
  if (officer.status === 'locked') return refused({ type: 'account-locked' });
  await transaction.$executeRaw`
    UPDATE app.officer SET status = 'locked', updated_at = now() WHERE officer_id = ${officerId}`;
  await revokeSessions(site);
  await recordOfficerEvent(transaction, { type: 'locked', officerId, data: { reason } }, recordedBy);
  return accepted(true);
}

async function unlock({ transaction, officer, recordedBy }: Site): Promise<Outcome> {
  const { officerId } = officer;
  if (officer.status !== 'locked') return refused({ type: 'account-not-locked' });
  await transaction.$executeRaw`
    UPDATE app.officer SET status = 'active', updated_at = now() WHERE officer_id = ${officerId}`;
  await recordOfficerEvent(transaction, { type: 'unlocked', officerId, data: {} }, recordedBy);
  return accepted(true);
}

async function endAllSessions(site: Site): Promise<Outcome> {
  const { transaction, officer, recordedBy } = site;
  const { officerId } = officer;
  const sessions = await revokeSessions(site);
  await recordOfficerEvent(transaction, { type: 'signed-out', officerId, data: { sessions } }, recordedBy);
  return accepted(true);
}

function revokeSessions({ transaction, officer }: Site): Promise<number> {
  return transaction.$executeRaw`
    UPDATE app.session SET revoked_at = now() WHERE officer_id = ${officer.officerId} AND revoked_at IS NULL`;
}
