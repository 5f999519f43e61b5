import { z } from 'zod';
import { VERSION_STATES } from '../domain/model-text/model-text';
import {
  instantSchema,
  lineSchema,
  organizationIdSchema,
  permissionSchema,
  plainDateSchema,
  textSchema,
} from './common.wire';
import { evidenceIdSchema } from './evidence.wire';

const categoryCode = z.string().regex(/^\d{2}$/, '应为两位类别代码');

const versionFields = {
  effectiveOn: plainDateSchema.describe('自哪一天起施行'),
  note: lineSchema(500).nullable().default(null).describe('修订说明'),
  evidenceId: evidenceIdSchema.describe('文本的文件（PDF 或者 DOCX），由本人先上传（POST /evidence）'),
};

export const newModelTextVersion = z.strictObject(versionFields).meta({ id: 'NewModelTextVersion' });

export const newModelText = z
  .strictObject({
    title: lineSchema(200),
    categoryCode,
    issuingBody: lineSchema(200).describe('发布机关'),
    documentNumber: lineSchema(100).nullable().default(null).describe('文号'),
    ...versionFields,
  })
  .meta({ id: 'NewModelText' });

export const modelTextWithdrawal = z
  .strictObject({ reason: textSchema(500).describe('停用的理由') })
  .meta({ id: 'ModelTextWithdrawal' });

export const modelTextParams = z.strictObject({ id: z.uuid() });
export const modelTextVersionParams = z.strictObject({
  id: z.uuid(),
  number: z.string().regex(/^[1-9]\d{0,3}$/, '应为版本号'),
});

export const modelTextQuery = z.strictObject({
  categoryCode: categoryCode.optional(),
  undertakingId: organizationIdSchema.optional().describe('只列这个单位所在地和上级地区的'),
});

const officer = z.strictObject({ id: z.string(), name: z.string() });

const modelTextVersionView = z
  .strictObject({
    versionId: z.uuid(),
    number: z.int(),
    effectiveOn: plainDateSchema,
    note: z.string().nullable(),
    state: z.enum(VERSION_STATES).describe('只有第二人确认、施行日已到的版本才提供选用'),
    stateLabel: z.string(),
    file: z.strictObject({
      name: z.string(),
      size: z.int().describe('字节'),
      sha256: z.string(),
      mediaType: z.string(),
    }),
    addedBy: officer,
    addedAt: instantSchema,
    confirmedBy: officer.nullable().describe('null：尚未确认'),
    confirmation: permissionSchema,
  })
  .meta({ id: 'ModelTextVersion' });

export const modelTextView = z
  .strictObject({
    id: z.uuid(),
    title: z.string(),
    categoryCode: z.string(),
    categoryLabel: z.string(),
    regionCode: z.string(),
    regionName: z.string(),
    issuingBody: z.string(),
    documentNumber: z.string().nullable(),
    withdrawn: z
      .strictObject({ at: instantSchema, by: officer, reason: z.string() })
      .nullable()
      .describe('null：在用'),
    contracts: z.int().describe('写明据以起草的合同份数'),
    versions: z.array(modelTextVersionView).describe('最近的在前'),
    keeping: permissionSchema.describe('能否登记新版本、停用'),
  })
  .meta({ id: 'ModelText' });

export const modelTextList = z
  .strictObject({ items: z.array(modelTextView).describe('最近登记的在前，最多二百份') })
  .meta({ id: 'ModelTextList' });

/** What a contract's page says of the text that it was drafted from. */
export const modelTextUseView = z
  .strictObject({
    modelTextId: z.uuid(),
    versionId: z.uuid(),
    title: z.string(),
    number: z.int(),
    departs: z.boolean(),
    departure: z.string().nullable().describe('改动了什么'),
  })
  .meta({ id: 'ModelTextUse' });
