import type { IssuableCommitmentCommand } from '../wire/commitment-command.wire';

const EVIDENCE = 'b7c9a0de-5c53-4d4e-9b6d-0d4a3f2e1c22';
const BODY = '0b7a3c1e-5d0f-4f6e-9a43-2f1c8b7d6e5a';
const OFFICER = '3e0f7a55-1f2b-4c3d-8e9f-5a6b7c8d9e0f';

/** A commitment as the documentation shows it: nobody real. */
export const REGISTRATION_EXAMPLE = {
  name: '年内兑现企业稳岗补贴',
  kindCode: '02',
  promisorId: BODY,
  audience: 'group',
  audienceName: '全市中小制造企业',
  madeOn: '2026-01-05',
  nodes: [
    { title: '公布申领指南', dueOn: '2026-03-31' },
    { title: '补贴发放到企业', dueOn: '2026-09-30', target: { value: '200', unit: 'item' } },
  ],
};

/** One example a command, in the order of the procedure. */
export const COMMITMENT_COMMAND_EXAMPLES = {
  'record-performance': {
    ...{ type: 'record-performance', nodeId: 'n2', on: '2026-09-20', quantity: '120' },
    evidenceIds: [EVIDENCE],
  },
  'explain-overdue': {
    ...{ type: 'explain-overdue', nodeId: 'n2', reasonCode: 'funds-not-arranged', plannedOn: '2026-11-30' },
    reason: '资金已列入下月用款计划。',
  },
  'open-supervision': {
    ...{ type: 'open-supervision', nodeId: 'n2', form: 'admonitory-talk' },
    reason: '逾期未兑现，约谈承诺单位负责人。',
  },
  'conclude-supervision': {
    ...{ type: 'conclude-supervision', nodeId: 'n2', result: 'performed', evidenceIds: [EVIDENCE] },
    findings: '补贴已于 11 月 20 日全部发放，银行回单已附。',
  },
  'ask-tolerance': {
    ...{ type: 'ask-tolerance', nodeId: 'n2', days: 20, ground: 'being-remedied' },
    reason: '财政资金已批复，正在办理支付。',
  },
  'grant-tolerance': { type: 'grant-tolerance', nodeId: 'n2' },
  'refuse-tolerance': { type: 'refuse-tolerance', nodeId: 'n2', reason: '此前已经容错一次。' },
  'propose-not-honoured': {
    ...{ type: 'propose-not-honoured', nodeId: 'n2', reason: '经督查，资金已另作安排，没有兑现计划。' },
  },
  'answer-proposal': {
    ...{ type: 'answer-proposal', nodeId: 'n2', evidenceIds: [EVIDENCE], answer: '书面陈述已附。' },
  },
  'confirm-not-honoured': { type: 'confirm-not-honoured', nodeId: 'n2', reason: '陈述的理由不成立。' },
  'decline-not-honoured': { type: 'decline-not-honoured', nodeId: 'n2', reason: '已有可行的兑现计划。' },
  change: {
    ...{ type: 'change', ground: 'public-interest', on: '2026-06-01', evidenceIds: [EVIDENCE] },
    changes: [{ nodeId: 'n2', dueOn: '2026-12-31' }],
    reason: '因公共利益需要，经市政府常务会议决定延期，受损企业依法补偿。',
  },
  withdraw: {
    ...{ type: 'withdraw', ground: 'policy-change', on: '2026-06-01', evidenceIds: [EVIDENCE] },
    reason: '上级政策取消，受损企业依法补偿。',
  },
  'link-contract': { type: 'link-contract', contractCode: '150100-D0001-06-2026-000001-K' },
  'assign-manager': { type: 'assign-manager', officerId: OFFICER },
  close: { type: 'close' },
  urge: { type: 'urge', dutyId: 'explain-overdue/n2' },
} as const satisfies Readonly<Record<IssuableCommitmentCommand, object>>;
