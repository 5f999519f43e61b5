import { z } from 'zod';
import { EVIDENCE_TYPES } from '../domain/evidence';
import type { Evidence, EvidenceMediaType } from '../domain/evidence';

const mediaTypes = Object.keys(EVIDENCE_TYPES) as [EvidenceMediaType, ...EvidenceMediaType[]];

export const evidenceIdSchema = z.uuid().meta({ description: '证据编号' });

/** What is told of a piece of evidence: never where it is kept, never who a complainant is. */
export const evidenceSchema = z
  .strictObject({
    id: evidenceIdSchema,
    caseId: z.uuid().nullable().meta({ description: '所属案件；尚未提交到案件的为 null，24 小时后失效' }),
    name: z.string().meta({ description: '文件名', example: '结算审核报告.pdf' }),
    size: z.int().positive().meta({ description: '字节数' }),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: '收到时计算的 SHA-256' }),
    mediaType: z.enum(mediaTypes).meta({ description: '按内容判定的类型' }),
    identifying: z.boolean().meta({ description: '可能透露投诉人身份，不向被投诉主体展示' }),
    uploadedBy: z
      .enum(['officer', 'complainant', 'channel', 'office-system', 'system', 'anonymous'])
      .meta({ description: '由谁提交' }),
    receivedAt: z.iso.datetime({ offset: true }).meta({ description: '收到的时刻' }),
  })
  .meta({ id: 'Evidence', description: '证据' });

export const evidenceList = z.strictObject({ items: z.array(evidenceSchema) });

export type EvidenceDocument = z.infer<typeof evidenceSchema>;

export function toEvidenceDocument(evidence: Evidence): EvidenceDocument {
  return {
    id: evidence.evidenceId,
    caseId: evidence.caseId,
    name: evidence.name,
    size: evidence.sizeBytes,
    sha256: evidence.sha256,
    mediaType: evidence.mediaType,
    identifying: evidence.identifying,
    uploadedBy: evidence.uploadedBy.type,
    receivedAt: evidence.receivedAt,
  };
}
