import { z } from 'zod';
import { idSchema, lineSchema, plainDateSchema, textSchema, usccFormSchema } from './common.wire';

const party = z
  .union([
    z.strictObject({ partyId: z.string().regex(/^p\d{1,3}$/, '应为当事人编号，例如 p1') }),
    z.strictObject({ uscc: usccFormSchema }),
  ])
  .describe('签署的当事人：本系统中的编号，或者合同所载的统一社会信用代码');

/** A party has signed on an electronic signing platform (seed 001 二(六)). */
export const contractSignatureBody = z
  .strictObject({
    externalId: idSchema.describe('签约平台自己的编号；同一编号重复报来，只办理一次'),
    code: lineSchema(60).describe('统一合同编码'),
    party,
    signedOn: plainDateSchema.describe('签署之日'),
    remark: textSchema(4000).optional(),
  })
  .meta({ id: 'ContractSignatureTold' });

export type ContractSignatureTold = z.output<typeof contractSignatureBody>;
