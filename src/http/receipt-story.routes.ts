import type { z } from 'zod';
import type { ComplaintState } from '../domain/complaint/complaint';
import type { ComplaintData } from '../domain/complaint/events';
import { eventLabel, sentenceFor } from '../domain/complaint/journal';
import { storyOf } from '../domain/complaint/story';
import { toCaseId, toOrganizationId } from '../domain/ids';
import type { Language } from '../domain/language';
import type { FilingDeps } from '../intake/receive-complaint';
import { complaintJournal, findComplaint } from '../store/complaint.store';
import { eventTexts } from '../store/event-texts';
import { organizationNames } from '../store/names';
import { storyQuery } from '../wire/case.wire';
import { complaintParams } from '../wire/complaint.wire';
import { receiptStory } from '../wire/receipt-story.wire';
import { receiptOpens } from './case-readers';
import { named } from './case-journal';
import { notFound, route, type Route } from './route';

type Line = z.output<typeof receiptStory>['items'][number];

/** What happened to a complaint, as its complainant is told it: by office, never by the name of an officer. */
export const receiptStoryRoutes = (intake: FilingDeps): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/complaints/{id}/story',
      access: 'complainant-receipt',
      audit: 'none-public-read',
      summary: '办理经过：告知投诉人的每一步，以及写给投诉人的话',
      description: '不含工作人员姓名，也不含被投诉主体的答复与申辩。',
      tags: ['公众'],
      params: complaintParams,
      query: storyQuery,
      reply: { 200: receiptStory },
    },
    async ({ principal, params, query }) => {
      const id = toCaseId(params.id);
      const stored = await findComplaint(intake.database.prisma, id);
      if (stored === null || !receiptOpens(principal, { id, parentId: stored.state.parentId }))
        return notFound();
      return { status: 200, body: { items: await linesOf(intake, stored.state, query.language) } };
    },
  ),
];

async function linesOf(
  { database }: FilingDeps,
  { caseId: id, rules }: Pick<ComplaintState, 'caseId' | 'rules'>,
  language: Language,
): Promise<readonly Line[]> {
  const { prisma } = database;
  const [events, texts] = await Promise.all([complaintJournal(database, id), eventTexts(prisma, id)]);
  const organizations = await organizationNames(
    prisma,
    named(events, 'organizationId').map(toOrganizationId),
  );
  const names = {
    organization: (organizationId: string) => organizations.get(toOrganizationId(organizationId)) ?? '',
    officer: () => '',
    rules,
  };
  return storyOf(events.map(({ data }) => data)).flatMap(({ data, textNames, index }) => {
    const event = events[index];
    if (event === undefined) return [];
    const written = texts.get(event.sequence) ?? {};
    return [
      {
        sequence: event.sequence,
        type: data.type,
        label: eventLabel(data.type, language),
        sentence: sentenceFor(event, names, language),
        occurredAt: event.occurredAt,
        texts: Object.fromEntries(Object.entries(written).filter(([name]) => textNames.includes(name))),
        ...referencesOf(data),
      },
    ];
  });
}

function referencesOf(data: ComplaintData): Pick<Line, 'questionId' | 'itemCodes'> {
  return {
    questionId: data.type === 'question-asked' ? data.questionId : null,
    itemCodes: data.type === 'supplement-requested' ? [...data.itemCodes] : [],
  };
}
