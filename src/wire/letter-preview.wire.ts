import { z } from 'zod';
import { LETTER_KINDS } from '../domain/complaint/complaint';

export const letterPreviewSchema = z
  .strictObject({
    kind: z.enum(LETTER_KINDS),
    title: z.string().meta({ description: '标题', example: '限期整改通知书' }),
    salutation: z.string().meta({ description: '主送', example: '青石县住房和城乡建设局：' }),
    paragraphs: z
      .array(
        z.strictObject({
          style: z.enum(['body', 'heading']).meta({ description: '正文段落或小标题' }),
          text: z.string(),
        }),
      )
      .readonly(),
    issuerName: z.string().meta({ description: '署名' }),
    issuedOn: z.iso.date().meta({ description: '成文日期；需要审批的，以最后签发之日为准' }),
  })
  .meta({ id: 'LetterPreview', description: '文书预览，没有文号，不发生效力' });

export const letterPreviewsSchema = z.strictObject({ items: z.array(letterPreviewSchema) });

export type LetterPreview = z.output<typeof letterPreviewSchema>;
