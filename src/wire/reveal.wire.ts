import { z } from 'zod';
import { IDENTITY_FIELDS, type IdentityField } from '../domain/complainant';
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

const shown = z.string().nullable().optional();

const shownAgent = z.strictObject({
  name: z.string(),
  organizationName: z.string().nullable(),
  identityNumber: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  postalAddress: z.string().nullable(),
  mandate: z.strictObject({
    authority: z.enum(['general', 'special']),
    grantedOn: z.iso.date(),
    documentId: z.string().nullable(),
  }),
});

/** Only what was asked for and approved is there. */
const shownIdentity = z.strictObject({
  name: shown,
  uscc: shown,
  contactPerson: shown,
  phone: shown,
  email: shown,
  postalAddress: shown,
  agent: shownAgent.nullable().optional(),
} satisfies Record<IdentityField, z.ZodType>);

/** The one answer of the API that tells who complained. It is never logged and never cached. */
export const revealedView = z.strictObject({
  requestId: z.uuid(),
  scope: z.enum(['masked', 'full']),
  identity: shownIdentity,
  expiresAt: instant,
});
