import type { CaseCommand, CaseEvent } from '../case';
import { accepted, type Result } from '../result';
import type { Refusal } from '../refusal';
import type { PendingApproval } from './approval';
import type { ComplaintState } from './complaint';
import { decide } from './decide';
import { effectOf } from './decide-approval';
import type { ComplaintData } from './events';
import { evolve } from './evolve';
import type { ComplaintFacts } from './facts';

export interface Foreseen {
  readonly events: readonly CaseEvent<ComplaintData>[];
  readonly after: ComplaintState;
}

/**
 * What a command would bring about if it were given now and everybody whose signature it needs agreed. Nothing is
 * recorded. @returns the refusal that the command would meet.
 */
export function foresee(
  state: ComplaintState,
  command: CaseCommand<ComplaintFacts>,
): Result<Foreseen, Refusal> {
  const judged = decide(state, command);
  if (!judged.ok) return judged;
  const signed = command.facts.type === 'approve' ? state.approval : null;
  const approval = approvalIn(judged.value) ?? signed;
  const effect = approval === null ? undefined : effectOf(state, approval);
  const isStillToSign = effect !== undefined && !judged.value.some(({ type }) => type === effect.type);
  const all = isStillToSign ? [...judged.value, effect] : judged.value;
  const { commandId, actor, receivedAt } = command;
  const events = all.map((data, index) => ({
    sequence: state.sequence + index + 1,
    commandId,
    actor,
    occurredAt: receivedAt,
    recordedAt: receivedAt,
    data,
  }));
  return accepted({ events, after: events.reduce<ComplaintState>(evolve, state) });
}

function approvalIn(all: readonly ComplaintData[]): PendingApproval | null {
  return all.flatMap((data) => (data.type === 'approval-requested' ? [data.approval] : []))[0] ?? null;
}
