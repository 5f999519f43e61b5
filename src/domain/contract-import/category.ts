import type { ContractCategory } from '../contract/contract-rules';
import { tidy } from './cell';

type Named = Pick<ContractCategory, 'code' | 'label'>;

/** Shorter is not a name of anything. */
const SHORTEST = 2;

/**
 * The category that is meant by its code (also as a spreadsheet keeps it, 6 for 06), its name, or a part of its name
 * that no other has: 政府采购合同, 特许经营. Null when none or several could be meant.
 */
export function categoryMeant(categories: readonly Named[], written: string): string | null {
  const text = tidy(written);
  const code = /^\d$/.test(text) ? `0${text}` : text;
  const exact = categories.find((one) => one.code === code || tidy(one.label) === text);
  if (exact !== undefined) return exact.code;
  const word = text.replace(/(?:类|合同|协议|项目)+$/, '');
  if (word.length < SHORTEST) return null;
  const [first, ...others] = categories.filter(({ label }) => tidy(label).includes(word));
  return first !== undefined && others.length === 0 ? first.code : null;
}
