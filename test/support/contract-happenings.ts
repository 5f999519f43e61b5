import type { CaseEvent } from '../../src/domain/case';
import type { ContractData } from '../../src/domain/contract/events';
import type { JournalNames } from '../../src/domain/contract/journal-voice';
import {
  toCaseId,
  toCommandId,
  toDemandId,
  toEvidenceId,
  toOfficerId,
  type Instant,
} from '../../src/domain/ids';
import type { Actor } from '../../src/domain/officer';
import { body, SYSTEM } from './complaint-city';
import { nmRules } from './complaint-world';
import { riskStep } from './contract-refusals';
import { MONITORED } from './contract-happenings-monitoring';
import { SUCCEEDED } from './contract-happenings-succession';
import { contractWorld, HANDLER, INSPECTOR, MANAGER, payment, REGULATOR, TREASURY } from './contract-world';
import { day, nationalCalendar } from './national-calendar';

export const BODIES: Readonly<Record<string, string>> = {
  zone: '青河高新区管委会',
  'new-zone': '青河新区管委会',
  industry: '青河市工业和信息化局',
  inspectorate: '青河市政府督查室',
};
const { state } = contractWorld({ milestones: [payment('m1', '2026-02-12'), payment('m2', '2026-03-12')] });
export const names: JournalNames = {
  organization: (id) => BODIES[id] ?? id,
  officer: () => '李某',
  party: (partyId) => (partyId === 'b' ? '乙方远航公司' : '甲方'),
  milestones: state.milestones,
  rules: { ...state.rules, decision: { items: [riskStep] } },
};

const at = '2026-02-13T01:00:00.000Z' as Instant;
export const eventBy = (actor: Actor, data: ContractData): CaseEvent<ContractData> => ({
  ...{ sequence: 2, commandId: toCommandId('c'), actor },
  ...{ occurredAt: at, recordedAt: at, data },
});

const evidenceIds = [toEvidenceId('e1')];
const [collected] = contractWorld().events;
if (collected === undefined) throw new Error('nothing was collected');
const m1 = { milestoneId: 'm1' } as const;
const on = day('2026-02-10');
const rung = (name: string, to: string) => ({ rung: name, to, at });

