import { inCapitals } from '../../domain/money-capitals';
import { toFen } from '../../domain/money';
import type { Language } from '../../domain/language';

/** As the API takes it: yuan with at most two places, no separators. */
export const AMOUNT_FORM = /^\d{1,12}(?:\.\d{1,2})?$/;

/** What people type: separators, full-width figures, a yuan sign. null when it is no amount. */
export function readAmount(typed: string): string | null {
  const plain = typed.normalize('NFKC').replace(/[\s,，¥元]/g, '');
  return AMOUNT_FORM.test(plain) ? plain : null;
}

/** 128,000.00 元; CNY 128,000.00. */
export function money(amountYuan: string, language: Language): string {
  const [yuan = '0', cents = ''] = amountYuan.split('.');
  const grouped = yuan.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const amount = `${grouped}.${cents.padEnd(2, '0')}`;
  return language === 'zh-CN' ? `${amount} 元` : `CNY ${amount}`;
}

/** 壹拾万元整, in Chinese also on an English page: it is what stands on the papers. */
export function capitals(amountYuan: string): string {
  return inCapitals(toFen(amountYuan));
}
