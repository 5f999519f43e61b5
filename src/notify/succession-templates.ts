import { OWNER_LABELS } from '../domain/contract/labels';
import { SUCCESSION_LABELS } from '../domain/contract/succession-labels';
import { until, type Templates } from './wording';

const { successionCauses } = SUCCESSION_LABELS;

type Succession =
  'undertaking-succeeded' | 'succession-review-opened' | 'succession-disputed' | 'contract-body-succeeded';

/** What is said when those who govern change: the contract stands. */
export const SUCCESSION_TEMPLATES: Pick<Templates, Succession> = {
  'undertaking-succeeded': ({ fromId, toId, by }, names) => ({
    subject: `合同承办单位变更${until(by)}`,
    happened: `合同的承办单位由${names.nameOf(fromId)}变更为${names.nameOf(toId)}。合同继续有效，约定日期不变。`,
    todo: '请清理承接的合同，指定合同管理员。机构调整、人员变动不是不履约的理由。',
    by,
  }),
  'succession-review-opened': ({ undertakingId, cause, by }, names) => ({
    subject: `合同承继审查${until(by)}`,
    happened: `因${successionCauses[cause]}，${names.nameOf(undertakingId)}的合同启动承继审查。合同继续有效，约定日期不变。`,
    todo: `请核对履行情况，确认继续履行、已经协商或者有争议。${successionCauses[cause]}不是不履行的理由。`,
    by,
  }),
  'succession-disputed': ({ undertakingId }, names) => ({
    subject: '承继审查发现争议',
    happened: `${names.nameOf(undertakingId)}在承继审查中确认合同有争议。合同继续有效，约定日期不变。`,
    todo: '请核对争议情况；逾期不履行的，依法督查，必要时启动违约认定。',
    by: null,
  }),
  'contract-body-succeeded': ({ party, toId }, names) => ({
    subject: `合同${OWNER_LABELS[party]}变更`,
    happened: `合同的${OWNER_LABELS[party]}变更为${names.nameOf(toId)}，各项期限不变。`,
    todo: '请登录核对承接的合同和未办结的事项，按原期限办理。',
    by: null,
  }),
};
