/** What a complainant may be asked to supply (补正), once. */
export const SUPPLEMENT_ITEMS = [
  'contract',
  'performance-proof',
  'payment-proof',
  'identity-proof',
  'mandate',
  'facts',
  'other',
] as const;
export type SupplementItem = (typeof SUPPLEMENT_ITEMS)[number];

export const SUPPLEMENT_ITEM_LABELS = {
  contract: '合同或协议',
  'performance-proof': '已履行合同义务的证明',
  'payment-proof': '付款或欠款的凭证',
  'identity-proof': '投诉人主体资格证明',
  mandate: '授权委托书',
  facts: '事实经过的说明',
  other: '其他材料',
} as const satisfies Record<SupplementItem, string>;

/** The label of a code that was checked when it entered; an unknown one stands for itself. */
export function supplementItemLabel(code: string): string {
  const known = SUPPLEMENT_ITEMS.find((item) => item === code);
  return known === undefined ? code : SUPPLEMENT_ITEM_LABELS[known];
}
