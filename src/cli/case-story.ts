import type { CaseEvent } from '../domain/case';
import { EVENT_LABELS } from '../domain/complaint/act-labels';
import type { ComplaintState, Duty } from '../domain/complaint/complaint';
import type { ComplaintData } from '../domain/complaint/events';
import { sentenceFor } from '../domain/complaint/journal';
import { DUTY_LABELS, DUTY_STATE_LABELS, OUTCOME_LABELS, STATUS_LABELS } from '../domain/complaint/labels';
import { whyNow } from '../domain/complaint/why-now';
import { dueDateFor } from '../domain/deadline';
import { toOfficerId, toOrganizationId, type Instant } from '../domain/ids';
import { basisWords } from '../domain/rule-words';
import { complaintJournal } from '../store/complaint.store';
import type { Database } from '../store/database';
import { officerNames, organizationNames } from '../store/names';

export interface CaseStory {
  readonly number: string;
  readonly status: string;
  readonly statusLabel: string;
  readonly outcome: string | null;
  readonly events: readonly {
    readonly sequence: number;
    readonly type: string;
    readonly label: string;
    readonly occurredAt: Instant;
    readonly sentence: string;
  }[];
  readonly deadlines: readonly {
    readonly dutyId: string;
    readonly label: string;
    readonly state: Duty['state'];
    readonly dueOn: string | null;
    readonly isOverdue: boolean;
    readonly why: string;
    readonly basis: string;
  }[];
}

/** A case told in plain sentences: what happened, and why each deadline falls on its day. */
export async function tellCase(database: Database, state: ComplaintState, now: Instant): Promise<CaseStory> {
  const events = await complaintJournal(database, state.caseId);
  const names = await namesFor(database, events);
  return {
    number: state.number,
    status: state.status,
    statusLabel: STATUS_LABELS[state.status],
    outcome: state.outcome === null ? null : OUTCOME_LABELS[state.outcome],
    events: events.map((event) => ({
      sequence: event.sequence,
      type: event.data.type,
      label: EVENT_LABELS[event.data.type],
      occurredAt: event.occurredAt,
      sentence: sentenceFor(event, { ...names, rules: state.rules }),
    })),
    deadlines: state.duties.map((duty) => ({
      dutyId: duty.dutyId,
      label: DUTY_LABELS[duty.duty],
      state: duty.state,
      dueOn: duty.dueOn,
      isOverdue: duty.state === 'running' && duty.dueAt !== null && duty.dueAt < now,
      why: whyNow({
        deadline: duty.deadline,
        due: dueDateFor(duty.deadline, state.calendar, state.rules.dayRules),
      }),
      basis: basisWords(duty.deadline.basis),
    })),
  };
}

async function namesFor(database: Database, events: readonly CaseEvent<ComplaintData>[]) {
  const found = { organizations: new Set<string>(), officers: new Set<string>() };
  JSON.stringify(
    events.map(({ actor, data }) => ({ actor, data })),
    (key, value: unknown) => {
      if (key === 'organizationId' && typeof value === 'string') found.organizations.add(value);
      if (['officerId', 'onBehalfOf'].includes(key) && typeof value === 'string') found.officers.add(value);
      return value;
    },
  );
  const [organizations, officers] = await Promise.all([
    organizationNames(database.prisma, [...found.organizations].map(toOrganizationId)),
    officerNames(database.prisma, [...found.officers].map(toOfficerId)),
  ]);
  return {
    organization: (id: string) => organizations.get(toOrganizationId(id)) ?? id,
    officer: (id: string) => officers.get(toOfficerId(id)) ?? id,
  };
}

export const beijingTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** The story as a person reads it. */
export function storyLines(story: CaseStory): readonly string[] {
  const ending = story.outcome === null ? '' : `，结果：${story.outcome}`;
  return [
    `投诉 ${story.number}：${story.statusLabel}${ending}`,
    '',
    ...story.events.map(
      ({ sequence, occurredAt, sentence }) =>
        `${String(sequence).padStart(3)}  ${beijingTime(occurredAt)}  ${sentence}`,
    ),
    '',
    '时限',
    ...story.deadlines.flatMap(deadlineLines),
  ];
}

function deadlineLines(deadline: CaseStory['deadlines'][number]): readonly string[] {
  const { label, dueOn, state, isOverdue, why, basis } = deadline;
  const overdue = isOverdue ? '，已逾期' : '';
  return [
    `  ${label}：${dueOn ?? '暂停计算'}（${DUTY_STATE_LABELS[state]}${overdue}）`,
    `      ${why}`,
    `      依据：${basis}`,
  ];
}
