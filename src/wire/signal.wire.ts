import { z } from 'zod';
import { LETTER_KINDS } from '../domain/complaint/complaint';
import { DELIVERY_FAILURES } from '../domain/complaint/facts';
import { parseInstant } from '../domain/plain-date';
import { idSchema, lineSchema, officerIdSchema, plainDateSchema, textSchema } from './common.wire';

const moment = z.iso.datetime({ offset: true }).transform((text, context) => {
  const instant = parseInstant(text);
  if (instant !== null) return instant;
  context.addIssue({ code: 'custom', message: '没有这个时刻' });
  return z.NEVER;
});

/** Who acted in the office system, by the id or the account that they have here. */
const approver = z.union([
  z.strictObject({ officerId: officerIdSchema }),
  z.strictObject({ username: lineSchema(100) }),
]);

const common = {
  externalId: idSchema.describe('办公系统自己的编号；同一编号重复报来，只办理一次'),
  complaintNumber: lineSchema(60).describe('投诉编号'),
};
const remark = textSchema(4000).optional();
const occurredAt = moment.describe('在办公系统中作出的时间，以此为准；不填的，以收到为准').optional();

const approval = {
  ...common,
  approvalId: z.string().min(1).max(100).describe('待批事项的编号，见案件页面的 approval.approvalId'),
  approver,
  givenAt: occurredAt,
};

/** What each signal says. The name stands in the path. */
export const SIGNAL_BODIES = {
  approvalGiven: z.strictObject({ ...approval, remark }).meta({ id: 'Signal-approvalGiven' }),
  approvalReturned: z
    .strictObject({ ...approval, reason: textSchema(4000) })
    .meta({ id: 'Signal-approvalReturned' }),
  courtListed: z
    .strictObject({ ...common, listedOn: plainDateSchema.describe('法院立案之日'), remark })
    .meta({ id: 'Signal-courtListed' }),
  courtConcluded: z
    .strictObject({ ...common, concludedOn: plainDateSchema.describe('裁判生效之日'), remark })
    .meta({ id: 'Signal-courtConcluded' }),
  deliveryFailed: z
    .strictObject({
      ...common,
      letterKind: z.enum(LETTER_KINDS),
      party: z.enum(['respondent', 'complainant', 'accepting']),
      failedOn: plainDateSchema.describe('退回之日'),
      reason: z.enum(DELIVERY_FAILURES),
      remark,
    })
    .meta({ id: 'Signal-deliveryFailed' }),
} as const;

export type SignalName = keyof typeof SIGNAL_BODIES;

/** In the order in which the interface lists them. */
export const SIGNAL_NAMES = [
  'approvalGiven',
  'approvalReturned',
  'courtListed',
  'courtConcluded',
  'deliveryFailed',
] as const satisfies readonly SignalName[];

export type Signal = {
  readonly [Name in SignalName]: { readonly name: Name } & z.output<(typeof SIGNAL_BODIES)[Name]>;
}[SignalName];

export const signalParams = z.strictObject({ name: z.enum(SIGNAL_NAMES) });

/** Any of them: which one is meant is said by the path, and judged there. */
export const signalBody = z.union([
  SIGNAL_BODIES.approvalGiven,
  SIGNAL_BODIES.approvalReturned,
  SIGNAL_BODIES.courtListed,
  SIGNAL_BODIES.courtConcluded,
  SIGNAL_BODIES.deliveryFailed,
]);
