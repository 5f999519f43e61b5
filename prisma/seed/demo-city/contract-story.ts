import type { z } from 'zod';
import type { ContractState } from '../../../src/domain/contract/contract';
import type { PlainDate } from '../../../src/domain/ids';
import type { IssuableContractCommand } from '../../../src/wire/contract-command.wire';
import type { collectionBody } from '../../../src/wire/contract-collection.wire';
import type { StoryDay } from './story-day';

export type On = (day: StoryDay) => PlainDate;

/** A command's body as a person would send it; it is read by the same schema when the story is told. */
export interface ContractCommandBody {
  readonly type: IssuableContractCommand;
  readonly [field: string]: unknown;
}

/** What an act may refer to: the contract as it stands, days of the story, and the file handed in with the act. */
export interface ContractScene {
  readonly state: ContractState;
  readonly on: On;
  readonly evidenceId: string;
}

export interface ContractAct {
  readonly day: StoryDay;
  /** `HH:MM` in Asia/Shanghai. */
  readonly time: string;
  /** A username. */
  readonly by: string;
  readonly body: ContractCommandBody | ((scene: ContractScene) => ContractCommandBody);
  /** Name of a file that is handed in with the act. */
  readonly file?: string;
}

/** One contract of the demo city, from its collection to where it stands today. */
export interface ContractStory {
  readonly key: string;
  readonly collected: { readonly day: StoryDay; readonly by: string };
  readonly contract: (on: On) => z.input<typeof collectionBody>;
  readonly acts: readonly ContractAct[];
}

export function does(
  [day, by]: readonly [StoryDay, string],
  body: ContractAct['body'],
  file?: string,
): ContractAct {
  const act = { day, time: '10:30', by, body };
  return file === undefined ? act : { ...act, file };
}

/** 备案, by the section of the sector's regulator. */
export const filed = (day: StoryDay, by: string, number: string): ContractAct =>
  does([day, by], { type: 'file', number });

export const performed = (day: StoryDay, by: string, milestoneId: string, amountYuan?: string): ContractAct =>
  does([day, by], ({ on }) => ({
    ...{ type: 'record-performance', milestoneId, on: on(day), completes: amountYuan === undefined },
    ...(amountYuan === undefined ? {} : { amountYuan }),
  }));

export const explained = (
  [day, by]: readonly [StoryDay, string],
  milestoneId: string,
  told: { readonly reasonCode: string; readonly planned: StoryDay; readonly reason: string },
): ContractAct =>
  does([day, by], ({ on }) => ({
    ...{ type: 'explain-overdue', milestoneId, reasonCode: told.reasonCode },
    ...{ plannedOn: on(told.planned), reason: told.reason },
  }));

/** 决策程序: one step answered with its file. */
export const decided = (when: readonly [StoryDay, string], code: string, file: string): ContractAct =>
  does(
    when,
    ({ evidenceId }) => ({
      ...{ type: 'answer-decision-item', code, isApplicable: true },
      ...{ evidenceIds: [evidenceId], explanation: '见所附材料。' },
    }),
    file,
  );

/** 督查: opened, and concluded with its evidence. */
export const supervised = (
  [from, to]: readonly [StoryDay, StoryDay],
  by: string,
  { milestoneId, result, findings }: Readonly<Record<'milestoneId' | 'result' | 'findings', string>>,
): readonly ContractAct[] => [
  does([from, by], {
    type: 'open-supervision',
    milestoneId,
    form: 'special',
    reason: '节点逾期，专项督查。',
  }),
  does(
    [to, by],
    ({ evidenceId }) => ({
      ...{ type: 'conclude-supervision', milestoneId, result, findings },
      evidenceIds: [evidenceId],
    }),
    '督查记录.pdf',
  ),
];

/** 监测发现进度滞后，交办承办单位, which has not answered it. */
export const monitored = (
  [checked, assigned]: readonly [StoryDay, StoryDay],
  by: string,
): readonly ContractAct[] => [
  does([checked, by], ({ on }) => ({
    ...{ type: 'record-check', on: on(checked), remark: '现场查看。' },
    items: [
      { code: 'manager-present', finding: 'satisfactory' },
      { code: 'quality', finding: 'satisfactory' },
      { code: 'progress', finding: 'unsatisfactory' },
      { code: 'safety', finding: 'satisfactory' },
      { code: 'changes', finding: 'not-applicable' },
      { code: 'after-sales', finding: 'not-applicable' },
    ],
  })),
  does([assigned, by], {
    ...{ type: 'report-problem', kind: 'progress', severity: 'major', assignee: 'public' },
    ...{ checkItem: 'progress', milestoneId: 'm1' },
    what: '加固进度比计划晚三周，请督促施工单位，并报赶工计划。',
  }),
];
