import type { z } from 'zod';
import type { registrationBody } from '../../../src/wire/commitment.wire';
import type { IssuableCommitmentCommand } from '../../../src/wire/commitment-command.wire';
import type { On } from './contract-story';
import type { StoryDay } from './story-day';

/** A command's body as a person would send it; it is read by the same schema when the story is told. */
interface Body {
  readonly type: IssuableCommitmentCommand;
  readonly [field: string]: unknown;
}

export interface CommitmentAct {
  readonly day: StoryDay;
  /** A username. */
  readonly by: string;
  readonly body: (scene: { readonly on: On; readonly evidenceIds: readonly string[] }) => Body;
  /** Name of a file that is handed in with the act. */
  readonly file?: string;
}

/** One commitment of the demo city, from its registration to where it stands today. */
export interface CommitmentStory {
  readonly key: string;
  readonly registered: { readonly day: StoryDay; readonly by: string };
  readonly commitment: (on: On) => z.input<typeof registrationBody>;
  readonly acts: readonly CommitmentAct[];
}

const act = (
  [day, by]: readonly [StoryDay, string],
  body: CommitmentAct['body'],
  file?: string,
): CommitmentAct => (file === undefined ? { day, by, body } : { day, by, body, file });

const supervised = (
  [from, to]: readonly [StoryDay, StoryDay],
  by: string,
  findings: string,
): readonly CommitmentAct[] => [
  act([from, by], () => ({
    ...{ type: 'open-supervision', nodeId: 'n1', form: 'special' },
    reason: '承诺节点逾期，专项督查。',
  })),
  act(
    [to, by],
    ({ evidenceIds }) => ({
      ...{ type: 'conclude-supervision', nodeId: 'n1', result: 'not-performed' },
      ...{ findings, evidenceIds },
    }),
    '督查记录.pdf',
  ),
];

/** One that is soon due, one overdue with tolerance asked, one that a second person has to confirm, one honoured. */
export const COMMITMENT_STORIES: readonly CommitmentStory[] = [
  {
    key: 'snow',
    registered: { day: -15, by: 'roads.contracts' },
    commitment: (on) => ({
      ...{ name: '今冬降雪后主干道四小时内通行', kindCode: '01', promisorId: 'birch-roads' },
      ...{ audience: 'public', madeOn: on(-16) },
      nodes: [
        { title: '除雪机具与融雪剂到位', dueOn: on(3) },
        { title: '完成首次全员演练', dueOn: on(12) },
      ],
    }),
    acts: [],
  },
  {
    key: 'land',
    registered: { day: -45, by: 'park.contracts' },
    commitment: (on) => ({
      ...{ name: '新材料项目用地“五通一平”', kindCode: '02', promisorId: 'birch-park' },
      ...{ audience: 'group', audienceName: '入园新材料企业', madeOn: on(-46) },
      nodes: [
        { title: '供水、供电接到红线', dueOn: on(-8) },
        { title: '场地平整完毕', dueOn: on(40) },
      ],
    }),
    acts: [
      act([-6, 'park.contracts'], ({ on }) => ({
        ...{ type: 'explain-overdue', nodeId: 'n1', reasonCode: 'funds-not-arranged' },
        ...{ plannedOn: on(15), reason: '供电外线资金已列入本季度用款计划。' },
      })),
      act([-3, 'park.contracts'], () => ({
        ...{ type: 'ask-tolerance', nodeId: 'n1', days: 10, ground: 'being-remedied' },
        reason: '供水已接通，供电外线正在施工。',
      })),
    ],
  },
  {
    key: 'rent-relief',
    registered: { day: -60, by: 'park.contracts' },
    commitment: (on) => ({
      ...{ name: '孵化企业首年租金减半', kindCode: '02', promisorId: 'birch-park' },
      ...{ audience: 'group', audienceName: '首批入驻孵化企业', madeOn: on(-62) },
      nodes: [{ title: '退还已收的减半部分', dueOn: on(-30) }],
    }),
    acts: [
      ...supervised([-22, -18], 'industry.handler', '园区没有退还计划，也没有说明原因。'),
      act([-15, 'industry.head'], () => ({
        ...{ type: 'propose-not-honoured', nodeId: 'n1' },
        reason: '经督查仍不兑现。',
      })),
      act(
        [-13, 'park.contracts'],
        ({ evidenceIds }) => ({
          ...{ type: 'answer-proposal', nodeId: 'n1', evidenceIds },
          answer: '减半政策由上一任主任宣布，没有文件。',
        }),
        '情况说明.pdf',
      ),
    ],
  },
  {
    key: 'lamps',
    registered: { day: -50, by: 'works.contracts' },
    commitment: (on) => ({
      ...{ name: '老旧小区补装路灯一百二十盏', kindCode: '01', promisorId: 'birch-works' },
      ...{ audience: 'public', madeOn: on(-52) },
      nodes: [{ title: '补装路灯', dueOn: on(-5), target: { value: '120', unit: 'item' } }],
    }),
    acts: [
      act(
        [-20, 'works.contracts'],
        ({ on, evidenceIds }) => ({
          ...{ type: 'record-performance', nodeId: 'n1', on: on(-20), quantity: '70', evidenceIds },
        }),
        '第一批验收单.pdf',
      ),
      act(
        [-9, 'works.contracts'],
        ({ on, evidenceIds }) => ({
          ...{ type: 'record-performance', nodeId: 'n1', on: on(-9), quantity: '50', evidenceIds },
        }),
        '第二批验收单.pdf',
      ),
      act([-7, 'works.contracts'], () => ({ type: 'close', remark: '全部点亮，已向社区公布。' })),
    ],
  },
];
