import type {
  PublicationField,
  SecrecyConclusion,
  TakedownCause,
  TakedownGround,
  WithholdingGround,
} from './publication';

/** What people call each code of a publication (公示), and of its end. */
export const SECRECY_LABELS = {
  full: '可以全部公示',
  redacted: '隐去部分内容后公示',
  withheld: '不予公示',
} as const satisfies Record<SecrecyConclusion, string>;

export const WITHHOLDING_GROUND_LABELS = {
  'state-secret': '国家秘密',
  'trade-secret': '商业秘密',
  'personal-privacy': '个人隐私',
} as const satisfies Record<WithholdingGround, string>;

export const TAKEDOWN_GROUND_LABELS = {
  ...WITHHOLDING_GROUND_LABELS,
  'wrong-content': '公示内容有误',
} as const satisfies Record<TakedownGround, string>;

export const PUBLICATION_FIELD_LABELS = {
  determiningBody: '认定部门',
  respondent: '违约失信主体',
  region: '所在地区',
  field: '所属领域',
  promise: '承诺事项',
  finding: '认定的情况',
  grounds: '认定情形',
  determinedOn: '认定日期',
  documentNumber: '认定文号',
} as const satisfies Record<PublicationField, string>;

export const TAKEDOWN_CAUSE_LABELS = {
  corrected: '认定文书已经更正，更正后的文书送达后可以重新公示',
  revoked: '认定已经撤销',
  withdrawn: '经审查不宜继续公示，认定不变',
  ended: '公示期满，认定不变',
} as const satisfies Record<TakedownCause, string>;
