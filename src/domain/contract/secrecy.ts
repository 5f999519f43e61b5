/** Marks that a secret document bears on its face (保守国家秘密法 17), and the words by which people say so. */
const MARKS = /(?:绝密|机密|秘密)\s*[★☆*]|★\s*(?:绝密|机密|秘密)|国家秘密|涉密合同|(?:绝密|机密)级/;

/**
 * Whether a text says of itself that it is secret. Contracts that are state secrets are managed elsewhere, and nothing
 * of one is kept here.
 */
export function bearsSecrecyMark(text: string): boolean {
  return MARKS.test(text.normalize('NFKC').replace(/\s+/g, ' '));
}
