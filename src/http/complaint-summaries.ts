import type { z } from 'zod';
import { OUTCOME_LABELS, STATUS_LABELS } from '../domain/complaint/labels';
import type { OfficerId } from '../domain/ids';
import { toYuan } from '../domain/money';
import type { ComplaintSummary } from '../store/complaint-list.store';
import { officerNames, organizationNames } from '../store/names';
import type { Reader } from '../store/transaction';
import type { complaintSummary } from '../wire/complaint.wire';
import type { OfficerActor } from './authenticate';

type SummaryView = z.output<typeof complaintSummary>;
type Names<Id> = ReadonlyMap<Id, string>;

/** Lines of a list as the officer may see them: the respondent learns of a case what its notice says, no title, no sum. */
export async function summaryViews(
  reader: Reader,
  actor: OfficerActor,
  summaries: readonly ComplaintSummary[],
): Promise<readonly SummaryView[]> {
  const bodies = summaries.flatMap((one) =>
    [one.respondentId, one.acceptingId, one.verifyingId ?? []].flat(),
  );
  const people = summaries.flatMap((one) =>
    [one.acceptingOfficerId ?? [], one.verifyingOfficerId ?? []].flat(),
  );
  const [names, officers] = await Promise.all([
    organizationNames(reader, bodies),
    officerNames(reader, people),
  ]);
  return summaries.map((summary) => {
    const view = toSummaryView(summary, names, officers);
    return summary.respondentId === actor.organizationId ? { ...view, ...HIDDEN } : view;
  });
}

const HIDDEN = {
  title: null,
  amountYuan: null,
  link: null,
  nextDueAt: null,
  acceptingOfficer: null,
  verifyingOfficer: null,
} as const satisfies Partial<SummaryView>;

const named = <Id extends string>(names: Names<Id>, id: Id) => ({ id, name: names.get(id) ?? '' });

function toSummaryView(
  summary: ComplaintSummary,
  names: Names<ComplaintSummary['respondentId']>,
  officers: Names<OfficerId>,
): SummaryView {
  const { respondentId, acceptingId, verifyingId, acceptingOfficerId, verifyingOfficerId, ...rest } = summary;
  const { amountFen, owedDemands, performedDemands, ...shown } = rest;
  return {
    ...shown,
    statusLabel: STATUS_LABELS[summary.status],
    outcomeLabel: summary.outcome === null ? null : OUTCOME_LABELS[summary.outcome],
    respondent: named(names, respondentId),
    accepting: named(names, acceptingId),
    verifying: verifyingId === null ? null : named(names, verifyingId),
    acceptingOfficer: acceptingOfficerId === null ? null : named(officers, acceptingOfficerId),
    verifyingOfficer: verifyingOfficerId === null ? null : named(officers, verifyingOfficerId),
    performance: performanceOf(owedDemands, performedDemands),
    amountYuan: toYuan(amountFen),
  };
}

function performanceOf(owed: number, performed: number): SummaryView['performance'] {
  if (owed === 0) return 'none';
  if (performed === 0) return 'owed';
  return performed < owed ? 'partly' : 'performed';
}
