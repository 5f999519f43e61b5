import type { IssuableContractCommand } from '../wire/contract-command.wire';

const EVIDENCE = 'b7c9a0de-5c53-4d4e-9b6d-0d4a3f2e1c22';
const BODY = '0b7a3c1e-5d0f-4f6e-9a43-2f1c8b7d6e5a';
const OFFICER = '3e0f7a55-1f2b-4c3d-8e9f-5a6b7c8d9e0f';

/** A contract as the documentation shows it: nobody real. */
export const COLLECTION_EXAMPLE = {
  name: '污水处理设备采购合同',
  ownNumber: 'CG-2026-017',
  categoryCode: '06',
  undertakingId: BODY,
  secrecy: 'none',
  amountYuan: '1280000.00',
  priceType: 'fixed-total',
  signedOn: '2026-01-05',
  startsOn: '2026-01-05',
  endsOn: '2026-12-31',
  terms: '设备验收合格后三十日内付清货款。',
  parties: [
    { side: 'public', organizationId: BODY },
    {
      side: 'counterparty',
      name: '示例环保设备有限公司',
      scale: 'small',
      contacts: [{ name: '王示例', phone: '13800000000', email: 'wang@example.com' }],
    },
  ],
  milestones: [
    { kind: 'delivery', title: '设备到货', owedBy: 'counterparty', dueOn: '2026-03-20' },
    {
      kind: 'payment',
      title: '验收后付款',
      owedBy: 'public',
      amountYuan: '1280000.00',
      payment: { agreedDays: 30, start: 'acceptance', after: 1, inspectionDays: 10 },
    },
  ],
};

