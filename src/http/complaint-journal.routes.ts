import type { CaseEvent } from '../domain/case';
import type { ComplaintData } from '../domain/complaint/events';
import { sentenceFor } from '../domain/complaint/journal';
import { EVENT_LABELS } from '../domain/complaint/act-labels';
import { toCaseId, toOfficerId, toOrganizationId, type CaseId, type OrganizationId } from '../domain/ids';
import type { FilingDeps } from '../intake/receive-complaint';
import { complaintJournal, eventTexts } from '../store/complaint.store';
import { officerNames } from '../store/names';
import { organizationNames } from '../store/names';
import { complaintEvents, complaintParams } from '../wire/complaint.wire';
import { COMPLAINT_TAGS as TAGS, viewOf } from './complaint-page';
import { notFound, route, type Route } from './route';

export const journalRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/complaints/{id}/events',
      access: 'any-officer',
      audit: 'complaint:read-journal',
      summary: '办理记录：每一步用一句话说明',
      tags: TAGS,
      params: complaintParams,
      reply: { 200: complaintEvents },
    },
    async ({ actor, params }) => {
      const id = toCaseId(params.id);
      const view = await viewOf(intake, actor, id);
      // The journal quotes what the parties wrote; the respondent sees its notice instead.
      if (view === null || view.view !== 'staff') return notFound();
      return { status: 200, body: { items: await journalOf(intake, id) } };
    },
  );

async function journalOf(intake: FilingDeps, id: CaseId) {
  const events = await complaintJournal(intake.database, id);
  const texts = await eventTexts(intake.database.prisma, id);
  const actors = events.map((event) => event.actor).filter((actor) => actor.type === 'officer');
  const [organizations, officers] = await Promise.all([
    organizationNames(intake.database.prisma, [
      ...actors.map((actor) => actor.organizationId),
      ...events.flatMap(organizationsIn),
    ]),
    officerNames(
      intake.database.prisma,
      actors.map((actor) => actor.officerId),
    ),
  ]);
  const names = {
    organization: (organizationId: string) => organizations.get(toOrganizationId(organizationId)) ?? '',
    officer: (officerId: string) => officers.get(toOfficerId(officerId)) ?? '',
  };
  return events.map((event) => ({
    sequence: event.sequence,
    type: event.data.type,
    label: EVENT_LABELS[event.data.type],
    sentence: sentenceFor(event, names),
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    texts: texts.get(event.sequence) ?? {},
  }));
}

/** Every body an event names, wherever in its data. */
function organizationsIn({ data }: CaseEvent<ComplaintData>): readonly OrganizationId[] {
  const found: OrganizationId[] = [];
  JSON.stringify(data, (key, value: unknown) => {
    if (key === 'organizationId' && typeof value === 'string') found.push(toOrganizationId(value));
    return value;
  });
  return found;
}
