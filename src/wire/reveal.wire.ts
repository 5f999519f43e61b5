import { z } from 'zod';
import { IDENTITY_FIELDS, type IdentityField } from '../domain/complainant';
import { cursorSchema, limitSchema, mayBeAbsent, nextCursorSchema, textSchema } from './common.wire';

const instant = z.iso.datetime();
const fields = z.array(z.enum(IDENTITY_FIELDS));
const scope = z.enum(['masked', 'full']);
const person = z.strictObject({
  id: z.string(),
  name: z.string(),
  organization: z.strictObject({ id: z.string(), name: z.string() }),
});

export const revealBody = z.strictObject({
  complaintId: z.uuid(),
  reason: textSchema(500).describe(
    '为什么必须知道投诉人是谁；个人信息保护负责人据此审批，打开之后投诉人凭回执也能看到',
  ),
  fields: fields.min(1).max(IDENTITY_FIELDS.length),
  scope: scope.describe('masked 遮掩显示，full 完整显示'),
});

export const revealParams = z.strictObject({ id: z.uuid() });

export const revealView = z
  .strictObject({
    requestId: z.uuid(),
    complaintId: z.uuid(),
    number: z.string().describe('案件编号'),
    requester: person.nullable(),
    reason: z.string(),
    fields,
    scope,
    status: z.enum(['pending', 'approved', 'declined', 'withdrawn', 'expired']),
    requestedAt: instant,
    approver: person.nullable(),
    expiresAt: instant.describe('未批准的：何时前须批准；已批准的：何时前可以打开'),
    decline: mayBeAbsent(
      z.strictObject({ officer: person.nullable(), at: instant, reason: z.string() }).nullable(),
    ).describe('不同意的：谁、何时、为什么'),
  })
  .meta({ id: 'RevealRequest' });

export const revealList = z.strictObject({ items: z.array(revealView) });

export const ownReveals = z.strictObject({
  items: z.array(revealView),
  quota: z.strictObject({
    perDay: z.number().int().describe('任意 24 小时内最多打开几次；再打开就拒绝并报警'),
    opened: z.number().int().describe('最近 24 小时已打开几次'),
  }),
});

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
  scope,
  identity: shownIdentity,
  expiresAt: instant,
});

export const revealLogQuery = z.strictObject({
  number: z.string().trim().min(1).max(64).optional().describe('只看一件：案件编号'),
  cursor: cursorSchema,
  limit: limitSchema,
});

/** Who asked, allowed, looked or was stopped. What was seen is in no log. */
export const revealLogPage = z.strictObject({
  items: z.array(
    z.strictObject({
      index: z.number().int(),
      at: instant,
      type: z.enum([
        'requested',
        'approved',
        'declined',
        'withdrawn',
        'revealed',
        'quota-exceeded',
        'erased',
      ]),
      complaintId: z.string(),
      number: z.string().nullable(),
      officer: person.nullable(),
      fields,
      scope: scope.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  nextCursor: nextCursorSchema,
});

/** What a complainant is told of who looked: the body, never the officer. */
export const identityViews = z.strictObject({
  items: z.array(
    z.strictObject({ at: instant, organization: z.string(), fields, scope, reason: z.string() }),
  ),
});

export const CONTACT_WAYS = ['email', 'phone', 'postal-address'] as const;

/** By what means somebody can be reached. Where is for the vault alone to know. */
export const contactView = z.strictObject({
  reachable: z.array(
    z.strictObject({
      party: z.enum(['complainant', 'agent']).describe('没有代理人的没有 agent'),
      ways: z.array(z.enum(CONTACT_WAYS)),
    }),
  ),
});
