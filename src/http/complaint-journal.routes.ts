import { eventLabel, sentenceFor } from '../domain/complaint/journal';
import type { JournalNames } from '../domain/complaint/journal-voice';
import { toCaseId, type CaseId } from '../domain/ids';
import type { Language } from '../domain/language';
import type { FilingDeps } from '../intake/receive-complaint';
import { complaintJournal, findComplaint } from '../store/complaint.store';
import { caseEvents, storyQuery } from '../wire/case.wire';
import { complaintParams } from '../wire/complaint.wire';
import { journalLines, type JournalLine } from './case-journal';
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
      query: storyQuery,
      reply: { 200: caseEvents },
    },
    async ({ actor, params, query }) => {
      const id = toCaseId(params.id);
      const view = await viewOf(intake, actor, id);
      // The journal quotes what the parties wrote; the respondent sees its notice instead.
      if (view?.view !== 'staff') return notFound();
      return { status: 200, body: { items: await journalOf(intake, id, query.language) } };
    },
  );

async function journalOf(
  { database }: FilingDeps,
  id: CaseId,
  language: Language,
): Promise<readonly JournalLine[]> {
  const [events, stored] = await Promise.all([
    complaintJournal(database, id),
    findComplaint(database.prisma, id),
  ]);
  return journalLines(database, { id, events }, (names) => {
    const known: JournalNames = { ...names, ...(stored === null ? {} : { rules: stored.state.rules }) };
    return (event) => ({
      label: eventLabel(event.data.type, language),
      sentence: sentenceFor(event, known, language),
    });
  });
}
