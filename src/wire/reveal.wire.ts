import { z } from 'zod';
import { IDENTITY_FIELDS } from '../domain/complainant';
import { textSchema } from './common.wire';

const instant = z.iso.datetime();

export const revealBody = z.strictObject({
  complaintId: z.uuid(),
  reason: textSchema(500).describe('为什么必须知道投诉人是谁；审批人和个人信息保护负责人会看到'),
  fields: z.array(z.enum(IDENTITY_FIELDS)).min(1).max(IDENTITY_FIELDS.length),
  scope: z.enum(['masked', 'full']).describe('masked 遮掩显示，full 完整显示'),
});

export const revealParams = z.strictObject({ id: z.uuid() });

export const revealView = z
  .strictObject({
    requestId: z.uuid(),
    complaintId: z.uuid(),
    requesterId: z.string(),
    reason: z.string(),
    fields: z.array(z.enum(IDENTITY_FIELDS)),
    scope: z.enum(['masked', 'full']),
    status: z.enum(['pending', 'approved', 'expired']),
    requestedAt: instant,
    approverId: z.string().nullable(),
    expiresAt: instant,
  })
  .meta({ id: 'RevealRequest' });

export const revealList = z.strictObject({ items: z.array(revealView) });

/** The one answer of the API that tells who complained. It is never logged and never cached. */
export const revealedView = z.strictObject({
  requestId: z.uuid(),
  scope: z.enum(['masked', 'full']),
  identity: z.record(z.string(), z.unknown()),
  expiresAt: instant,
});
