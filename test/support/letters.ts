import type { LetterKind } from '../../src/domain/complaint/complaint';
import type { PlainDate } from '../../src/domain/ids';
import type { LetterContent, LetterOf } from '../../src/domain/letter';

const on = (text: string): PlainDate => text as PlainDate;

const common = {
  issuerName: '青河市发展和改革委员会',
  addresseeName: '投诉人',
  caseNumber: 'TS-150100-2026-000042',
  issuedOn: on('2026-11-25'),
  legalBasis: [
    '《内蒙古自治区关于完善政府诚信履约机制优化民营经济发展环境的实施方案》（内发改财金字〔2023〕1444号）二（一）3',
    '《优化营商环境条例》第三十一条',
  ],
  paragraphs: [],
  contact: '信用建设科，0471-0000000',
};

const demands = [
  { summary: '支付园区道路工程尾款', amountFen: 123_456_789, dueOn: on('2026-12-25') },
  { summary: '兑现招商引资协议第五条约定的奖补资金', amountFen: 50_000_000, dueOn: on('2027-01-10') },
];

const letters: { readonly [Kind in LetterKind]: LetterOf<Kind> } = {
  'acceptance-notice': {
    ...common,
    kind: 'acceptance-notice',
    receivedOn: on('2026-11-23'),
    respondentName: '青河市住房和城乡建设局',
  },
  'rejection-notice': {
    ...common,
    kind: 'rejection-notice',
    receivedOn: on('2026-11-23'),
    reason: '该事项已经人民法院受理，正在审理中，属于已进入诉讼程序的情形。',
    elsewhere: '请通过已经进行的诉讼程序主张权利；判决生效后拒不履行的，可以申请强制执行。',
  },
  'supplement-notice': {
    ...common,
    kind: 'supplement-notice',
    receivedOn: on('2026-11-23'),
    items: ['合同文本或者能够证明合同关系的材料；', '付款节点已经届满的证明材料。'],
    dueOn: on('2026-12-09'),
  },
  'transfer-letter': {
    ...common,
    kind: 'transfer-letter',
    addresseeName: '青河市人民政府',
    respondentName: '青河市住房和城乡建设局',
    demands,
    verifyBy: on('2026-12-02'),
    verifyWorkingDays: 5,
  },
  'rectification-order': {
    ...common,
    kind: 'rectification-order',
    addresseeName: '青河市住房和城乡建设局',
    demands,
    findings: '工程已于2025年6月30日竣工验收合格，结算审核已经完成，尾款至今未付（见附卷材料）。',
  },
  'determination-notice': {
    ...common,
    kind: 'determination-notice',
    addresseeName: '青河市住房和城乡建设局',
    demands,
    ground: 'successor-repudiation',
    findings: '你单位书面答复称：“因机构调整、人员变动，原协议由前任领导签订，现任班子不予认可。”',
    defenceWorkingDays: 5,
  },
  'determination-document': {
    ...common,
    kind: 'determination-document',
    addresseeName: '青河市住房和城乡建设局',
    respondentName: '青河市住房和城乡建设局',
    demands,
    ground: 'overdue',
    findings: '限期整改通知书于2026年10月9日送达，整改期限于2026年11月9日届满，欠付款项仍未支付。',
    defence: '该单位提出财政资金紧张。经审查，财政资金紧张不属于正当理由，不予采纳。',
    reviewWorkingDays: 10,
    reviewBodyName: '内蒙古自治区发展和改革委员会',
    paragraphs: ['特此认定。'],
  },
  reply: {
    ...common,
    kind: 'reply',
    receivedOn: on('2026-11-23'),
    result: '经核实，欠付的工程款已于2026年11月20日付清，有银行回单为证，整改已经完成。',
    reviewWorkingDays: 10,
    reviewBodyName: '内蒙古自治区发展和改革委员会',
  },
};

export const letterKinds = Object.keys(letters) as LetterKind[];

/** A complete letter of any kind, with whatever a test wants otherwise. */
export function aLetter(kind: LetterKind, differing: Partial<LetterContent> = {}): LetterContent {
  return { ...letters[kind], ...differing } as LetterContent;
}
