import type { Role } from './officer';

/** What people call each office; the order is that of `ROLES`. */
export const ROLE_LABELS = {
  registrar: '登记员',
  'acceptance-reviewer': '受理审核人',
  'hotline-dispatcher': '热线派单员',
  'follow-up-caller': '回访员',
  'receiving-clerk': '收文员',
  'case-handler': '承办人',
  'section-head': '科室负责人',
  'legal-reviewer': '法制审核人',
  issuer: '签发人',
  'respondent-liaison': '被投诉主体联络员',
  'respondent-leader': '被投诉主体授权负责人',
  inspector: '督查人员',
  'discipline-officer': '纪检监察人员',
  'finance-officer': '财政部门人员',
  'arrears-officer': '拖欠账款工作人员',
  'justice-officer': '司法行政人员',
  'contract-manager': '合同管理员',
  'collection-reporter': '归集上报员',
  'data-submitter': '数据报送员',
  'monitoring-liaison': '监测点联络员',
  'instruction-recorder': '批示代录员',
  'duty-officer': '值班员',
  leader: '领导（阅览）',
  operations: '运维人员',
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
  'privacy-officer': '个人信息保护负责人',
} as const satisfies Record<Role, string>;

/** `登记员、受理审核人` */
export function roleNames(roles: readonly Role[]): string {
  return roles.map((role) => ROLE_LABELS[role]).join('、');
}
