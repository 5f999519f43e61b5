import { draftLetter } from '../domain/complaint/letter-draft';
import { isToldByLetter } from '../domain/complaint/letter-occasions';
import { foresee, type Foreseen } from '../domain/complaint/foresee';
import { toCaseId, toCommandId } from '../domain/ids';
import { toComplaintFacts } from '../intake/complaint-facts';
import type { FilingDeps } from '../intake/receive-complaint';
import { wordsOf } from '../letters/wording';
import { findReadableComplaint, type StoredComplaint } from '../store/complaint.store';
import { caseTimeOf } from '../store/event-log';
import { loadDrafting } from '../store/letter-drafting';
import { complaintCommandBody, splitCommand } from '../wire/complaint-command-body.wire';
import { complaintParams } from '../wire/complaint.wire';
import { letterPreviewsSchema, type LetterPreview } from '../wire/letter-preview.wire';
import { COMMAND_EXAMPLES } from './complaint-examples';
import { notFound, refuse, route, type Route } from './route';

const NO_COMMAND = toCommandId('preview');

export const letterPreviewRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'post',
      path: '/complaints/{id}/letter-previews',
      access: 'any-officer',
      audit: 'letter:preview',
      summary: '预览一个命令将发出的文书',
      description:
        '内容与命令相同，什么也不办理。需要审批的，按审批全部同意来写；审批人预览的是提请人写下的文书。命令会被拒绝的，给出同样的拒绝。',
      tags: ['文书'],
      params: complaintParams,
      body: complaintCommandBody,
      reply: { 200: letterPreviewsSchema },
      examples: { bodies: COMMAND_EXAMPLES },
      idempotencyKey: 'not-needed',
      problems: [409, 422],
    },
    async ({ actor, params, body }) => {
      const caseId = toCaseId(params.id);
      const stored = await findReadableComplaint(intake.database.prisma, actor, caseId);
      if (stored === null) return notFound();
      const receivedAt = await caseTimeOf(intake);
      const { facts, texts } = splitCommand(body);
      const completed = await toComplaintFacts(facts, { caseId, actor, receivedAt }, intake.sources);
      if (!completed.ok) return { obstacle: { type: 'input-invalid', errors: completed.refusal } };
      const command = { commandId: NO_COMMAND, actor, receivedAt, facts: completed.value };
      const foreseen = foresee(stored.state, command);
      if (!foreseen.ok) return refuse(foreseen.refusal);
      return { status: 200, body: { items: await previewsOf(intake, stored, foreseen.value, texts) } };
    },
  );

async function previewsOf(
  intake: FilingDeps,
  { state: before }: StoredComplaint,
  { events, after }: Foreseen,
  texts: Readonly<Record<string, unknown>>,
): Promise<readonly LetterPreview[]> {
  const change = { number: before.number, before, events, after, texts };
  const previews: LetterPreview[] = [];
  for (const event of events.filter(({ data }) => isToldByLetter(data))) {
    const draft = draftLetter(await loadDrafting(intake.database.prisma, change, event));
    if (draft === null) continue;
    const { kind, issuerName, issuedOn } = draft.content;
    previews.push({ kind, ...wordsOf(draft.content), issuerName, issuedOn });
  }
  return previews;
}
