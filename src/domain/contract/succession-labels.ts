import type { ExitGround } from './contract';
import type { NegotiationPost, NegotiationResult, SuccessionCause, SuccessionFinding } from './succession';

/** What people call the codes of a succession review, and of the grounds on which a contract may end. */
export const SUCCESSION_LABELS = {
  successionCauses: {
    'change-of-government': '政府换届',
    'change-of-leader': '相关责任人更替',
    reorganization: '机构调整',
    'change-of-functions': '职能调整',
  } satisfies Record<SuccessionCause, string>,
  successionFindings: {
    continues: '按约继续履行',
    negotiated: '已经与相对方协商',
    disputed: '有争议',
  } satisfies Record<SuccessionFinding, string>,
  negotiationPosts: {
    'body-leader': '承办单位负责人',
    'contract-manager': '合同管理员',
    'legal-reviewer': '法制机构人员',
    counterparty: '合同相对方',
    regulator: '行业监管部门人员',
    inspector: '督查人员',
  } satisfies Record<NegotiationPost, string>,
  negotiationResults: {
    'goes-on': '按原合同继续履行',
    'to-be-amended': '双方同意变更，另行签订补充协议',
    'not-agreed': '没有达成一致，仍按原合同履行',
  } satisfies Record<NegotiationResult, string>,
  exitGrounds: {
    agreement: '双方协商一致',
    impossibility: '经督查确认无法履行',
    'force-majeure': '不可抗力致使不能实现合同目的',
    breach: '另一方根本违约',
    'change-of-circumstances': '情势变更，由法院或者仲裁机构裁判',
    'public-interest': '国家利益、公共利益或者其他法定事由，依法补偿',
  } satisfies Record<ExitGround, string>,
} as const;
