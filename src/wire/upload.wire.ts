import { z } from 'zod';
import { evidenceSchema } from './evidence.wire';

const bytes = z.int().nonnegative();

/** What is told before the first byte. */
export const newUploadSchema = z.strictObject({
  name: z.string().min(1).max(300).meta({ description: '文件名', example: '结算审核报告.pdf' }),
  size: bytes.meta({ description: '整个文件的字节数', example: 4_718_592 }),
  identifying: z.boolean().default(false).meta({ description: '可能透露投诉人身份' }),
});

export const uploadParams = z.strictObject({ id: z.uuid().meta({ description: '上传的编号' }) });

export const uploadHeaders = z.object({
  'Upload-Offset': z
    .string()
    .regex(/^\d{1,15}$/)
    .meta({ description: '这一段从第几个字节开始：服务器已收到的字节数', example: '0' }),
});

/** How far a file has come. */
export const uploadSchema = z
  .strictObject({
    id: z.uuid().nullable().meta({ description: '上传的编号；收齐后为 null' }),
    size: bytes.meta({ description: '整个文件的字节数' }),
    received: bytes.meta({ description: '已收到的字节数，下一段从这里开始' }),
    evidence: evidenceSchema.nullable().meta({ description: '收齐后成为的证据；未收齐为 null' }),
  })
  .meta({ id: 'Upload', description: '可续传的上传' });
