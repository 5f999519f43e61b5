import { z } from 'zod';

/** What whoever is not signed in does only with proof of work. */
const PROVEN_OPERATIONS = ['file-complaint', 'look-up-receipt'] as const;
export type ProvenOperation = (typeof PROVEN_OPERATIONS)[number];

export const challengeQuery = z.strictObject({
  operation: z
    .enum(PROVEN_OPERATIONS)
    .meta({ description: '为哪个操作取题：投诉或凭凭证查询', example: 'file-complaint' }),
});

export const challengeSchema = z
  .strictObject({
    challenge: z.string().meta({ description: '题目，原样放在请求头 Proof-Of-Work 的冒号之前' }),
    nonce: z.string().meta({ description: '参与计算的部分' }),
    bits: z
      .int()
      .nonnegative()
      .meta({ description: 'SHA-256(nonce + ":" + 答案) 的前多少位须为零；繁忙时增加' }),
    answers: z.int().positive().meta({ description: '要找出几个这样的答案，从小到大，以逗号分隔' }),
    expiresAt: z.iso.datetime({ offset: true }).meta({ description: '在此之前用掉' }),
  })
  .meta({ id: 'Challenge', description: '验算题' });
export type Challenge = z.infer<typeof challengeSchema>;
