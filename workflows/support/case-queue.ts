import { ApplicationFailure } from '@temporalio/workflow';
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
  readonly answered: Promise<Answer>;
  settle(answer: Answer): void;
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

/** @param added called whenever a command has joined the queue. */
export function createQueue<Facts extends Typed>(added: () => void): CaseQueue<Facts> {
  let waiting: readonly Waiting<Facts>[] = [];
  // A refused command that is asked anew has a later receipt, and is judged for itself.
  const find = ({ commandId, receivedAt }: CaseCommand<Facts>) =>
    waiting.find(({ command }) => command.commandId === commandId && command.receivedAt === receivedAt);
  const inLine = (command: CaseCommand<Facts>): Waiting<Facts> => find(command) ?? toWaiting(command);
  return {
    add: (command) => {
      const item = inLine(command);
      if (!waiting.includes(item)) waiting = [...waiting, item];
      added();
      return item;
    },
    putFirst: (commands) => {
      const earlier = commands.map(inLine);
      waiting = [...earlier, ...waiting.filter((item) => !earlier.includes(item))];
    },
    first: () => waiting[0] ?? null,
    settleFirst: (answer) => {
      const [item, ...rest] = waiting;
      item?.settle(answer);
      waiting = rest;
    },
    length: () => waiting.length,
  };
}

function toWaiting<Facts extends Typed>(command: CaseCommand<Facts>): Waiting<Facts> {
  let settle: Waiting<Facts>['settle'] = () => undefined;
  const answered = new Promise<Answer>((resolve) => {
    settle = resolve;
  });
  return { command, answered, settle };
}

/** What an update handler does: wait for the loop, and say what it said. */
export async function answerOf<Facts extends Typed>(item: Waiting<Facts>): Promise<Applied> {
  const answer = await item.answered;
  if (answer.type === 'recorded') return { sequence: answer.sequence };
  if (answer.type === 'refused') {
    throw ApplicationFailure.create({
      type: REFUSAL,
      message: answer.refusal.type,
      details: [answer.refusal],
      nonRetryable: true,
    });
  }
  throw ApplicationFailure.nonRetryable('a later run has taken over', SUPERSEDED);
}
