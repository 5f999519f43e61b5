import type { IssuableCommandType } from '../wire/complaint-command.wire';

const DEMAND = '6f1d2c1e-9d0b-4b44-8f0a-2f6f5a1c7d11';
const EVIDENCE = 'b7c9a0de-5c53-4d4e-9b6d-0d4a3f2e1c22';
const BODY = '0b7a3c1e-5d0f-4f6e-9a43-2f1c8b7d6e5a';
const OFFICER = '3e0f7a55-1f2b-4c3d-8e9f-5a6b7c8d9e0f';

/** A filing as the documentation shows it: nobody real. */
export const FILING_EXAMPLE = {
  kind: 'complaint',
  respondentOrganizationId: BODY,
  field: 'government-procurement',
  title: '设备采购合同验收合格后逾期未付尾款',
  narrative: '设备已于 2025 年 9 月验收合格，合同约定验收后 30 日内支付尾款，至今未付，多次催要无果。',
  contract: { name: '设备采购合同', number: 'CG-2025-017' },
  demands: [{ kind: 'payment', amountYuan: '128000.00' }],
  identity: { mode: 'sealed', name: '示例科技有限公司', contactPerson: '王示例', phone: '13800000000' },
  evidenceIds: [],
};

export const CHANNEL_EXAMPLE = {
  items: [
    {
      ...FILING_EXAMPLE,
      externalNumber: '12345-20260105-0001',
      occurredAt: '2026-01-05T10:30:00+08:00',
      handling: 'driven',
    },
  ],
};