/** What the journal says of every event there is; a new one does not compile without its sentence. */
export const SAID: {
  readonly [Type in ContractData['type']]: readonly [Actor, Extract<ContractData, { type: Type }>, string];
} = {
  'contract-collected': [
    MANAGER,
    collected.data as Extract<ContractData, { type: 'contract-collected' }>,
    '青河高新区管委会合同管理员李某归集合同150100-KFQ-06-2026-000001-0（专人填报），承办单位为青河高新区管委会，共1个履约节点，备案期限自次日起算7个工作日。',
  ],
  'review-requested': [
    MANAGER,
    { type: 'review-requested' },
    '青河高新区管委会合同管理员李某提请合法性审查，合法性审查期限自次日起算5个工作日。',
  ],
  'opinion-given': [
    MANAGER,
    { type: 'opinion-given', opinion: 'disagreed' },
    '青河高新区管委会合同管理员李某出具合法性审查意见：不同意，退回修改。',
  ],
  'decision-item-answered': [
    MANAGER,
    { type: 'decision-item-answered', code: 'risk-assessment', isApplicable: true, evidenceIds },
    '青河高新区管委会合同管理员李某登记决策程序“风险评估”：附材料1份。',
  ],
  'signature-recorded': [
    MANAGER,
    { type: 'signature-recorded', partyId: 'b', on },
    '青河高新区管委会合同管理员李某登记乙方远航公司于2026年2月10日签署；全体签署后合同生效，备案和各节点开始计时。',
  ],
  'contract-filed': [
    REGULATOR,
    { type: 'contract-filed', number: 'BA-2026-0001', on },
    '青河市工业和信息化局科室负责人李某准予备案，备案号BA-2026-0001。',
  ],
  'performance-recorded': [
    MANAGER,
    {
      ...{ type: 'performance-recorded', ...m1, on, evidenceIds },
      ...{ amountFen: 40_000_00, thousandths: 12_500, completes: true },
    },
    '青河高新区管委会合同管理员李某登记第1个节点（付款）于2026年2月10日履行：金额40,000.00元，数量12.5，该节点履行完毕。',
  ],
  'performance-corrected': [
    MANAGER,
    { type: 'performance-corrected', ...m1 },
    '青河高新区管委会合同管理员李某更正第1个节点（付款）的履行记录，原登记的履行不再计入；约定日期已过的，仍为逾期。',
  ],
  'milestone-waived': [
    MANAGER,
    { type: 'milestone-waived', ...m1, evidenceIds },
    '青河高新区管委会合同管理员李某登记双方免除第1个节点（付款）的履行，该节点不再提醒和督查。',
  ],
  'acceptance-recorded': [
    MANAGER,
    { type: 'acceptance-recorded', ...m1, on, evidenceIds, result: 'qualified', conduct: 'put-off' },
    '青河高新区管委会合同管理员李某登记第1个节点（付款）于2026年2月10日验收，结论：合格；采购方拖延验收；以验收为条件的付款期限随之计算。',
  ],
  'amount-confirmed': [
    MANAGER,
    { type: 'amount-confirmed', ...m1, on, evidenceIds, amountFen: 90_000_00 },
    '青河高新区管委会合同管理员李某登记双方于2026年2月10日确认第1个节点（付款）的结算金额为90,000.00元，付款期限自次日起计算。',
  ],
  'payment-reported': [
    TREASURY,
    {
      ...{ type: 'payment-reported', paymentId: 'f1', number: 'ZF-1', paidOn: on, amountFen: 40_000_00 },
      ...{ payer: 'public', payee: 'party', reverses: null, milestoneId: null },
      ...{ shares: [{ ...m1, amountFen: 30_000_00 }], unplacedFen: 10_000_00, issue: 'nothing-owed' },
    },
    '青河高新区管委会办公系统“treasury”报来支付ZF-1：2026年2月10日支付40,000.00元，计入第1个节点（付款）30,000.00元；10,000.00元待核对：超出尚欠的金额。',
  ],
  'payment-placed': [
    MANAGER,
    {
      ...{ type: 'payment-placed', paymentId: 'f1', number: 'ZF-1', ...m1 },
      ...{ shares: [{ ...m1, amountFen: 40_000_00 }], unplacedFen: 0, issue: null },
    },
    '青河高新区管委会合同管理员李某匹配支付ZF-1：计入第1个节点（付款）40,000.00元。',
  ],
  'payment-disowned': [
    MANAGER,
    { type: 'payment-disowned', paymentId: 'f1', number: 'ZF-1', amountFen: 40_000_00 },
    '青河高新区管委会合同管理员李某标明支付ZF-1（40,000.00元）不属于本合同，不计入任何节点。',
  ],
  'overdue-explained': [
    MANAGER,
    { type: 'overdue-explained', ...m1, reasonCode: 'change-of-government', plannedOn: day('2026-03-20') },
    '青河高新区管委会合同管理员李某就第1个节点（付款）提交未履约原因：换届、机构调整或者人员变动（不是不履约的理由）；计划于2026年3月20日前履行，约定日期不变。',
  ],
  'contract-amended': [
    MANAGER,
    {
      ...{ type: 'contract-amended', ground: 'quantity-change', on, evidenceIds, amendmentId: 'c' },
      changes: [
        { ...m1, dueOn: day('2026-03-12'), amountFen: 90_000_00, quantity: null, isDropped: false },
        { milestoneId: 'm2', dueOn: null, amountFen: null, quantity: null, isDropped: true },
      ],
    },
    '青河高新区管委会合同管理员李某登记双方于2026年2月10日变更合同，事由：工程量、采购量变更；第1个节点（付款）约定日期改为2026年3月12日、金额改为90,000.00元；第2个节点（付款）不再履行。',
  ],
  'performance-suspended': [
    MANAGER,
    { type: 'performance-suspended', ground: 'force-majeure', fromOn: on },
    '青河高新区管委会合同管理员李某登记自2026年2月10日起中止履行，原因：不可抗力；各项期限暂停计算（批示办理除外），期间不再提醒。',
  ],
  'performance-resumed': [
    MANAGER,
    { type: 'performance-resumed', on },
    '青河高新区管委会合同管理员李某登记自2026年2月10日起恢复履行，各项期限按剩余时间继续计算。',
  ],
  'supervision-opened': [
    INSPECTOR,
    { type: 'supervision-opened', ...m1, form: 'admonitory-talk' },
    '青河市政府督查室督查人员李某对第1个节点（付款）开展督查，方式：约谈。',
  ],
  'supervision-concluded': [
    HANDLER,
    { type: 'supervision-concluded', ...m1, result: 'performed', evidenceIds },
    '青河市工业和信息化局承办人李某对第1个节点（付款）形成督查结果：督查后已履行；该节点履行完毕，不列入信用记录。',
  ],
  'tolerance-asked': [
    MANAGER,
    { type: 'tolerance-asked', ...m1, days: 20, ground: 'being-remedied', askedBy: null },
    '青河高新区管委会合同管理员李某就第1个节点（付款）申请容错20日，理由：正在积极整改；须由第二人审批。',
  ],
  'tolerance-granted': [
    REGULATOR,
    { type: 'tolerance-granted', ...m1, days: 20 },
    '青河市工业和信息化局科室负责人李某准予第1个节点（付款）容错20日，督查期限相应推迟；约定日期、利息和逾期天数不变。',
  ],
  'tolerance-refused': [
    REGULATOR,
    { type: 'tolerance-refused', ...m1 },
    '青河市工业和信息化局科室负责人李某不予第1个节点（付款）容错，督查期限不变。',
  ],
  'contract-terminated': [
    MANAGER,
    { type: 'contract-terminated', ...m1, on },
    '青河高新区管委会合同管理员李某登记合同经督查确认无法履行，于2026年2月10日终止，转入终止库，应及时处理争议（文件未规定具体时限，内部目标自次日起算180日）。',
  ],
  'contract-rescinded': [
    MANAGER,
    { type: 'contract-rescinded', on, by: 'counterparty', evidenceIds },
    '青河高新区管委会合同管理员李某登记合同由合同相对方于2026年2月10日解除，转入终止库，应及时处理争议（文件未规定具体时限，内部目标自次日起算180日）。',
  ],
  'dispute-recorded': [
    MANAGER,
    { type: 'dispute-recorded', way: 'litigation', on },
    '青河高新区管委会合同管理员李某登记争议于2026年2月10日进入诉讼。',
  ],
  'dispute-settled': [
    MANAGER,
    { type: 'dispute-settled', on, breachBy: 'public', evidenceIds },
    '青河高新区管委会合同管理员李某登记争议于2026年2月10日处理完毕，违约方：行政机关一方，销号期限自次日起算10个工作日。',
  ],
  ...MONITORED,
  'contract-closed-out': [
    MANAGER,
    { type: 'contract-closed-out', on },
    '青河高新区管委会合同管理员李某于2026年2月10日对合同销号，其他未了的期限不再计算，归档期限自次日起算30日。',
  ],
  'contract-archived': [MANAGER, { type: 'contract-archived' }, '青河高新区管委会合同管理员李某将合同归档。'],
  'manager-assigned': [
    MANAGER,
    { type: 'manager-assigned', officerId: toOfficerId('o') },
    '青河高新区管委会合同管理员李某指定李某为合同管理员，履约提醒今后发给该管理员。',
  ],
  ...SUCCEEDED,
  'contract-urged': [
    INSPECTOR,
    { type: 'contract-urged', dutyId: 'explain-overdue/m1' },
    '青河市政府督查室督查人员李某催办“提交未履约原因·第1个节点（付款）”，期限不变。',
  ],
  'contract-listed': [
    INSPECTOR,
    { type: 'contract-listed' },
    '青河市政府督查室督查人员李某对本合同挂牌督办，期限不变。',
  ],
  'notice-undelivered': [
    SYSTEM,
    {
      ...{ type: 'notice-undelivered', notificationId: 'n', notice: 'milestone-reminder', reason: 'refused' },
      unreached: { type: 'contract-contact', partyId: 'b', contactId: 'b1' },
    },
    '发给乙方远航公司的联系人的“履约提醒”通知没有送达（对方邮件系统拒收），请合同管理员改用其他方式告知并更正联系方式；期限不变。',
  ],
  'calendar-changed': [
    SYSTEM,
    { type: 'calendar-changed', calendar: { ...nationalCalendar, version: 'cn-2027' } },
    '节假日安排更新（cn-2027），未办结事项的到期日重新计算；已办结事项和合同约定的日期不变。',
  ],
  'determination-opened': [
    REGULATOR,
    {
      ...{ type: 'determination-opened', ...m1, number: 'TS150100-2026-000009', rules: nmRules },
      ...{ determinationId: toCaseId('c9'), demandId: toDemandId('d1'), determining: body('industry') },
      calendar: nationalCalendar,
    },
    '青河市工业和信息化局科室负责人李某就第1个节点（付款）启动违约认定TS150100-2026-000009，由青河市工业和信息化局认定；认定办结之前不销号、不列入信用记录。',
  ],
  'determination-answered': [
    SYSTEM,
    { type: 'determination-answered', determinationId: toCaseId('c9'), outcome: 'rectified' },
    '认定办结，结果：已整改到位，不列入信用记录。',
  ],
  'complaint-told': [
    SYSTEM,
    { type: 'complaint-told', complaintId: toCaseId('c8'), number: 'TS20260000008', outcome: null },
    '投诉TS20260000008涉及本合同，正在办理；办结之前不销号、不归档。',
  ],
  'complaint-answered': [
    SYSTEM,
    {
      type: 'complaint-answered',
      complaintId: toCaseId('c8'),
      number: 'TS20260000008',
      outcome: 'rectified',
    },
    '涉及本合同的投诉TS20260000008已办结，结果：已整改到位。',
  ],
  'complaint-unlinked': [
    SYSTEM,
    { type: 'complaint-unlinked', complaintId: toCaseId('c8'), number: 'TS20260000008' },
    '经核对，投诉TS20260000008与本合同无关，已解除关联。',
  ],
  'rungs-reached': [
    SYSTEM,
    {
      ...{ type: 'rungs-reached', dutyId: 'perform/m1', revision: 0 },
      rungs: [rung('week-before', 'parties'), rung('due-day', 'parties')],
    },
    '“履行合同节点·第1个节点（付款）”到达前一周提醒（送双方联系人和承办单位合同管理员）、当日提醒（送双方联系人和承办单位合同管理员）节点，一并记录，只发送最高一级。',
  ],
  'duty-lapsed': [
    SYSTEM,
    { type: 'duty-lapsed', dutyId: 'perform/m1' },
    '“履行合同节点·第1个节点（付款）”逾期未履行，列入逾期执行库，提交未履约原因期限自次日起算5个工作日，督查并形成结果期限自次日起算20个工作日。',
  ],
};
