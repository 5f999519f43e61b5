import type { Actor } from './officer';
import type { OrganizationKind } from './organization';

/** What people call each sort of body. */
export const ORGANIZATION_KIND_LABELS = {
  government: '人民政府',
  'credit-office': '社会信用体系建设牵头部门',
  'line-authority': '行业主管部门',
  'subordinate-body': '所属单位',
  hotline: '12345 政务服务热线',
  'petition-office': '信访部门',
  'enterprise-office': '企业服务机构',
  inspectorate: '政府督查室',
  'discipline-office': '纪检监察机关',
  operations: '运维机构',
} as const satisfies Record<OrganizationKind, string>;

/** A complainant has no other name than these two outside the vault. */
export const COMPLAINANT_PARTY_LABELS = {
  complainant: '投诉人',
  agent: '代理人',
} as const satisfies Record<Extract<Actor, { type: 'complainant' }>['party'], string>;
