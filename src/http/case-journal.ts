import type { z } from 'zod';
import type { CaseEvent } from '../domain/case';
import {
  toOfficerId,
  toOrganizationId,
  type CaseId,
  type OfficerId,
  type OrganizationId,
} from '../domain/ids';
import type { Typed } from '../domain/recording';
import type { Database } from '../store/database';
import { eventTexts } from '../store/event-texts';
import { officerNames, organizationNames } from '../store/names';
import type { caseEventView } from '../wire/case.wire';

export type JournalLine = z.output<typeof caseEventView>;

/** What the bodies and people of a journal are called; empty where nobody knows any more. */
export interface Names {
  readonly organization: (organizationId: OrganizationId) => string;
  readonly officer: (officerId: OfficerId) => string;
}

type Wording<Data extends Typed> = (
  names: Names,
) => (event: CaseEvent<Data>) => Pick<JournalLine, 'label' | 'sentence'>;

/** Every step of a case in a sentence, with what people wrote beside it. */
export async function journalLines<Data extends Typed>(
  { prisma }: Database,
  { id, events }: { readonly id: CaseId; readonly events: readonly CaseEvent<Data>[] },
  wording: Wording<Data>,
): Promise<readonly JournalLine[]> {
  const [texts, organizations, officers] = await Promise.all([
    eventTexts(prisma, id),
    organizationNames(prisma, named(events, 'organizationId').map(toOrganizationId)),
    officerNames(prisma, [...named(events, 'officerId'), ...named(events, 'onBehalfOf')].map(toOfficerId)),
  ]);
  const say = wording({
    organization: (organizationId) => organizations.get(organizationId) ?? '',
    officer: (officerId) => officers.get(officerId) ?? '',
  });
  return events.map((event) => ({
    ...{ sequence: event.sequence, type: event.data.type, ...say(event) },
    ...{ occurredAt: event.occurredAt, recordedAt: event.recordedAt, texts: texts.get(event.sequence) ?? {} },
  }));
}

/** Every body or officer that the events name, wherever in them. */
export function named(events: readonly CaseEvent<Typed>[], field: string): readonly string[] {
  const found = new Set<string>();
  JSON.stringify(events, (key, value: unknown) => {
    if (key === field && typeof value === 'string') found.add(value);
    return value;
  });
  return [...found];
}
