import { z } from 'zod';
import { CASE_CHANNELS, COMPLAINT_OUTCOMES, COMPLAINT_STATUSES } from '../domain/complaint/complaint';
import { DUPLICATE_REASONS } from '../domain/complaint/duplicate';
import { permissionSchema } from './common.wire';

const relatedComplaint = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  channel: z.enum(CASE_CHANNELS),
  status: z.enum(COMPLAINT_STATUSES),
  statusLabel: z.string(),
  outcome: z.enum(COMPLAINT_OUTCOMES).nullable(),
  title: z.string(),
  respondent: z.strictObject({ id: z.string(), name: z.string() }),
  receivedAt: z.iso.datetime(),
});

/** What one complaint is linked to, and what it may repeat. */
export const duplicateList = z.strictObject({
  isLinked: z.boolean().describe('本件已关联到主件，也包括您看不到的主件'),
  leading: relatedComplaint.nullable().describe('本件所关联的主件'),
  followers: z
    .array(relatedComplaint.extend({ unlinking: permissionSchema }))
    .describe('关联到本件的重复件；unlinking：本人能否解除它的关联'),
  isPersonCompared: z.boolean().describe('是否已经比对投诉人；身份保险库没有应答时为 false'),
  items: z
    .array(
      relatedComplaint.extend({
        isFollowing: z.boolean().describe('它自己已关联到另一主件，不能再作主件'),
        score: z.number().int().min(1).max(100).describe('相似程度，越高越可能是同一事项'),
        reasons: z.array(z.strictObject({ type: z.enum(DUPLICATE_REASONS), label: z.string() })),
      }),
    )
    .describe('可能反映同一事项的投诉，最可能的在前，最多 20 件'),
});
