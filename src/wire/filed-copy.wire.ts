import { z } from 'zod';

export const verificationParams = z.strictObject({
  token: z.string().max(64).meta({ description: '备案件二维码中的核验码' }),
});

/**
 * What anybody who holds a filed copy may learn: that it was filed. The other party is not named: it may be a person,
 * and whoever holds the copy reads the name there.
 */
export const contractVerificationSchema = z
  .strictObject({
    code: z.string().meta({ description: '统一合同编码' }),
    filingNumber: z.string().meta({ description: '备案号' }),
    filedOn: z.iso.date().meta({ description: '备案日期' }),
    filedBy: z.string().meta({ description: '备案机关' }),
    undertaking: z.string().meta({ description: '承办单位' }),
    category: z.string().meta({ description: '合同类别' }),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .meta({ description: '备案件 PDF 的 SHA-256，可与手中的电子件核对；生成之前为 null' }),
  })
  .meta({
    id: 'ContractVerification',
    description: '备案件核验结果：只说明已经备案，不含合同相对方和任何个人',
  });

export type ContractVerification = z.infer<typeof contractVerificationSchema>;
