import type { OrganizationId } from '../ids';
import { hasRole, type OfficerActor } from '../officer';
import type { Refusal } from '../refusal';
import { accepted, refused, type Result } from '../result';

/** Every lawful "no" about a month's report. */
export type ReportRefusal = Readonly<
  Record<
    'type',
    | 'report-month-running'
    | 'report-sent-already'
    | 'report-not-sent'
    | 'report-not-empty'
    | 'zero-report-unsaid'
    | 'zero-report-reason-missing'
    | 'report-unchanged'
  >
>;

export const REPORT_ACTS = ['confirm', 'correct'] as const;
export type ReportAct = (typeof REPORT_ACTS)[number];

/** How one month of one body stands: still running, owed, or sent. */
export type ReportState = 'running' | 'owed' | 'sent';

/** 归集上报员. */
export const REPORTER_ROLES = ['collection-reporter'] as const;

type ReportObstacle = Refusal | ReportRefusal;

/** Whether somebody may confirm or correct a report: its body's reporter, or one above it (上级代下级上报). */
export function mayReport(
  act: ReportAct,
  { state, path }: { readonly state: ReportState; readonly path: readonly OrganizationId[] },
  actor: OfficerActor,
): Result<true, ReportObstacle> {
  if (!path.includes(actor.organizationId)) return refused({ type: 'actor-not-concerned' });
  if (!hasRole(actor, REPORTER_ROLES)) return refused({ type: 'role-missing', needed: REPORTER_ROLES });
  if (state === 'running') return refused({ type: 'report-month-running' });
  if (act === 'confirm' && state === 'sent') return refused({ type: 'report-sent-already' });
  if (act === 'correct' && state === 'owed') return refused({ type: 'report-not-sent' });
  return accepted(true);
}

/** What the reporter says of a month. */
export interface Confirmation {
  /** 零报告: there is nothing to report, and the reporter says so. */
  readonly isZero: boolean;
  readonly reason: string | null;
}

/** @param found what stands in the register: whether it is nothing, and whether that is unusual for this body */
export function confirmationObstacle(
  { isZero, reason }: Confirmation,
  found: { readonly isZero: boolean; readonly isUnusual: boolean },
): ReportRefusal | null {
  if (isZero && !found.isZero) return { type: 'report-not-empty' };
  if (!isZero && found.isZero) return { type: 'zero-report-unsaid' };
  if (found.isZero && found.isUnusual && reason === null) return { type: 'zero-report-reason-missing' };
  return null;
}
