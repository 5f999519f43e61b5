import { z } from 'zod';
import { LETTER_KINDS, SERVICE_METHODS } from '../domain/complaint/complaint';

const number = z.string().max(40).meta({ description: '文号', example: '青发改信函〔2026〕12号' });
const kind = z.enum(LETTER_KINDS).meta({ description: '文书种类' });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const issuedOn = z.iso.date().meta({ description: '成文日期' });

export const letterSchema = z
  .strictObject({
    id: z.uuid(),
    caseId: z.uuid(),
    kind,
    number,
    issuedOn,
    addressee: z
      .enum(['complainant', 'respondent', 'accepting', 'verifying'])
      .meta({ description: '主送：投诉人、被投诉主体、受理部门或核实认定部门' }),
    sha256: sha256.nullable().meta({ description: 'PDF 的 SHA-256；生成之前为 null' }),
    service: z
      .strictObject({
        method: z.enum(SERVICE_METHODS),
        servedOn: z.iso.date(),
        receiptEvidenceId: z.uuid().nullable(),
      })
      .nullable()
      .meta({ description: '送达方式、日期与送达回证；未送达为 null' }),
  })
  .meta({ id: 'Letter', description: '文书' });

/** What anybody who holds a letter may learn about it: that it is genuine, and nothing about the case. */
export const letterVerificationSchema = z
  .strictObject({
    number,
    kind,
    issuerName: z.string().meta({ description: '发文机关' }),
    issuedOn,
    sha256: sha256.nullable().meta({ description: 'PDF 的 SHA-256，可与手中的电子件核对' }),
  })
  .meta({ id: 'LetterVerification', description: '文书核验结果' });

export type LetterDocument = z.infer<typeof letterSchema>;
export type LetterVerification = z.infer<typeof letterVerificationSchema>;
