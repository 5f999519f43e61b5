import { z } from 'zod';
import {
  CASE_CHANNELS,
  CASE_KINDS,
  COMPLAINT_FIELDS,
  COMPLAINT_OUTCOMES,
  COMPLAINT_STATUSES,
} from '../domain/complaint/complaint';
import { COMPLAINT_FIGURES, FIGURE_DEFINITIONS, FIGURE_LABELS } from '../domain/complaint/figures';
import { officerIdSchema, organizationIdSchema, plainDateSchema, regionCodeSchema } from './common.wire';

const figureWords = COMPLAINT_FIGURES.map(
  (figure) => `${figure}（${FIGURE_LABELS[figure]}）：${FIGURE_DEFINITIONS[figure]}`,
).join('；\n');

/** What narrows figures and lists alike; a figure's link is made of these. */
export const complaintNarrowing = {
  outcome: z.enum(COMPLAINT_OUTCOMES).optional(),
  kind: z.enum(CASE_KINDS).optional(),
  channel: z.enum(CASE_CHANNELS).optional().describe('受理渠道'),
  field: z.enum(COMPLAINT_FIELDS).optional().describe('所属领域'),
  regionCode: regionCodeSchema.optional(),
  acceptingId: organizationIdSchema.optional().describe('受理部门'),
  verifyingId: organizationIdSchema.optional().describe('核实认定部门；none 为尚未转交'),
  respondentId: organizationIdSchema.optional().describe('被投诉主体'),
};

/** Every filter of a list of complaints, but for its order and place. */
export const complaintFilter = {
  ...complaintNarrowing,
  status: z.enum(COMPLAINT_STATUSES).optional(),
  overdue: z.enum(['true', 'false']).optional().describe('true：只列有逾期事项的案件'),
  q: z.string().trim().min(1).max(100).optional().describe('编号、标题或机构名称的一部分'),
  figure: z.enum(COMPLAINT_FIGURES).optional().describe(`只列某一统计数字所计的案件：\n${figureWords}`),
  receivedFrom: plainDateSchema.optional().describe('收到日期从（含）'),
  receivedTo: plainDateSchema.optional().describe('收到日期至（含）'),
  dueBefore: plainDateSchema.optional().describe('最近一项期限在这一天或之前'),
  ownerId: organizationIdSchema
    .optional()
    .describe('现有应办事项的单位；与 figure=overdue 同用时，只看其超期的事项'),
  officerId: officerIdSchema.optional().describe('承办人；none 为应办事项没有指定承办人（与 ownerId 同用）'),
};

export const complaintOrder = z
  .enum(['received', 'due'])
  .optional()
  .describe('received（默认）：最近收到的在前；due：只列有期限的，先到期的在前');
