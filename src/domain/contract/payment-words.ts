import type { PaymentIssue } from './fed-payment';
import type { InterestRate } from './overdue-interest';
import type { PaymentFinding, PaymentStart } from './payment-limit';
import type { AcceptanceResult, BuyerConduct, InterestBasis } from './payment-term';

/** What people call each code of a payment by law. */
export const ACCEPTANCE_RESULT_LABELS = {
  qualified: '合格',
  'qualified-with-defects': '合格，有需整改的问题',
  unqualified: '不合格',
} as const satisfies Record<AcceptanceResult, string>;

export const BUYER_CONDUCT_LABELS = {
  'in-time': '采购方按期组织验收',
  'put-off': '采购方拖延验收',
  obstructed: '采购方无故拒绝验收',
} as const satisfies Record<BuyerConduct, string>;

export const PAYMENT_START_LABELS = {
  delivery: '自交付之日起',
  'amount-confirmed': '自双方确认结算金额之日起',
  acceptance: '自检验、验收合格之日起',
} as const satisfies Record<PaymentStart, string>;

export const INTEREST_BASIS_LABELS = {
  regulation: '保障中小企业款项支付条例第十七条',
  'construction-price': '建设工程价款（施工合同司法解释（一）第二十六条）',
} as const satisfies Record<InterestBasis, string>;

export const RATE_SOURCE_LABELS = {
  agreed: '合同约定的利率',
  'lpr-at-signing': '合同订立时一年期贷款市场报价利率',
  statutory: '没有约定，按国务院令第802号第十七条',
} as const satisfies Record<InterestRate['source'], string>;

const PERCENT = 100;

/** 每日万分之五 · 年利率3.45%（按365日折算） */
export function rateWords({ perMyriad, per }: InterestRate): string {
  return per === 'day'
    ? `每日万分之${perMyriad}`
    : `年利率${(perMyriad / PERCENT).toFixed(2)}%（按${per}日折算）`;
}

export const PAYMENT_FINDING_LABELS = {
  'agreed-too-long': '约定过长',
  'no-term-agreed': '没有约定期限',
  'inspection-period-missing': '没有约定验收期限',
} as const satisfies Record<PaymentFinding['type'], string>;

/** What is wrong with a payment that a payment system has told of. */
export const PAYMENT_ISSUE_LABELS = {
  'contract-unknown': '找不到对应的合同',
  'contract-not-in-force': '合同不在履行中',
  'payee-differs': '收款人不是合同相对方',
  'milestone-not-payable': '指明的节点不是付款节点',
  'nothing-owed': '超出尚欠的金额',
  'recorded-otherwise': '少于人工登记的金额',
  'reversal-alone': '被冲正的支付没有报来',
  'reversal-too-large': '冲正金额超过原支付',
} as const satisfies Record<PaymentIssue, string>;

/** What is wrong with the contract's own words on a payment, and what counts instead. */
export function findingSentence(finding: PaymentFinding): string {
  switch (finding.type) {
    case 'agreed-too-long':
      return `约定的付款期限为${finding.agreedDays}日，超过最长${finding.mostDays}日，按${finding.mostDays}日计算（国务院令第802号第九条）。`;
    case 'no-term-agreed':
      return finding.days === null
        ? '合同没有约定付款期限。'
        : `合同没有约定付款期限，按${finding.days}日计算（国务院令第802号第九条）。`;
    case 'inspection-period-missing':
      return '付款以验收为条件，而合同没有约定检验、验收期限，应当补充约定（国务院令第802号第十条）。';
  }
}
