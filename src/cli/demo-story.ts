import type { ComplaintView } from '../http/complaint-view';

/** One step of the demonstration: who does what, or until which deadline everybody waits. */
export type DemoStep =
  | {
      readonly type: 'act';
      readonly heading: string;
      readonly as: string;
      readonly command: (seen: ComplaintView, today: DaysFrom) => object;
    }
  | {
      readonly type: 'wait';
      readonly heading: string;
      /** The deadline that runs out. */
      readonly duty: ComplaintView['deadlines'][number]['duty'];
      readonly meanwhile: string;
    };

/** The day so many days after today, in case time. */
export type DaysFrom = (days: number) => string;

const act = (
  heading: string,
  as: string,
  command: Extract<DemoStep, { type: 'act' }>['command'],
): DemoStep => ({ type: 'act', heading, as, command });

const signs = (heading: string, as: string): DemoStep =>
  act(heading, as, ({ approval }) => ({ type: 'approve', approvalId: approval?.approvalId ?? '' }));

const serves = (heading: string, letterKind: string, party: string): DemoStep =>
  act(heading, 'housing.handler', (_seen, today) => ({
    type: 'serve',
    letterKind,
    party,
    method: 'electronic',
    on: today(0),
  }));

const all = ({ demands }: ComplaintView): readonly string[] => demands.map(({ demandId }) => demandId);

const rectifyWithinDays = 14;

export const DEMO_FILING = {
  respondentOrganizationId: 'birch-works',
  field: 'government-investment',
  title: '口袋公园施工合同尾款未付',
  narrative: '工程去年十月验收合格，合同约定验收后九十日内付清尾款，催要五次没有结果。',
  contract: { name: '口袋公园建设工程施工合同', number: 'BHYL-2025-118' },
  demands: [{ kind: 'payment', amountYuan: '368000.00' }],
  identity: {
    mode: 'sealed',
    name: '朔原小径园林工程有限公司',
    contactPerson: '景明',
    phone: '13900004120',
    email: 'xiaojing@company.example',
  },
};

/** From acceptance to a determined breach, where nobody pays: the longest way a complaint can go. */
export const DEMO_STEPS: readonly DemoStep[] = [
  act('受理部门受理', 'credit.registrar', () => ({ type: 'accept', remark: '材料齐全，属于受理范围。' })),
  act('转交被投诉主体的主管部门', 'credit.registrar', () => ({
    type: 'transfer',
    verifyingOrganizationId: 'birch-housing',
  })),
  act('核实认定部门签收', 'housing.clerk', () => ({ type: 'sign-in' })),
  act('通知被投诉主体（不透露投诉人）', 'housing.handler', () => ({
    type: 'notify-respondent',
    disclose: ['demand-kinds', 'field', 'region'],
    notice: '请说明合同履行情况，并附付款凭证。',
  })),
  act('被投诉主体答复', 'works.liaison', () => ({ type: 'answer', answer: '情况属实，资金尚未安排。' })),
  act('核实结论：属实', 'housing.handler', (seen) => ({
    type: 'conclude',
    items: all(seen).map((demandId) => ({ demandId, conclusion: 'substantiated' })),
    findings: '验收合格，付款期限已过，尾款未付。',
  })),
  act('承办人提出限期整改', 'housing.handler', (seen, today) => ({
    type: 'order-rectification',
    items: all(seen).map((demandId) => ({ demandId, dueOn: today(rectifyWithinDays) })),
    requirement: '在限期内付清尾款，并报送凭证。',
  })),
  signs('科室负责人同意（一支笔不能定）', 'housing.head'),
  signs('签发人签发限期整改通知', 'housing.issuer'),
  serves('限期整改通知送达', 'rectification-order', 'respondent'),
  act('被投诉主体报告进展', 'works.liaison', (seen) => ({
    type: 'report-progress',
    demandId: all(seen)[0],
    percent: 30,
    progress: '已列入下月用款计划。',
  })),
  {
    type: 'wait',
    heading: '整改期限届满',
    duty: 'rectify',
    meanwhile: '到期前逐级提醒；到期没有完成，案件自己转入认定',
  },
  act('提出拟认定', 'housing.handler', (seen) => ({
    type: 'propose-determination',
    demandIds: all(seen),
    ground: 'overdue',
    facts: '限期整改通知已经送达，期满没有付款。',
    reasoning: '没有正当理由，属于逾期未完成整改。',
  })),
  serves('拟认定告知书送达', 'determination-notice', 'respondent'),
  {
    type: 'wait',
    heading: '陈述申辩期限届满',
    duty: 'defend',
    meanwhile: '被投诉主体可以陈述申辩；期满没有提出，可以提请认定',
  },
  act('提请认定', 'housing.handler', () => ({ type: 'determine', reasoning: '事实清楚，情形成立。' })),
  signs('科室负责人同意', 'housing.head'),
  signs('法制审核', 'housing.legal'),
  signs('签发认定文书', 'housing.issuer'),
  serves('认定文书送达被投诉主体', 'determination-document', 'respondent'),
  serves('认定结果报送受理部门', 'determination-document', 'accepting'),
  serves('认定文书送达投诉人', 'determination-document', 'complainant'),
  act('投诉人凭查询凭证评价', 'complainant', () => ({ type: 'rate', score: 4, comment: '终于有了说法。' })),
];
