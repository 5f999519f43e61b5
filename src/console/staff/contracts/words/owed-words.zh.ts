import type { PaymentFinding } from '../../../../domain/contract/payment-limit';

/** What is wrong with the contract's own words on a payment, as the server tells it. */
interface Finding {
  readonly type: PaymentFinding['type'];
  readonly sentence: string;
  /** That count instead. */
  readonly days: number | null;
}

/** What the page of a contract says of payments by law and of arrears. */
export const chineseOwedWords = {
  term: '付款期限',
  agreedDays: (days: number) => `约定 ${days} 日`,
  agreedOn: (day: string) => `约定日期 ${day}`,
  noneAgreed: '没有约定付款期限',
  inspection: (days: number) => `检验、验收期限 ${days} 日`,
  notStarted: '尚未起算',
  finding: ({ sentence }: Finding, _agreedDays: number | null) => sentence,
  counted: (start: string, days: number, due: string) => `${start}（当日不计入）起 ${days} 日，${due}到期`,
  why: '为什么是这一天',
  basis: (document: string, article: string) => `${document} ${article}`,
  acceptance: (day: string, result: string, conduct: string) => `${day} 验收：${result}；${conduct}`,
  amountConfirmed: (day: string) => `${day} 双方确认结算金额`,
  paid: (day: string, amount: string) => `${day} 支付 ${amount}`,
  arrears: '逾期付款与利息',
  debt: (title: string, due: string, days: number) => `${title}：${due}到期，逾期 ${days} 天`,
  balance: '尚欠',
  interest: '逾期利息',
  total: '逾期利息合计',
  dailyRate: (perMyriad: number) => `每日万分之${perMyriad}`,
  yearlyRate: (percent: string, days: number) => `年利率 ${percent}%（按 ${days} 日折算）`,
  rate: (rate: string, source: string) => `${rate}；${source}`,
  noRate: '没有约定逾期利率，条例也不适用，不计算利息。',
  spans: '利息逐段计算',
  collect: {
    start: '付款期限起算',
    startHelp: '写有起算的，到期日依法计算；只写日期的，以日期为准，但不得超过法定的最长期限。',
    after: '以哪个节点的交付、验收起算',
    afterHelp: '留空的，以全部交付或者这个付款节点自己的验收记录为准。',
    agreedDays: '约定多少日内支付',
    inspectionDays: '检验、验收期限（日）',
  },
  listTitle: '拖欠账款',
  onlySmall: '只看欠中小企业的',
  dueBefore: '到期不晚于',
  sum: (contracts: number, amount: string) => `共 ${contracts} 份合同，逾期未付 ${amount}`,
  byBody: '按承办单位合计',
  small: '中小企业',
  columns: {
    contract: '合同与款项',
    due: '到期',
    balance: '尚欠',
    interest: '逾期利息',
    counterparties: '收款方',
    undertaking: '承办单位',
    contracts: '合同份数',
  },
  export: '导出 Excel',
  table: [
    ...['合同编码', '合同名称', '款项', '承办单位', '收款方', '收款方为中小企业', '到期日', '逾期天数'],
    ...['应付（元）', '已付（元）', '尚欠（元）', '逾期利息（元）'],
  ],
  yesNo: { yes: '是', no: '否' },
  disclosure: {
    title: '年度公开',
    basis:
      '国务院令第802号第十八条：机关、事业单位应当于每年3月31日以前，将上一年度逾期尚未支付中小企业款项的合同数量、金额等信息向社会公开。',
    year: '年度',
    asOf: (day: string) => `截至${day}逾期尚未支付中小企业的款项。`,
    publishBy: (day: string) => `应当在${day}以前公开。`,
    none: '没有逾期尚未支付中小企业的款项。',
    owedYuan: '逾期未付（元）',
    total: '合计',
    fileName: (year: number) => `${year}年度逾期未付中小企业款项`,
    back: '返回拖欠账款',
  },
  empty: '没有拖欠的账款',
  emptyHelp: '政府一方的付款过了到期日还没有付清的，会出现在这里。',
  span: { from: '从', to: '到', days: '天数', balance: '欠款' },
} as const;
