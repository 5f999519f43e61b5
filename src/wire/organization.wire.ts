import { z } from 'zod';
import { ORGANIZATION_KINDS, type OrganizationStatus } from '../domain/organization';
import {
  cursorSchema,
  emailSchema,
  idSchema,
  limitSchema,
  lineSchema,
  nextCursorSchema,
  organizationIdSchema,
  regionCodeSchema,
  textSchema,
  usccFormSchema,
} from './common.wire';

export const organizationKindSchema = z
  .enum(ORGANIZATION_KINDS)
  .meta({ id: 'OrganizationKind', description: '单位在监督体系中的类别' });

export const organizationStatusSchema = z
  .enum(['active', 'merged', 'abolished'] satisfies OrganizationStatus[])
  .meta({ id: 'OrganizationStatus', description: '存续、已合并、已撤销' });

export const organizationSchema = z
  .strictObject({
    organizationId: z.string(),
    parentId: z.string().nullable(),
    path: z.array(z.string()).meta({ description: '从最上级单位到本单位' }),
    name: z.string(),
    kind: organizationKindSchema,
    regionCode: z.string(),
    uscc: z.string().nullable(),
    email: z.string().nullable(),
    status: organizationStatusSchema,
    successorId: z.string().nullable().meta({ description: '合并或撤销后的继受单位' }),
  })
  .meta({ id: 'Organization' });

export const organizationPageSchema = z
  .strictObject({
    items: z.array(organizationSchema),
    nextCursor: nextCursorSchema,
    treeVersion: z.int().meta({ description: '机构树的版本，每次变更加一' }),
  })
  .meta({ id: 'OrganizationPage' });

export const organizationQuerySchema = z.strictObject({
  q: lineSchema(50).optional().meta({ description: '名称的一部分，或统一社会信用代码' }),
  kind: organizationKindSchema.optional(),
  status: organizationStatusSchema.optional(),
  regionCode: regionCodeSchema.optional(),
  parentId: idSchema.optional().meta({ description: '只列直接下级' }),
  within: idSchema.optional().meta({ description: '只列该单位及其全部下级' }),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const newOrganizationSchema = z
  .strictObject({
    parentId: organizationIdSchema,
    name: lineSchema(100),
    kind: organizationKindSchema,
    regionCode: regionCodeSchema,
    uscc: usccFormSchema.nullable().optional(),
    email: emailSchema.nullable().optional(),
  })
  .meta({ id: 'NewOrganization' });

const treeVersion = z.int().min(0).optional().meta({ description: '您所见的机构树版本；不符时拒绝' });
const basis = textSchema(500).meta({ description: '依据的文件' });

export const organizationCommandSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('rename'), name: lineSchema(100), treeVersion }),
    z.strictObject({
      type: z.literal('change-contact'),
      email: emailSchema.nullable(),
      uscc: usccFormSchema.nullable(),
      treeVersion,
    }),
    z.strictObject({ type: z.literal('move'), parentId: organizationIdSchema, treeVersion }),
    z.strictObject({ type: z.literal('merge'), successorId: organizationIdSchema, basis, treeVersion }),
    z.strictObject({ type: z.literal('abolish'), successorId: organizationIdSchema, basis, treeVersion }),
  ])
  .meta({ id: 'OrganizationCommand' });

export const organizationEffectsQuery = z.strictObject({
  successorId: idSchema.optional().meta({ description: '拟定的继受单位' }),
});

export const organizationEffectsSchema = z
  .strictObject({
    treeVersion: z.int().meta({ description: '看到的机构树版本；提交变更时带上，树已变化的会被拒绝' }),
    openCases: z.int().meta({ description: '该单位有份的未办结案件' }),
    asRespondent: z.int().meta({ description: '作为被投诉主体' }),
    asAccepting: z.int().meta({ description: '作为受理部门' }),
    asVerifying: z.int().meta({ description: '作为核实认定部门' }),
    asReviewing: z.int().meta({ description: '作为复核单位' }),
    barredForSuccessor: z
      .int()
      .meta({ description: '该单位所办案件中，投诉的正是继受单位或其上级、须回避而由监督单位接办的' }),
    officers: z.int().meta({ description: '在该单位的人员' }),
    offices: z.int().meta({ description: '该单位现有的岗位任职' }),
    bodiesBelow: z.int().meta({ description: '下级单位' }),
  })
  .meta({ id: 'OrganizationEffects' });

const historyLine = z.strictObject({
  version: z.int(),
  type: z.enum(['created', 'renamed', 'contact-changed', 'moved', 'merged', 'abolished']),
  recordedAt: z.iso.datetime(),
  recordedBy: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  from: z.string().nullable().meta({ description: '原名称，或原上级单位' }),
  to: z.string().nullable().meta({ description: '新名称、新上级单位、继受单位，或新邮箱' }),
  basis: z.string().nullable(),
});

export const organizationHistorySchema = z
  .strictObject({ items: z.array(historyLine).meta({ description: '最近的在前' }) })
  .meta({ id: 'OrganizationHistory' });
