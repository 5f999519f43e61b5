import type { z } from 'zod';
import type { RevealRequest } from '../domain/complainant';
import type { OfficerId } from '../domain/ids';
import type { Database } from '../store/database';
import { officersAndBodies, type OfficerAndBody } from '../store/names';
import { revealedCases, type RevealedCase } from '../store/revealed-case.store';
import type { RecordedRevealLogEntry } from '../vault/client';
import type { revealLogPage, revealView } from '../wire/reveal.wire';

type RevealView = z.output<typeof revealView>;
type LogLine = z.output<typeof revealLogPage>['items'][number];
type People = ReadonlyMap<OfficerId, OfficerAndBody>;

/** The requests as people read them. A case that is in the vault alone has no number, and is nobody's to judge. */
export async function revealViews(
  { prisma }: Database,
  requests: readonly RevealRequest[],
): Promise<readonly RevealView[]> {
  const [people, cases] = await Promise.all([
    officersAndBodies(
      prisma,
      requests.flatMap(({ requesterId, approverId, decline }) => [
        requesterId,
        ...[approverId, decline?.officerId ?? null].filter((id) => id !== null),
      ]),
    ),
    revealedCases(
      prisma,
      requests.map(({ complaintId }) => complaintId),
    ),
  ]);
  return requests.flatMap((request) => {
    const about = cases.get(request.complaintId);
    return about === undefined ? [] : [toView(request, about, people)];
  });
}

function toView(
  { requesterId, approverId, fields, decline, ...request }: RevealRequest,
  { number }: RevealedCase,
  people: People,
): RevealView {
  return {
    ...request,
    number,
    fields: [...fields],
    requester: people.get(requesterId) ?? null,
    approver: approverId === null ? null : (people.get(approverId) ?? null),
    decline:
      decline === null
        ? null
        : { officer: people.get(decline.officerId) ?? null, at: decline.at, reason: decline.reason },
  };
}

/** The log of the vault with the names of whoever stands in it. */
export async function revealLogLines(
  { prisma }: Database,
  entries: readonly RecordedRevealLogEntry[],
): Promise<readonly LogLine[]> {
  const [people, cases] = await Promise.all([
    officersAndBodies(
      prisma,
      entries.map(({ officerId }) => officerId),
    ),
    revealedCases(
      prisma,
      entries.map(({ complaintId }) => complaintId),
    ),
  ]);
  return entries.map(({ index, at, type, complaintId, officerId, fields, scope, reason }) => ({
    ...{ index, at, type, complaintId, scope, reason },
    number: cases.get(complaintId)?.number ?? null,
    officer: people.get(officerId) ?? null,
    fields: [...fields],
  }));
}
