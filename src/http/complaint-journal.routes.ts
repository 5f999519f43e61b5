import type { CaseEvent } from '../domain/case';
import type { ComplaintData } from '../domain/complaint/events';
import { sentenceFor } from '../domain/complaint/journal';
import type { JournalNames } from '../domain/complaint/journal-voice';
import { EVENT_LABELS } from '../domain/complaint/act-labels';
import { toCaseId, toOfficerId, toOrganizationId, type CaseId } from '../domain/ids';
import type { FilingDeps } from '../intake/receive-complaint';
import { complaintJournal, eventTexts, findComplaint } from '../store/complaint.store';
import { officerNames } from '../store/names';
import { organizationNames } from '../store/names';
import type { z } from 'zod';
import { complaintEvents, complaintParams, type complaintEventView } from '../wire/complaint.wire';
import { COMPLAINT_TAGS as TAGS, viewOf } from './complaint-page';
import { notFound, route, type Route } from './route';

type JournalLine = z.output<typeof complaintEventView>;

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
      if (view?.view !== 'staff') return notFound();
      return { status: 200, body: { items: await journalOf(intake, id) } };
    },
  );

async function journalOf({ database }: FilingDeps, id: CaseId): Promise<readonly JournalLine[]> {
  const { prisma } = database;
  const [events, texts, stored] = await Promise.all([
    complaintJournal(database, id),
    eventTexts(prisma, id),
    findComplaint(prisma, id),
  ]);
  const [organizations, officers] = await Promise.all([
    organizationNames(prisma, named(events, 'organizationId').map(toOrganizationId)),
    officerNames(prisma, [...named(events, 'officerId'), ...named(events, 'onBehalfOf')].map(toOfficerId)),
  ]);
  const names: JournalNames = {
    organization: (organizationId) => organizations.get(organizationId) ?? '',
    officer: (officerId) => officers.get(officerId) ?? '',
    ...(stored === null ? {} : { rules: stored.state.rules }),
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

/** Every body or officer that the events name, wherever in them. */
export function named(events: readonly CaseEvent<ComplaintData>[], field: string): readonly string[] {
  const found = new Set<string>();
  JSON.stringify(events, (key, value: unknown) => {
    if (key === field && typeof value === 'string') found.add(value);
    return value;
  });
  return [...found];
}