/** One example a command, in the order of the procedure. */
export const COMMAND_EXAMPLES = {
  'request-supplement': {
    type: 'request-supplement',
    itemCodes: ['contract'],
    explanation: '请补充合同原件的扫描件。',
  },
  accept: { type: 'accept' },
  reject: { type: 'reject', reasonCode: 'R02', explanation: '该事项已进入诉讼程序，请依判决主张权利。' },
  transfer: { type: 'transfer', verifyingOrganizationId: BODY },
  assign: { type: 'assign', party: 'verifying', officerId: OFFICER },
  redirect: { type: 'redirect', acceptingOrganizationId: BODY, reason: '被投诉主体在其他盟市。' },
  'split-by-respondent': {
    type: 'split-by-respondent',
    respondents: [
      { organizationId: BODY, part: 'lead' },
      { organizationId: '9c1d7e3a-2b4f-4a6c-8d0e-1f2a3b4c5d6e', part: 'assisting' },
    ],
    reason: '两个单位共同签订合同。',
  },
  'correct-clerical': {
    type: 'correct-clerical',
    demandId: DEMAND,
    amountYuan: '128500.00',
    reason: '登记时抄错金额。',
  },
  'confirm-settlement': {
    type: 'confirm-settlement',
    instalments: [{ dueOn: '2026-03-31', amountYuan: '64000.00' }],
    remark: '已电话核实，双方自愿。',
  },
  'record-instalment': { type: 'record-instalment', instalmentId: '1', paid: true },
  'record-follow-up': { type: 'record-follow-up', result: 'satisfied' },
  'hand-over-for-recusal': {
    type: 'hand-over-for-recusal',
    party: 'accepting',
    toOrganizationId: BODY,
    reason: '本部门与本件有利害关系。',
  },
  'sign-in': { type: 'sign-in' },
  return: { type: 'return', rightOrganizationId: BODY, reason: '该事项由住房城乡建设部门主管。' },
  'notify-respondent': {
    type: 'notify-respondent',
    disclose: ['demand-kinds', 'field'],
    notice: '有经营主体反映你单位拖欠货款，请说明情况。',
  },
  ask: { type: 'ask', party: 'respondent', question: '验收单是否已经签署？' },
  'record-contact-attempt': {
    type: 'record-contact-attempt',
    on: '2026-01-12',
    method: 'phone',
    reached: false,
  },
  conclude: {
    type: 'conclude',
    items: [{ demandId: DEMAND, conclusion: 'substantiated' }],
    findings: '验收单、发票和付款记录证明尾款确未支付。',
  },
  explain: {
    type: 'explain',
    method: 'electronic',
    on: '2026-01-20',
    explanation: '经核实，您反映的情况不属实，理由如下……',
  },
  'order-rectification': {
    type: 'order-rectification',
    items: [{ demandId: DEMAND, dueOn: '2026-02-27' }],
    requirement: '于期限前付清尾款，并报送付款凭证。',
  },
  'confirm-rectification': { type: 'confirm-rectification', demandId: DEMAND },
  'refuse-completion': { type: 'refuse-completion', demandId: DEMAND, reason: '付款凭证金额与尾款不符。' },
  'judge-justification': {
    type: 'judge-justification',
    claimId: '7d2f…',
    accepted: true,
    newDueOn: '2026-03-20',
    reason: '暴雪致道路中断属实。',
  },
  'propose-determination': {
    type: 'propose-determination',
    demandIds: [DEMAND],
    ground: 'overdue',
    facts: '整改期限届满，尾款仍未支付。',
    reasoning: '逾期未完成整改且无正当理由。',
  },
  'withdraw-proposal': {
    type: 'withdraw-proposal',
    reason: '陈述申辩提出的不可抗力证据属实，宜另行审查正当理由。',
  },
  'record-defence': {
    ...{ type: 'record-defence', on: '2026-03-09', asksHearing: true, evidenceIds: [EVIDENCE] },
    defence: '我公司称，延期系上游供货所致，并要求听证。',
  },
  'hold-hearing': {
    ...{ type: 'hold-hearing', on: '2026-03-16', evidenceIds: [EVIDENCE] },
    minutes: '企业代表到场陈述，未提交新的证据。',
  },
  'hear-defence': { type: 'hear-defence', record: '对方称资金紧张。', finding: '资金紧张不构成正当理由。' },
  determine: { type: 'determine', reasoning: '事实清楚，证据充分，申辩理由不能成立。' },
  serve: {
    type: 'serve',
    letterKind: 'determination-notice',
    party: 'respondent',
    method: 'direct',
    on: '2026-03-02',
    receiptEvidenceId: EVIDENCE,
  },
  'record-performance': { type: 'record-performance', demandId: DEMAND, on: '2026-04-10' },
  'correct-determination': {
    type: 'correct-determination',
    correction: '文书第二页金额更正为 128000.00 元。',
  },
  'revoke-determination': { type: 'revoke-determination', reason: '新证据证明款项已于期限前支付。' },
  'publish-determination': {
    type: 'publish-determination',
    secrecy: 'full',
    promise: '采购合同约定，设备验收合格后支付货款。',
    publicFinding: '设备已经验收合格，货款逾期未付；限期整改通知送达后仍未支付，且没有正当理由。',
    secrecyReview: '拟公示内容不涉及国家秘密、商业秘密和个人隐私，也不能据以认出投诉人。',
  },
  'withdraw-publication': {
    type: 'withdraw-publication',
    ground: 'trade-secret',
    reason: '承诺事项写有对方的工艺参数，公示前没有发现。',
  },
  'decide-review': { type: 'decide-review', result: 'upheld', reason: '原核实结论事实清楚。' },
  answer: { type: 'answer', evidenceIds: [], answer: '货款确未支付，原因是……' },
  'report-progress': {
    type: 'report-progress',
    demandId: DEMAND,
    percent: 50,
    evidenceIds: [],
    progress: '已支付一半。',
  },
  'claim-justification': {
    type: 'claim-justification',
    demandId: DEMAND,
    ground: 'natural-disaster',
    evidenceIds: [EVIDENCE],
    reason: '暴雪致道路中断，无法按期交付。',
  },
  'declare-refusal': {
    type: 'declare-refusal',
    demandIds: [DEMAND],
    kind: 'successor-repudiation',
    excuse: 'leadership-change',
    sealedEvidenceId: EVIDENCE,
    declaration: '前任负责人签订的合同，本届不予履行。',
  },
  defend: { type: 'defend', evidenceIds: [], defence: '我单位认为……' },
  'name-right-body': { type: 'name-right-body', rightOrganizationId: BODY, reason: '职责已划转。' },
  'supply-supplement': {
    type: 'supply-supplement',
    evidenceIds: [EVIDENCE],
    explanation: '补充合同扫描件。',
  },
  'add-evidence': { type: 'add-evidence', evidenceIds: [EVIDENCE] },
  reply: { type: 'reply', questionId: '5c1e…', evidenceIds: [], reply: '验收单于 9 月 12 日签署。' },
  'agree-to-be-named': { type: 'agree-to-be-named' },
  withdraw: { type: 'withdraw' },
  settle: { type: 'settle', terms: '对方分两期付清尾款。' },
  rate: { type: 'rate', score: 5 },
  'request-review': { type: 'request-review', reason: '核实没有采信我方提交的验收单。' },
  'call-off-agent': { type: 'call-off-agent' },
  approve: { type: 'approve', approvalId: '2a9c…', opinion: '同意。' },
  'return-for-revision': { type: 'return-for-revision', approvalId: '2a9c…', reason: '请补充付款记录。' },
  urge: { type: 'urge', dutyId: 'verify', message: '请按期完成核实。' },
  'link-duplicate': {
    type: 'link-duplicate',
    leadingNumber: 'TS20260000012',
    reason: '同一企业就同一合同同一笔款项，先后经信用门户和12345热线投诉。',
  },
  'unlink-duplicate': { type: 'unlink-duplicate', reason: '经核对，两件涉及不同的合同。' },
  'link-contract': {
    type: 'link-contract',
    contractCode: '150100-CSXQ-01-2026-000012',
    reason: '投诉人提交的合同首页编号与该合同一致。',
  },
  'unlink-contract': { type: 'unlink-contract', reason: '经核对，投诉所指是同一企业的另一份合同。' },
  list: { type: 'list', reason: '涉及金额较大，社会关注。' },
  'appoint-verifier': {
    type: 'appoint-verifier',
    verifyingOrganizationId: BODY,
    reason: '两部门均称不属本单位职责。',
  },
  'grant-extension': { type: 'grant-extension', dutyId: 'verify', reason: '需要委托鉴定。' },
  suspend: {
    type: 'suspend',
    ground: 'court-proceedings',
    fromOn: '2026-02-02',
    reason: '同一事项法院已立案。',
  },
  resume: { type: 'resume', on: '2026-03-02', reason: '判决已生效。' },
  discontinue: { type: 'discontinue', ground: 'court-proceedings', reason: '判决已就同一事项作出处理。' },
  'record-instruction': {
    type: 'record-instruction',
    dueOn: '2026-02-10',
    leader: '市领导',
    content: '请尽快核实并报告结果。',
  },
  'answer-instruction': { type: 'answer-instruction', instructionId: '9b0e…', answer: '已核实，情况如下……' },
  reassign: { type: 'reassign', party: 'verifying', toOrganizationId: BODY, reason: '原单位职责调整。' },
} as const satisfies Record<
  IssuableCommandType,
  { readonly type: string; readonly [field: string]: unknown }
>;
