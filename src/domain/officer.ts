import type { ComplaintChannel } from './complaint/complaint';
import type { OfficerId, OrganizationId } from './ids';

/** Offices a person can hold in one body. Names follow the glossary; labels are in `labels.ts`. */
export const ROLES = [
  'registrar', // 登记员
  'acceptance-reviewer', // 受理审核人
  'hotline-dispatcher', // 热线派单员
  'follow-up-caller', // 回访员
  'receiving-clerk', // 收文员
  'case-handler', // 承办人
  'section-head', // 科室负责人
  'legal-reviewer', // 法制审核
  'issuer', // 签发人
  'respondent-liaison', // 被投诉主体联络员
  'respondent-leader', // 被投诉主体授权负责人
  'inspector', // 督查室
  'discipline-officer', // 纪检监察（只接收移送）
  'finance-officer', // 财政
  'arrears-officer', // 工信（拖欠账款）
  'justice-officer', // 司法局
  'contract-manager', // 合同管理员
  'collection-reporter', // 归集上报员
  'data-submitter', // 数据报送员
  'monitoring-liaison', // 监测点联络员
  'instruction-recorder', // 批示代录
  'duty-officer', // 值班员
  'leader', // 领导（阅览）
  'operations', // 运维
  'system-administrator', // 系统管理员
  'security-administrator', // 安全管理员
  'audit-administrator', // 审计管理员
  'privacy-officer', // 个人信息保护负责人
] as const;

export type Role = (typeof ROLES)[number];

/** 三员分立: one person holds at most one of these, and none of them beside a role of business. */
export const ADMINISTRATOR_ROLES = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const satisfies readonly Role[];

/** An officer as a fact that travels with what they do: their body, and the offices they hold in it. */
export interface OfficerActor {
  readonly type: 'officer';
  readonly officerId: OfficerId;
  readonly organizationId: OrganizationId;
  /** From the root of the tree to the officer's own body. */
  readonly organizationPath: readonly OrganizationId[];
  readonly roles: readonly Role[];
  /** Set when a deputy (AB岗) acts for an absent officer. */
  readonly onBehalfOf?: OfficerId;
}

/** Who issues a command, as far as a decision needs it. It never carries a complainant's identity. */
export type Actor =
  | OfficerActor
  | {
      readonly type: 'complainant';
      readonly party: 'complainant' | 'agent';
      /** 特别授权: only then may an agent withdraw or settle. */
      readonly authority: 'general' | 'special';
    }
  | { readonly type: 'channel'; readonly channel: ComplaintChannel; readonly organizationId: OrganizationId }
  | {
      readonly type: 'office-system';
      readonly name: string;
      /** The body whose system it is; it speaks for this body and what stands below it. */
      readonly organizationId: OrganizationId;
      readonly organizationPath: readonly OrganizationId[];
      /** Who acted in the system, with the offices they hold now; null when nobody is named. */
      readonly officer: Pick<
        OfficerActor,
        'officerId' | 'organizationId' | 'organizationPath' | 'roles'
      > | null;
    }
  | { readonly type: 'system' };

/** Whether the actor holds one of the roles; actors who are no officers need none. */
export function hasRole(actor: Actor, roles: readonly Role[]): boolean {
  if (actor.type !== 'officer') return true;
  return roles.some((role) => actor.roles.includes(role));
}

/** The person who acts, as far as one is named. */
export function officerOf(actor: Actor): OfficerId | null {
  if (actor.type === 'office-system') return actor.officer?.officerId ?? null;
  return actor.type === 'officer' ? actor.officerId : null;
}
