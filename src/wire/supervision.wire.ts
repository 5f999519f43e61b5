import { z } from 'zod';
import { COMPLAINT_STATUSES } from '../domain/complaint/complaint';
import { COMPLAINT_DUTIES } from '../domain/policy';
import { complaintNarrowing } from './complaint-query.wire';
import { timeLeftView } from './duty.wire';

const named = z.strictObject({ id: z.string(), name: z.string() });

export const boardQuery = z.strictObject({
  ...complaintNarrowing,
  rung: z
    .string()
    .regex(/^[\w-]{1,40}$/, '应为督办级别的代码')
    .optional()
    .describe('只看一级；none：已超期而尚未到达任何一级；listed-supervision：挂牌督办的案件'),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const boardView = z.strictObject({
  asOf: z.iso.datetime().describe('案件时间'),
  listedCases: z.number().int().describe('挂牌督办的案件'),
  rungs: z
    .array(
      z.strictObject({
        rung: z.string().nullable(),
        label: z.string(),
        duties: z.number().int(),
        cases: z.number().int(),
      }),
    )
    .describe('各级各有多少，不受 rung 筛选影响'),
  items: z.array(
    z.strictObject({
      complaint: z.strictObject({
        id: z.uuid(),
        number: z.string(),
        title: z.string(),
        status: z.enum(COMPLAINT_STATUSES),
        statusLabel: z.string(),
        respondent: named,
        isListed: z.boolean(),
      }),
      dutyId: z.string().describe('催办（urge）时填写'),
      duty: z.enum(COMPLAINT_DUTIES),
      label: z.string(),
      holder: named.describe('应办单位'),
      officer: named.nullable().describe('承办人'),
      dueOn: z.iso.date().nullable(),
      timeLeft: timeLeftView,
      rung: z.string().nullable(),
      rungLabel: z.string().nullable(),
      urgedAt: z.iso.datetime().nullable().describe('最近一次催办'),
    }),
  ),
  nextOffset: z.number().int().nullable(),
});
