import type { z } from 'zod';
import type { ComplaintChannel, ComplaintState } from '../../../src/domain/complaint/complaint';
import type { FactsOf } from '../../../src/domain/complaint/facts';
import type { PlainDate } from '../../../src/domain/ids';
import type { IssuableCommandType } from '../../../src/wire/complaint-command.wire';
import type { filingBody } from '../../../src/wire/complaint-filing.wire';
import type { StoryDay } from './story-day';

/** A command's body as a person would send it; it is read by the same schema when the story is told. */
export interface CommandBody {
  readonly type: IssuableCommandType;
  readonly [field: string]: unknown;
}

/** What an act may refer to: the case as it stands, days of the story, and the file handed in with the act. */
export interface Scene {
  readonly state: ComplaintState;
  readonly on: (day: StoryDay) => PlainDate;
  readonly evidenceId: string;
}

export interface Act {
  readonly day: StoryDay;
  /** `HH:MM` in Asia/Shanghai. */
  readonly time: string;
  /** A username, or the complainant by receipt. */
  readonly by: string;
  readonly body: CommandBody | ((scene: Scene) => CommandBody);
  /** Name of a file that is handed in with the act. */
  readonly file?: string;
}

/** What a channel reports of a case that it handles in its own system. */
export interface Progress {
  readonly day: StoryDay;
  readonly time: string;
  readonly facts: Omit<FactsOf<'channel-progressed'>, 'type' | 'version'>;
}

/** One complaint of the demo city, from its filing to where it stands today. */
export interface Story {
  readonly key: string;
  readonly channel: ComplaintChannel;
  readonly filed: { readonly day: StoryDay; readonly time: string };
  readonly filing: z.input<typeof filingBody>;
  readonly acts: readonly Act[];
  /** 归集件: followed, not driven. */
  readonly progress?: readonly Progress[];
  /** A lead of a monitoring point, listed from intake. */
  readonly isMonitoringPoint?: true;
  /** After a split: what happens to each child, in the order of the split. */
  readonly children?: readonly (readonly Act[])[];
  /** Its receipt is noted in `demo-accounts.json`. */
  readonly hasOpenReceipt?: true;
}

export const COMPLAINANT = 'complainant';

export function act(
  [day, time]: readonly [StoryDay, string],
  by: string,
  body: Act['body'],
  file?: string,
): Act {
  return file === undefined ? { day, time, by, body } : { day, time, by, body, file };
}

/** The signature that the case waits for. */
export function signs(at: readonly [StoryDay, string], by: string): Act {
  return act(at, by, ({ state }) => ({ type: 'approve', approvalId: state.approval?.approvalId ?? '' }));
}

export const demandIdsOf = ({ state }: Scene): readonly string[] => state.demands.map((one) => one.demandId);

/** @throws when the case has fewer demands. */
export function demandIdAt({ state }: Scene, index: number): string {
  const demand = state.demands[index];
  if (demand === undefined) throw new Error(`the complaint has no demand ${index + 1}`);
  return demand.demandId;
}
