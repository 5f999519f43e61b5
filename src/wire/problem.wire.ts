import { z } from 'zod';

export const fieldErrorSchema = z.strictObject({
  pointer: z
    .string()
    .meta({ description: '出错处的 JSON 指针；以 ?、路径或请求头开头的说明其所在', example: '#/amount' }),
  message: z.string().meta({ description: '哪里不对' }),
  fix: z.string().meta({ description: '怎样改' }),
});

/** RFC 9457. Every answer that is not a success has this shape. */
export const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: '问题种类的 URN', example: 'urn:pacta:problem:not-found' }),
    title: z.string().meta({ description: '问题名称' }),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: '什么挡住了这件事，现在该怎么办' }),
    instance: z.string().meta({ description: '所请求的路径' }),
    requestId: z.string().meta({ description: '本次请求的编号，报修时提供' }),
    refusal: z
      .looseObject({ type: z.string() })
      .optional()
      .meta({ description: '依规拒绝时：挡住这件事的事实' }),
    allowed: z.array(z.string()).optional().meta({ description: '现在允许做的事' }),
    errors: z.array(fieldErrorSchema).optional().meta({ description: '逐项的错误' }),
  })
  .meta({ id: 'Problem', description: '问题说明（RFC 9457）' });

export type FieldError = z.infer<typeof fieldErrorSchema>;
export type ProblemDocument = z.infer<typeof problemSchema>;
