import type { OrganizationId } from './ids';

/** What a body is in the machinery of supervision; it decides which duties it may be given. */
export const ORGANIZATION_KINDS = [
  'government', // 人民政府
  'credit-office', // 社会信用体系建设牵头部门
  'line-authority', // 行业主管部门
  'subordinate-body', // 所属单位、事业单位
  'hotline', // 12345 政务服务热线
  'petition-office', // 信访部门
  'enterprise-office', // 工商联、企业服务热线与平台
  'inspectorate', // 政府督查室
  'discipline-office', // 纪检监察机关（只接收移送）
  'operations', // 运维机构
] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** 合同相对方: a company that stands outside the tree, so that nobody acts for it here and nobody stands above it. */
export type RespondentKind = OrganizationKind | 'company';

export type OrganizationStatus = 'active' | 'merged' | 'abolished';

/**
 * A body as a fact that travels with a command: enough to judge relation and subtree without a lookup.
 * `path` runs from the root of the tree to the body itself; `supervisorId` is its superior in the tree.
 */
export interface OrganizationRef {
  readonly organizationId: OrganizationId;
  readonly path: readonly OrganizationId[];
  readonly regionCode: string;
  readonly kind: RespondentKind;
  readonly status: OrganizationStatus;
  /** Bodies whose duties this one took over by merger or abolition. */
  readonly predecessorIds: readonly OrganizationId[];
}

/** Whether `body` is `ancestorId` itself or stands below it. */
export function isWithin(body: Pick<OrganizationRef, 'path'>, ancestorId: OrganizationId): boolean {
  return body.path.includes(ancestorId);
}

/** The superior of a body in the tree, or null at the root. */
export function superiorOf(body: Pick<OrganizationRef, 'path'>): OrganizationId | null {
  return body.path.at(-2) ?? null;
}
