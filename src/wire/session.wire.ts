import { z } from 'zod';
import { ROLES } from '../domain/officer';
import { idSchema, instantSchema, officerIdSchema, organizationIdSchema } from './common.wire';

export const roleSchema = z.enum(ROLES).meta({ id: 'Role', description: '岗位' });

export const passwordSchema = z.string().min(1, '不能为空').max(256, '最多 256 个字符');

export const signInSchema = z
  .strictObject({ username: z.string().min(1, '不能为空').max(64), password: passwordSchema })
  .meta({ id: 'SignIn' });

export const sessionOfficerSchema = z
  .strictObject({
    officerId: z.string(),
    username: z.string(),
    name: z.string(),
    organizationId: z.string().meta({ description: '现在以哪个单位的岗位办理' }),
    organizationName: z.string(),
    organizationPath: z.array(z.string()),
    roles: z.array(roleSchema),
    onBehalfOf: z.string().nullable().meta({ description: 'AB 岗：现在代理的人员' }),
    mustChangePassword: z.boolean(),
  })
  .meta({ id: 'SessionOfficer' });

export const signedInSchema = z
  .strictObject({
    token: z.string().meta({ description: '用作 Authorization: Bearer；只出现这一次' }),
    csrfToken: z.string().meta({ description: '以 Cookie 登录时，放入请求头 X-CSRF-Token' }),
    officer: sessionOfficerSchema,
  })
  .meta({ id: 'SignedIn' });

export const currentSessionSchema = z
  .strictObject({
    sessionId: z.string(),
    csrfToken: z.string(),
    officer: sessionOfficerSchema,
    positions: z.array(z.string()).meta({ description: '今天有岗位的单位' }),
    mayActFor: z.array(z.string()).meta({ description: '今天可以代理的人员' }),
  })
  .meta({ id: 'CurrentSession' });

export const sessionListSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        sessionId: z.string(),
        createdAt: instantSchema,
        lastSeenAt: instantSchema,
        expiresAt: instantSchema,
        isCurrent: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'SessionList' });

export const sessionParamsSchema = z.strictObject({ id: idSchema });

export const passwordChangeSchema = z
  .strictObject({ oldPassword: passwordSchema, newPassword: passwordSchema })
  .meta({ id: 'PasswordChange' });

export const positionSchema = z
  .strictObject({
    organizationId: organizationIdSchema
      .nullable()
      .meta({ description: '以哪个单位的岗位办理；null 为本单位' }),
    onBehalfOf: officerIdSchema.nullable().meta({ description: '代理哪位缺勤人员；null 为本人' }),
  })
  .meta({ id: 'Position' });
