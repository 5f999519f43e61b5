import type { ContractVerification } from '../wire/filed-copy.wire';
import { verificationPage } from './verification-page';

const TITLE = '合同备案核验';

/** The page at `/verify/:token` that says whether a contract is filed. */
export function filedCopyPage(verification: ContractVerification | null): string {
  if (verification === null) {
    return verificationPage(TITLE, {
      heading: '没有核验到这份备案件',
      entries: [],
      remarks: [
        '请核对：二维码是否完整清晰；手工输入的网址是否与备案件上印的一字不差（区分大小写）；网址是否属于本系统。',
        '核对之后仍没有的，这份备案件不是由本系统出具，请联系合同的承办单位或者备案机关。',
      ],
    });
  }
  const { code, filingNumber, filedOn, filedBy, undertaking, category, sha256 } = verification;
  return verificationPage(TITLE, {
    heading: '核验通过：合同已经备案',
    entries: [
      ['统一编码', code],
      ['备案号', filingNumber],
      ['备案日期', filedOn],
      ['备案机关', filedBy],
      ['承办单位', undertaking],
      ['合同类别', category],
      ...(sha256 === null ? [] : [['电子件 SHA-256', sha256] as const]),
    ],
    remarks: [
      '以上内容应与手中的备案件一致。',
      '本页只说明合同已经备案，不显示合同相对方；备案之后的变更、履行情况以合同档案为准。',
    ],
  });
}
