import { rootCause } from '@temporalio/common';
import {
  ApplicationFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  executeChild,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  upsertMemo,
  workflowInfo,
} from '@temporalio/workflow';

export interface EchoActivities {
  echo(text: string): Promise<string>;
  failWith(text: string): Promise<void>;
}

export const told = defineSignal<[string]>('told');
export const asked = defineUpdate<string, [string]>('asked');
export const said = defineQuery<readonly string[], [string]>('said');

const options = { startToCloseTimeout: '20s', retry: { maximumAttempts: 1 } } as const;
const activities = proxyActivities<EchoActivities>(options);
const localActivities = proxyLocalActivities<EchoActivities>(options);

/** Sends its text through every kind of payload that a case can meet. */
export async function everyPayloadWorkflow(
  text: string,
  heard: readonly string[],
): Promise<readonly string[]> {
  const lines = [...heard];
  setHandler(told, (line) => void lines.push(line));
  setHandler(said, () => lines);
  setHandler(asked, async (line) => {
    lines.push(line);
    return activities.echo(line);
  });
  if (heard.length > 0) return lines;
  await condition(() => lines.length >= 2);
  upsertMemo({ text });
  lines.push(await activities.echo(text), await localActivities.echo(text));
  lines.push(
    await executeChild(childWorkflow, { args: [text], workflowId: `${workflowInfo().workflowId}/child` }),
  );
  for (const fail of [activities.failWith, localActivities.failWith]) {
    await fail(text).catch((error: unknown) => lines.push(rootCause(error) ?? ''));
  }
  return continueAsNew<typeof everyPayloadWorkflow>(text, lines);
}

export async function childWorkflow(text: string): Promise<string> {
  return text;
}

export async function failingWorkflow(text: string): Promise<never> {
  throw ApplicationFailure.nonRetryable(text, 'planted', text);
}
