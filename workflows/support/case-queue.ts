import { ApplicationFailure, condition } from '@temporalio/workflow';
import type { CaseCommand } from '../../src/domain/case';
import type { Typed } from '../../src/domain/recording';
import type { Refusal } from '../../src/domain/refusal';
import { REFUSAL, SUPERSEDED, type Applied } from '../case.messages';

export type Answer =
  | { readonly type: 'recorded'; readonly sequence: number }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'superseded' };

/** A command that waits for its turn, and afterwards holds its answer for whoever awaits it. */
export interface Waiting<Facts extends Typed> {
  readonly command: CaseCommand<Facts>;
  answer: Answer | null;
}

/** What was delivered and not decided yet. A command that comes twice waits once. */
export interface CaseQueue<Facts extends Typed> {
  add(command: CaseCommand<Facts>): Waiting<Facts>;
  /** These were received before what is about to happen. */
  putFirst(commands: readonly CaseCommand<Facts>[]): void;
  first(): Waiting<Facts> | null;
  settleFirst(answer: Answer): void;
  length(): number;
}

export function createQueue<Facts extends Typed>(): CaseQueue<Facts> {
  let waiting: readonly Waiting<Facts>[] = [];
  // A refused command that is asked anew has a later receipt, and is judged for itself.
  const find = ({ commandId, receivedAt }: CaseCommand<Facts>) =>
    waiting.find(({ command }) => command.commandId === commandId && command.receivedAt === receivedAt);
  const inLine = (command: CaseCommand<Facts>): Waiting<Facts> => find(command) ?? { command, answer: null };
  return {
    add: (command) => {
      const item = inLine(command);
      if (!waiting.includes(item)) waiting = [...waiting, item];
      return item;
    },
    putFirst: (commands) => {
      const earlier = commands.map(inLine);
      waiting = [...earlier, ...waiting.filter((item) => !earlier.includes(item))];
    },
    first: () => waiting[0] ?? null,
    settleFirst: (answer) => {
      const [item, ...rest] = waiting;
      if (item !== undefined) item.answer = answer;
      waiting = rest;
    },
    length: () => waiting.length,
  };
}

/** What an update handler does: wait for the loop, and say what it said. */
export async function answerOf<Facts extends Typed>(item: Waiting<Facts>): Promise<Applied> {
  await condition(() => item.answer !== null);
  const { answer } = item;
  if (answer?.type === 'recorded') return { sequence: answer.sequence };
  if (answer?.type === 'refused') {
    throw ApplicationFailure.create({
      type: REFUSAL,
      message: answer.refusal.type,
      details: [answer.refusal],
      nonRetryable: true,
    });
  }
  throw ApplicationFailure.nonRetryable('a later run has taken over', SUPERSEDED);
}
