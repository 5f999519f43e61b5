import type { ContractData } from '../../src/domain/contract/events';
import { toEvidenceId, toOfficerId } from '../../src/domain/ids';
import type { Actor } from '../../src/domain/officer';
import { body } from './complaint-city';
import { HANDLER, MANAGER } from './contract-world';
import { day } from './national-calendar';

const evidenceIds = [toEvidenceId('e1')];
const m1 = { milestoneId: 'm1' } as const;
const on = day('2026-02-10');

type Monitored =
  | 'contract-checked'
  | 'problem-reported'
  | 'handler-named'
  | 'problem-answered'
  | 'problem-confirmed'
  | 'problem-returned'
  | 'problem-withdrawn';

/** What the journal says of checks and problems. */
export const MONITORED: {
  readonly [Type in Monitored]: readonly [Actor, Extract<ContractData, { type: Type }>, string];
} = {
  'contract-checked': [
    HANDLER,
    {
      ...{ type: 'contract-checked', on, evidenceIds },
      items: [
        { code: 'quality', finding: 'satisfactory' },
        { code: 'progress', finding: 'unsatisfactory' },
      ],
    },
    '青河市工业和信息化局承办人李某登记2026年2月10日的履约监测，共2项，发现问题：进度。',
  ],
  'problem-reported': [
    HANDLER,
    {
      ...{ type: 'problem-reported', problemId: 'q1', ...m1, kind: 'progress', severity: 'major' },
      ...{ assignee: 'public', dueOn: null, checkItem: 'progress', evidenceIds },
      raisedBy: {
        ...{ as: 'regulator', organizationId: body('industry').organizationId },
        officerId: toOfficerId('o1'),
      },
    },
    '青河市工业和信息化局承办人李某就第1个节点（付款）交办问题1（进度滞后，较重）给承办单位，办理交办问题期限自次日起算10个工作日。',
  ],
  'handler-named': [
    MANAGER,
    { type: 'handler-named', problemId: 'q1', officerId: toOfficerId('o2') },
    '青河高新区管委会合同管理员李某指定李某办理问题1，期限不变。',
  ],
  'problem-answered': [
    MANAGER,
    { type: 'problem-answered', problemId: 'q1', evidenceIds, answeredBy: toOfficerId('o2') },
    '青河高新区管委会合同管理员李某反馈问题1的办理情况，由交办的单位确认。',
  ],
  'problem-confirmed': [
    HANDLER,
    { type: 'problem-confirmed', problemId: 'q1' },
    '青河市工业和信息化局承办人李某确认问题1已解决。',
  ],
  'problem-returned': [
    HANDLER,
    { type: 'problem-returned', problemId: 'q1', dueOn: on },
    '青河市工业和信息化局承办人李某退回问题1，重新办理，限于2026年2月10日前办理。',
  ],
  'problem-withdrawn': [
    HANDLER,
    { type: 'problem-withdrawn', problemId: 'q1' },
    '青河市工业和信息化局承办人李某撤回交办的问题1。',
  ],
};
