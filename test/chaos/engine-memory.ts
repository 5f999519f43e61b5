import { Client, Connection } from '@temporalio/client';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import type { CaseEvent } from '../../src/domain/case';
import type { ComplaintState } from '../../src/domain/complaint/complaint';
import type { ComplaintData } from '../../src/domain/complaint/events';
import { toCommandId, type CaseId, type CommandId } from '../../src/domain/ids';
import type { CaseInput, LoadOutcome, RecordOutcome, Typed } from '../../src/domain/recording';
import { loadPayloadKeys } from '../../src/temporal/codec/key-ring';
import { payloadCodecFor } from '../../src/temporal/codec/payload-codec';
import { REFUSAL } from '../../workflows/case.messages';
import type { WholeStack } from '../support/whole-stack';

type Event = CaseEvent<ComplaintData>;
type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** What the engine told the sender of a command, and keeps in its history. */
export interface ToldByEngine {
  readonly commandId: CommandId;
  /** Which asking it answered: who got no answer asks again, and what was refused meanwhile is judged afresh. */
  readonly round: number;
  /** Null when it told him that the command was refused. */
  readonly sequence: number | null;
}

/** What the engine's own history of a case's latest run says has happened, without asking any worker. */
export interface EngineMemory {
  readonly caseId: CaseId;
  /** What the run began with; null when it has not come so far. */
  readonly began: ComplaintState | null;
  /** Everything it has folded in since, in order. */
  readonly events: readonly Event[];
  readonly told: readonly ToldByEngine[];
}

export interface EngineReader {
  memoryOf(caseId: CaseId): Promise<EngineMemory>;
  close(): Promise<void>;
}

export async function openEngineReader({ environment, temporalAddress }: WholeStack): Promise<EngineReader> {
  const connection = await Connection.connect({ address: temporalAddress });
  const namespace = environment['TEMPORAL_NAMESPACE'] ?? 'default';
  const client = new Client({ connection, namespace });
  const codec = payloadCodecFor(loadPayloadKeys(environment['PAYLOAD_KEYS_FILE'] ?? ''), namespace);
  const open = async (payload: Payload): Promise<unknown> => {
    const [plain] = await codec.decode([payload]);
    return plain === undefined ? null : defaultPayloadConverter.fromPayload(plain);
  };
  return {
    memoryOf: async (caseId) => {
      const history = await client.workflow.getHandle(`complaint/${caseId}`).fetchHistory();
      return memoryIn(caseId, history.events ?? [], open);
    },
    close: () => connection.close(),
  };
}

type Open = (payload: Payload) => Promise<unknown>;
type Outcome = RecordOutcome<Typed, ComplaintData> | LoadOutcome<ComplaintState, Typed>;

async function memoryIn(caseId: CaseId, history: readonly HistoryEvent[], open: Open): Promise<EngineMemory> {
  let began = await handedOver(history, open);
  const events: Event[] = [];
  for (const outcome of await outcomesIn(history, open)) {
    if (outcome.outcome === 'loaded') began = outcome.state;
    if (outcome.outcome !== 'recorded' && outcome.outcome !== 'behind') continue;
    const known = events.at(-1)?.sequence ?? began?.sequence ?? 0;
    events.push(...outcome.events.filter(({ sequence }) => sequence > known));
  }
  return { caseId, began, events, told: await toldIn(history, open) };
}

/** What an earlier run of the case handed to this one; null when it begins from the store. */
async function handedOver(history: readonly HistoryEvent[], open: Open): Promise<ComplaintState | null> {
  const input = firstOf(history[0]?.workflowExecutionStartedEventAttributes?.input);
  return input === null ? null : ((await open(input)) as CaseInput<ComplaintState>).state;
}

const firstOf = (payloads: temporal.api.common.v1.IPayloads | null | undefined): Payload | null =>
  payloads?.payloads?.[0] ?? null;

/** The answers of the store, which the engine keeps as results of local activities. */
async function outcomesIn(history: readonly HistoryEvent[], open: Open): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { markerRecordedEventAttributes: marker } of history) {
    const result = firstOf(marker?.details?.['result']);
    if (result !== null) outcomes.push((await open(result)) as Outcome);
  }
  return outcomes;
}

async function toldIn(history: readonly HistoryEvent[], open: Open): Promise<readonly ToldByEngine[]> {
  const told: ToldByEngine[] = [];
  for (const { workflowExecutionUpdateCompletedEventAttributes: completed } of history) {
    if (completed) told.push(...(await answerIn(completed, open)));
  }
  return told;
}

type Completed = temporal.api.history.v1.IWorkflowExecutionUpdateCompletedEventAttributes;

/** Nothing when it told the sender to ask a later run. */
async function answerIn({ meta, outcome }: Completed, open: Open): Promise<readonly ToldByEngine[]> {
  const [id = '', round] = (meta?.updateId ?? '').split('.');
  const asked = { commandId: toCommandId(id), round: Number(round) };
  const success = firstOf(outcome?.success);
  if (success !== null) {
    const { sequence } = (await open(success)) as { readonly sequence: number };
    return [{ ...asked, sequence }];
  }
  const isRefused = outcome?.failure?.applicationFailureInfo?.type === REFUSAL;
  return isRefused ? [{ ...asked, sequence: null }] : [];
}
