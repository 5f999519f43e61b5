import { NATIONAL_LAYER } from '../domain/calendar-import';
import type { IncidentKind } from '../domain/notification';
import { INCIDENT_LABELS } from '../domain/operations';
import { ROLE_LABELS } from '../domain/role-labels';
import { rungLabel } from '../domain/rung-label';
import { monthWords } from '../domain/upward-report/labels';
import { nameOr, until, type Templates } from './wording';

type OfficeNotice =
  | 'incident-opened'
  | 'reveal-declined'
  | 'calendar-declined'
  | 'work-handed-over'
  | 'stock-collected'
  | 'upward-report-due';

const LOOK_INTO_WEBHOOK =
  '请安全管理员与接收方核对后，在“向外推送”页面恢复、重发或者移除；运行维护人员核对后关闭事件。';
/** Where somebody else than operations has to act. */
const TODO_OF_INCIDENT: Partial<Readonly<Record<IncidentKind, string>>> = {
  'webhook-refused': LOOK_INTO_WEBHOOK,
  'webhook-undeliverable': LOOK_INTO_WEBHOOK,
};

/** What offices are told beside the steps of any one case. */
export const OFFICE_TEMPLATES: Pick<Templates, OfficeNotice> = {
  'incident-opened': ({ incident, organizationId, role }, names) => ({
    subject: `运行事件：${INCIDENT_LABELS[incident]}`,
    happened: `${nameOr(names, organizationId, '系统')}${role === null ? '' : `的“${ROLE_LABELS[role]}”岗位`}：${INCIDENT_LABELS[incident]}。`,
    todo: TODO_OF_INCIDENT[incident] ?? '请登录查看并处理，处理后关闭事件。',
    by: null,
  }),
  'reveal-declined': () => ({
    subject: '身份查看申请未获同意',
    happened: '你提出的查看投诉人身份的申请，个人信息保护负责人没有同意，并写明了理由。',
    todo: '请登录查看理由；确有需要的，补充理由后重新申请。',
    by: null,
  }),
  'calendar-declined': ({ layer, year }) => ({
    subject: '节假日安排未获同意',
    happened: `你导入的 ${year} 年${layer === NATIONAL_LAYER ? '全国' : `${layer} 地区`}节假日安排，第二人没有同意，不生效。`,
    todo: '请登录查看理由，核对原文后重新导入。',
    by: null,
  }),
  'work-handed-over': ({ numbers, total }) => ({
    subject: `有 ${total} 件案件交由你接办`,
    happened: `以下案件已交由你接办：${numbers.join('、')}${numbers.length < total ? `等 ${total} 件` : ''}。办理期限不因交接而改变。`,
    todo: '请登录查看并继续办理。',
    by: null,
  }),
  'stock-collected': ({ undertakingId, collected, overdue }, names) => ({
    subject: `导入的存量合同中有 ${overdue} 份已经逾期`,
    happened: `${nameOr(names, undertakingId, '本单位')}通过表格导入存量合同 ${collected} 份，其中 ${overdue} 份有节点已过约定日期而没有登记履行。导入之前的期限不再逐项提醒。`,
    todo: '请登录逐份核对：已经履行的登记履行，没有履行的说明原因。',
    by: null,
  }),
  'upward-report-due': ({ organizationId, month, rung, missedRungs, by }, names) => {
    const isOver = by.remainingWorkingDays < 0;
    const missed = missedRungs === 0 ? '' : `此前的 ${missedRungs} 次提醒和督办没有发出，一并告知。`;
    return {
      subject: `${rungLabel(rung)}：${monthWords(month)}合同信息归集上报${isOver ? '逾期未报' : until(by)}`,
      happened: `${names.nameOf(organizationId)}${monthWords(month)}的合同信息与合同履约信息${isOver ? '逾期没有上报' : '还没有上报'}。${missed}`,
      todo: isOver
        ? '请督促或者由归集上报员登录核对并确认；当月没有新增、变更和履约的，须明确零报告。'
        : '请归集上报员登录核对系统准备的内容并确认；当月没有新增、变更和履约的，须明确零报告。',
      by,
    };
  },
};
