import { z } from 'zod';

export const receiptStory = z
  .strictObject({
    items: z.array(
      z.strictObject({
        sequence: z.number().int(),
        type: z.string(),
        label: z.string(),
        sentence: z.string(),
        occurredAt: z.iso.datetime(),
        texts: z.record(z.string(), z.string()).describe('写给投诉人的，或投诉人自己写的'),
        questionId: z.string().nullable().describe('询问的编号；回复时引用'),
        itemCodes: z.array(z.string()).describe('要求补正的材料'),
      }),
    ),
  })
  .meta({ id: 'ReceiptStory' });
