import type { ContractData } from '../../src/domain/contract/events';
import { toEvidenceId } from '../../src/domain/ids';
import type { Actor } from '../../src/domain/officer';
import { body, SYSTEM } from './complaint-city';
import { MANAGER } from './contract-world';
import { day } from './national-calendar';

type Succeeded =
  | 'succession-review-opened'
  | 'negotiation-recorded'
  | 'succession-reviewed'
  | 'undertaking-succeeded'
  | 'body-succeeded';

/** What the journal says when those who govern change. */
export const SUCCEEDED: {
  readonly [Type in Succeeded]: readonly [Actor, Extract<ContractData, { type: Type }>, string];
} = {
  'succession-review-opened': [
    SYSTEM,
    {
      ...{ type: 'succession-review-opened', cause: 'change-of-government', on: day('2026-02-10') },
      orderedById: body('inspectorate').organizationId,
    },
    '青河市政府督查室因政府换届（2026年2月10日）启动承继审查，合同继续有效，约定日期不变，承继审查期限自次日起算20个工作日。',
  ],
  'negotiation-recorded': [
    MANAGER,
    {
      ...{ type: 'negotiation-recorded', on: day('2026-02-10'), posts: ['contract-manager', 'counterparty'] },
      ...{ result: 'to-be-amended', evidenceIds: [toEvidenceId('e1')] },
    },
    '青河高新区管委会合同管理员李某登记双方于2026年2月10日协商，参加人员：合同管理员、合同相对方；结果：双方同意变更，另行签订补充协议。',
  ],
  'succession-reviewed': [
    MANAGER,
    { type: 'succession-reviewed', finding: 'disputed' },
    '青河高新区管委会合同管理员李某确认承继审查结论：有争议；争议依督查、认定和争议解决程序处理，处理期间合同继续有效。',
  ],
  'undertaking-succeeded': [
    SYSTEM,
    { type: 'undertaking-succeeded', undertaking: body('new-zone') },
    '承办单位由青河新区管委会承继，合同继续有效，约定日期不变，承继审查期限自次日起算20个工作日。',
  ],
  'body-succeeded': [
    SYSTEM,
    { type: 'body-succeeded', party: 'regulator', body: body('new-zone') },
    '行业监管部门由青河新区管委会承继，期限不变。',
  ],
};
