import { z } from 'zod';
import { ADMINISTRATOR_ROLES } from '../domain/officer';
import {
  cursorSchema,
  emailSchema,
  idSchema,
  limitSchema,
  lineSchema,
  nextCursorSchema,
  officerIdSchema,
  organizationIdSchema,
  plainDateSchema,
  regionCodeSchema,
  textSchema,
} from './common.wire';
import { passwordSchema, roleSchema } from './session.wire';

export const officerStatusSchema = z.enum(['active', 'locked', 'left']).meta({ id: 'OfficerStatus' });

export const officerSchema = z
  .strictObject({
    officerId: z.string(),
    username: z.string(),
    name: z.string(),
    email: z.string(),
    organizationId: z.string(),
    organizationName: z.string(),
    dutyClass: z.enum(['business', ...ADMINISTRATOR_ROLES]).nullable(),
    status: officerStatusSchema,
  })
  .meta({ id: 'Officer' });

export const officerPageSchema = z
  .strictObject({ items: z.array(officerSchema), nextCursor: nextCursorSchema })
  .meta({ id: 'OfficerPage' });

export const officerQuerySchema = z.strictObject({
  q: lineSchema(50).optional().meta({ description: '姓名或用户名的一部分' }),
  organizationId: idSchema.optional(),
  within: idSchema.optional().meta({ description: '该单位及其全部下级' }),
  status: officerStatusSchema.optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const usernameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, '2–64 个小写字母、数字或 . _ -，以字母或数字开头')
  .meta({ example: 'zhang.san' });

export const newOfficerSchema = z
  .strictObject({
    username: usernameSchema,
    name: lineSchema(50),
    email: emailSchema,
    organizationId: organizationIdSchema,
    initialPassword: passwordSchema.meta({ description: '初始口令，首次登录后须修改' }),
  })
  .meta({ id: 'NewOfficer' });

export const officerParamsSchema = z.strictObject({ id: idSchema });

export const officerCommandSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('hand-over'),
      successorId: officerIdSchema,
      isLeaving: z.boolean().meta({ description: '离任：岗位与登录一并终止' }),
    }),
    z.strictObject({ type: z.literal('leave') }),
    z.strictObject({ type: z.literal('reset-password'), initialPassword: passwordSchema }),
    z.strictObject({ type: z.literal('lock'), reason: textSchema(200) }),
    z.strictObject({ type: z.literal('unlock') }),
    z.strictObject({ type: z.literal('end-sessions') }),
  ])
  .meta({ id: 'OfficerCommand' });

export const newAbsenceSchema = z
  .strictObject({
    deputyId: officerIdSchema.meta({ description: 'AB 岗代理人，须在同一单位' }),
    fromOn: plainDateSchema,
    toOn: plainDateSchema,
    reason: textSchema(200),
  })
  .meta({ id: 'NewAbsence' });

export const absenceSchema = z.strictObject({ absenceId: z.string() }).meta({ id: 'AbsenceRecorded' });
export const absenceListSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        absenceId: z.string(),
        deputy: z.strictObject({ id: z.string(), name: z.string() }),
        fromOn: z.string(),
        toOn: z.string(),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'AbsenceList' });
export const absenceParamsSchema = z.strictObject({ id: idSchema, absenceId: idSchema });

export const grantStatusSchema = z
  .enum(['proposed', 'granted', 'refused', 'ended'])
  .meta({ id: 'GrantStatus' });

export const roleGrantSchema = z
  .strictObject({
    grantId: z.string(),
    officerId: z.string(),
    officerName: z.string(),
    organizationId: z.string(),
    organizationName: z.string(),
    role: roleSchema,
    status: grantStatusSchema,
    origin: z.enum(['bootstrap', 'proposal', 'merger']),
    fromOn: z.string(),
    toOn: z.string().nullable(),
    reason: z.string(),
    proposedBy: z.string().nullable(),
    proposedByName: z.string().nullable(),
    decidedBy: z.string().nullable(),
  })
  .meta({ id: 'RoleGrant' });

export const roleGrantPageSchema = z
  .strictObject({ items: z.array(roleGrantSchema), nextCursor: nextCursorSchema })
  .meta({ id: 'RoleGrantPage' });

export const roleGrantQuerySchema = z.strictObject({
  officerId: idSchema.optional(),
  organizationId: idSchema.optional(),
  role: roleSchema.optional(),
  status: grantStatusSchema.optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const newRoleGrantSchema = z
  .strictObject({
    officerId: officerIdSchema,
    organizationId: organizationIdSchema,
    role: roleSchema,
    fromOn: plainDateSchema,
    toOn: plainDateSchema.nullable(),
    reason: textSchema(200),
  })
  .meta({ id: 'NewRoleGrant' });

export const roleGrantCommandSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('confirm') }),
    z.strictObject({ type: z.literal('refuse') }),
    z.strictObject({ type: z.literal('end') }),
  ])
  .meta({ id: 'RoleGrantCommand' });

export const roleCatalogueSchema = z
  .strictObject({ items: z.array(z.strictObject({ role: roleSchema, label: z.string() })) })
  .meta({ id: 'RoleCatalogue' });

const firstAdministratorSchema = z.strictObject({
  username: usernameSchema,
  name: lineSchema(50),
  email: emailSchema,
  password: passwordSchema,
});

export const bootstrapSchema = z
  .strictObject({
    token: z.string().min(1).max(200).meta({ description: '运维签发的一次性初始化令牌' }),
    organization: z.strictObject({ name: lineSchema(100), regionCode: regionCodeSchema }),
    administrators: z
      .strictObject({
        'system-administrator': firstAdministratorSchema,
        'security-administrator': firstAdministratorSchema,
        'audit-administrator': firstAdministratorSchema,
      })
      .meta({ description: '三员分立：三个人，各一个账号' }),
  })
  .meta({ id: 'Bootstrap' });

export const bootstrappedSchema = z
  .strictObject({
    organizationId: z.string(),
    officers: z.array(z.strictObject({ officerId: z.string(), username: z.string(), role: roleSchema })),
  })
  .meta({ id: 'Bootstrapped' });
