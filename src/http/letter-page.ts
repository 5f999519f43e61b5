import { LETTER_LABELS } from '../domain/complaint/labels';
import type { LetterVerification } from '../wire/letter.wire';
import { verificationPage } from './verification-page';

const TITLE = '文书核验';

/** The page that says whether a letter is genuine. */
export function letterPage(verification: LetterVerification | null): string {
  if (verification === null) {
    return verificationPage(TITLE, {
      heading: '没有核验到这份文书',
      entries: [],
      remarks: ['请核对文号与校验码，或者联系发文机关。'],
    });
  }
  const { number, kind, issuerName, issuedOn, sha256 } = verification;
  return verificationPage(TITLE, {
    heading: '核验通过：文书由本系统出具',
    entries: [
      ['发文机关', issuerName],
      ['文书', LETTER_LABELS[kind]],
      ['文号', number],
      ['成文日期', issuedOn],
      ...(sha256 === null ? [] : [['电子件 SHA-256', sha256] as const]),
    ],
    remarks: ['以上内容应与手中的文书一致。'],
  });
}
