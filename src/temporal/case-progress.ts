import type { LoadedDataConverter, SerializationContext } from '@temporalio/common';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import { requiredTsToMs, tsToMs } from '@temporalio/common/lib/time';
import type { temporal } from '@temporalio/proto';
import type { Instant } from '../domain/ids';
import { fromMilliseconds } from '../domain/plain-date';
import type { CaseInput, LoadOutcome, RecordOutcome, Typed } from '../domain/recording';
import type { CaseState } from '../domain/case';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;
type Payloads = temporal.api.common.v1.IPayloads;
type Outcome = LoadOutcome<CaseState, Typed> | RecordOutcome<Typed, Typed>;

/** How far a run at rest has come. For operations and the reconciler; nobody decides by it. */
export interface CaseProgress {
  readonly epoch: number;
  /** Of the last event the run has folded in; 0 before it has loaded its case. */
  readonly sequence: number;
  /** The real instant of the timer; null when the clock stands still or nothing is owed. */
  readonly wakesAt: Instant | null;
  readonly historyLength: number;
}

/**
 * Reads how far a run has come from what it left behind: the store's answers stand in its history, and so does the
 * timer it waits for. The run itself is not asked, see ADR 0006.
 * @throws when a payload cannot be opened.
 */
export async function progressIn(
  events: readonly HistoryEvent[],
  converter: LoadedDataConverter,
  context: SerializationContext,
): Promise<Pick<CaseProgress, 'sequence' | 'wakesAt'>> {
  return { sequence: await sequenceIn(events, converter, context), wakesAt: wakingIn(events) };
}

async function sequenceIn(
  events: readonly HistoryEvent[],
  converter: LoadedDataConverter,
  context: SerializationContext,
): Promise<number> {
  const first = async (payloads: Payloads | null | undefined): Promise<unknown> =>
    (await decodeArrayFromPayloads(converter, payloads?.payloads ?? null, context))[0];
  const results = events.flatMap(
    ({ markerRecordedEventAttributes: marker }) => marker?.details?.['result'] ?? [],
  );
  for (const result of results.toReversed()) {
    // Written by the activities of the loop, which answer nothing else.
    const sequence = sequenceOf((await first(result)) as Outcome);
    if (sequence !== null) return sequence;
  }
  const started = events[0]?.workflowExecutionStartedEventAttributes;
  const input = (await first(started?.input)) as CaseInput<CaseState> | undefined;
  return input?.state?.sequence ?? 0;
}

function sequenceOf(outcome: Outcome): number | null {
  switch (outcome.outcome) {
    case 'loaded':
      return outcome.state.sequence;
    case 'recorded':
    case 'behind':
      return outcome.events.at(-1)?.sequence ?? null;
    default:
      return null;
  }
}

function wakingIn(events: readonly HistoryEvent[]): Instant | null {
  const over = new Set(
    events.map(
      ({ timerFiredEventAttributes: fired, timerCanceledEventAttributes: cancelled }) =>
        (fired ?? cancelled)?.timerId,
    ),
  );
  const open = events.findLast(({ timerStartedEventAttributes: timer }) => timer && !over.has(timer.timerId));
  if (open === undefined) return null;
  const startedMs = requiredTsToMs(open.eventTime, 'eventTime');
  return fromMilliseconds(startedMs + tsToMs(open.timerStartedEventAttributes?.startToFireTimeout));
}