/** One example a command, in the order of the procedure. */
export const CONTRACT_COMMAND_EXAMPLES = {
  'open-determination': {
    ...{ type: 'open-determination', milestoneId: 'm2' },
    findings: '经约谈和专项检查，有支付能力而拒不支付。',
  },
  'submit-for-review': { type: 'submit-for-review' },
  'give-opinion': { type: 'give-opinion', opinion: 'agreed', explanation: '未发现违反法律规定的内容。' },
  'record-signature': { type: 'record-signature', partyId: 'p1', on: '2026-01-05' },
  file: { type: 'file', number: '呼财备〔2026〕17号' },
  'record-performance': {
    ...{ type: 'record-performance', milestoneId: 'm2', on: '2026-04-28', amountYuan: '640000.00' },
    evidenceIds: [EVIDENCE],
  },
  'correct-performance': { type: 'correct-performance', milestoneId: 'm2', reason: '登记到了另一份合同。' },
  'waive-milestone': {
    ...{ type: 'waive-milestone', milestoneId: 'm1', evidenceIds: [EVIDENCE] },
    reason: '双方书面同意不再履行，补充协议已附。',
  },
  'record-acceptance': {
    ...{ type: 'record-acceptance', milestoneId: 'm1', on: '2026-03-25', result: 'qualified' },
    evidenceIds: [EVIDENCE],
  },
  'confirm-amount': {
    ...{ type: 'confirm-amount', milestoneId: 'm2', on: '2026-03-26', amountYuan: '1200000.00' },
    evidenceIds: [EVIDENCE],
  },
  'explain-overdue': {
    ...{ type: 'explain-overdue', milestoneId: 'm2', reasonCode: 'funds-not-arranged' },
    ...{ plannedOn: '2026-06-30', reason: '资金已列入下月用款计划。' },
  },
  amend: {
    ...{ type: 'amend', ground: 'agreement', on: '2026-04-20', evidenceIds: [EVIDENCE] },
    changes: [{ milestoneId: 'm2', dueOn: '2026-06-30' }],
    reason: '双方签订补充协议，付款日顺延。',
  },
  suspend: { type: 'suspend', ground: 'force-majeure', fromOn: '2026-04-01', reason: '洪水淹没施工现场。' },
  resume: { type: 'resume', on: '2026-04-20' },
  'open-succession-review': {
    ...{ type: 'open-succession-review', cause: 'change-of-government', on: '2026-04-01' },
    basis: '市人大〔2026〕3号任免决定',
  },
  'record-negotiation': {
    ...{ type: 'record-negotiation', on: '2026-04-12', posts: ['contract-manager', 'counterparty'] },
    ...{ result: 'goes-on', evidenceIds: [EVIDENCE] },
    agreed: '双方确认合同继续履行，付款日期不变。',
  },
  'review-succession': {
    ...{ type: 'review-succession', finding: 'continues' },
    explanation: '合同继续履行，付款计划已列入本单位预算。',
  },
  'close-out': { type: 'close-out' },
  archive: { type: 'archive' },
  'assign-manager': { type: 'assign-manager', officerId: OFFICER },
  'open-supervision': {
    ...{ type: 'open-supervision', milestoneId: 'm2', form: 'admonitory-talk' },
    reason: '逾期未付，约谈承办单位负责人。',
  },
  'conclude-supervision': {
    ...{ type: 'conclude-supervision', milestoneId: 'm2', result: 'performed', evidenceIds: [EVIDENCE] },
    findings: '款项已于 5 月 20 日付清，银行回单已附。',
  },
  'ask-tolerance': {
    ...{ type: 'ask-tolerance', milestoneId: 'm2', days: 20, ground: 'being-remedied' },
    reason: '财政资金已批复，正在办理支付。',
  },
  'grant-tolerance': { type: 'grant-tolerance', milestoneId: 'm2' },
  'refuse-tolerance': { type: 'refuse-tolerance', milestoneId: 'm2', reason: '此前已经容错一次。' },
  terminate: { type: 'terminate', milestoneId: 'm2', on: '2026-06-01', reason: '供货方已破产，无法履行。' },
  rescind: {
    ...{ type: 'rescind', on: '2026-06-01', by: 'both', evidenceIds: [EVIDENCE] },
    reason: '双方协商一致解除。',
  },
  'record-dispute': { type: 'record-dispute', way: 'litigation', on: '2026-06-10' },
  'settle-dispute': {
    ...{ type: 'settle-dispute', on: '2026-09-10', breachBy: 'public', evidenceIds: [EVIDENCE] },
    result: '法院判决生效，款项已执行到位。',
  },
  'answer-decision-item': {
    ...{ type: 'answer-decision-item', code: 'risk-assessment', isApplicable: true },
    evidenceIds: [EVIDENCE],
    explanation: '风险评估报告，经主管领导同意。',
  },
  'record-check': {
    ...{ type: 'record-check', on: '2026-04-10' },
    items: [
      { code: 'quality', finding: 'satisfactory' },
      { code: 'progress', finding: 'unsatisfactory', remark: '设备到货比计划晚三周。' },
      { code: 'changes', finding: 'not-applicable' },
      { code: 'after-sales', finding: 'not-applicable' },
    ],
    evidenceIds: [EVIDENCE],
  },
  'report-problem': {
    ...{ type: 'report-problem', kind: 'progress', severity: 'major', assignee: 'public' },
    ...{ milestoneId: 'm1', checkItem: 'progress', dueOn: '2026-04-24' },
    what: '设备到货晚于计划，请督促供货方并说明到货日期。',
  },
  'name-handler': { type: 'name-handler', problemId: 'q1', officerId: OFFICER },
  'answer-problem': {
    ...{ type: 'answer-problem', problemId: 'q1', evidenceIds: [EVIDENCE] },
    answer: '设备已于 4 月 20 日到货，到货单已附。',
  },
  'confirm-problem': { type: 'confirm-problem', problemId: 'q1' },
  'return-problem': {
    ...{ type: 'return-problem', problemId: 'q1', dueOn: '2026-05-08' },
    reason: '到货单缺少两台设备的编号。',
  },
  'withdraw-problem': { type: 'withdraw-problem', problemId: 'q1', reason: '与另一份合同的问题重复。' },
  urge: { type: 'urge', dutyId: 'explain-overdue/m2' },
  list: { type: 'list', reason: '逾期超过九十天，挂牌督办。' },
} as const satisfies Readonly<Record<IssuableContractCommand, object>>;
