import { z } from 'zod';
import { APPROVABLE_ACTS } from '../domain/complaint/approval';
import { COMPLAINT_DUTIES } from '../domain/policy';
import { roleSchema } from './session.wire';

const person = z.strictObject({ id: z.string(), name: z.string() });

export const accountSchema = z
  .strictObject({
    mustChangePassword: z.boolean().meta({ description: '初始口令尚未修改' }),
    liveSessions: z.int().meta({ description: '有效的登录' }),
    lock: z
      .strictObject({ at: z.iso.datetime(), reason: z.string(), byName: z.string().nullable() })
      .nullable(),
    assignments: z
      .array(
        z.strictObject({
          organization: person,
          party: z.enum(['accepting', 'verifying']),
          cases: z.int(),
          roles: z.array(roleSchema).meta({ description: '接办人须在该单位有其中任一岗位' }),
        }),
      )
      .meta({ description: '名下的未办结案件' }),
    work: z
      .array(
        z.strictObject({
          organization: person,
          kind: z.enum(['duty', 'signature']),
          duty: z.enum(COMPLAINT_DUTIES).nullable(),
          act: z.enum(APPROVABLE_ACTS).nullable(),
          label: z.string(),
          roles: z.array(roleSchema).meta({ description: '有其中任一岗位即可办理' }),
          count: z.int(),
          assigned: z.int().meta({ description: '其中在本人名下案件里的' }),
          nextDueOn: z.iso.date().nullable(),
          others: z.array(person).meta({ description: '能够办理的其他人' }),
        }),
      )
      .meta({ description: '凭其岗位办理的待办' }),
    successors: z.array(person).meta({ description: '可以接办名下全部案件的人' }),
    leave: z
      .strictObject({
        isPossible: z.boolean(),
        reason: z.string().nullable(),
        refusal: z.string().nullable(),
      })
      .meta({ description: '名下案件交接之后能否离任' }),
  })
  .meta({ id: 'Account' });
