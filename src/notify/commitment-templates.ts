import { CHINESE_COMMITMENT_LABELS as LABELS } from '../domain/commitment/labels';
import type { CommitmentContents, NodeSaid } from '../domain/commitment/notice-contents';
import { rungLabel } from '../domain/rung-label';
import { dayWords, remainingWords, shortDayWords } from './due-words';
import { toldOnly, until, type Names, type Templates } from './wording';

/** 某某局承诺的第2个节点（承诺于2026年2月12日（星期四）前兑现） */
function promiseWords({ promisorId, node, dueOn }: NodeSaid, names: Names): string {
  return `${names.nameOf(promisorId)}承诺的第${node}个节点（承诺于${dayWords(dueOn)}前兑现）`;
}

/** What is said of commitments, to the body that promised and to those who supervise it. */
export const COMMITMENT_TEMPLATES: Pick<Templates, keyof CommitmentContents> = {
  'commitment-reminder': ({ rung, by, ...said }, names) => ({
    subject: `${rungLabel(rung)}：承诺节点${by.remainingWorkingDays === 0 ? '今日到期' : `${shortDayWords(by.on)}到期`}`,
    happened: `${promiseWords(said, names)}${by.remainingWorkingDays === 0 ? '' : '即将到期，'}${remainingWords(by.remainingWorkingDays)}。`,
    todo: '请按承诺兑现；已经兑现的，请及时登录登记并附证明材料。',
    by: null,
  }),
  'commitment-overdue': ({ reader, by, ...said }, names) => ({
    subject: `承诺逾期未兑现${until(by)}`,
    happened: `${promiseWords(said, names)}逾期未兑现。承诺的日期和逾期天数不因此改变。`,
    todo:
      reader === 'promisor'
        ? '请尽快兑现，并说明未兑现原因和兑现计划。换届、领导人员更替、机构职能调整不是不兑现的理由。'
        : '请开展督查并形成结果；督查之前不得确认未兑现。',
    by,
  }),
  'commitment-explained': ({ reasonCode, plannedOn, ...said }, names) => ({
    subject: '收到未兑现原因说明',
    happened: `就${promiseWords(said, names)}已说明未兑现原因：${LABELS.overdueReasons[reasonCode]}；计划于${dayWords(plannedOn)}前兑现。承诺的日期不因此改变。`,
    todo: '请登录查看，按计划督促兑现。',
    by: null,
  }),
  'commitment-supervision-opened': ({ form, by, ...said }, names) => ({
    subject: `承诺已开展督查：${LABELS.supervisionForms[form]}`,
    happened: `对${promiseWords(said, names)}已开展督查，方式为${LABELS.supervisionForms[form]}。`,
    todo: '请配合督查，尽快兑现并登记兑现情况。',
    by,
  }),
  'commitment-supervision-concluded': ({ result, ...said }, names) => ({
    subject: `承诺督查结果：${LABELS.supervisions[result]}`,
    happened: `对${promiseWords(said, names)}的督查已有结果：${LABELS.supervisions[result]}。`,
    todo: result === 'performed' ? '请核对承诺的办理结果。' : '请尽快兑现；兑现后及时登记。',
    by: null,
  }),
  'commitment-tolerance-asked': ({ days, ground, ...said }, names) => ({
    subject: `容错申请待审批：${days} 日`,
    happened: `就${promiseWords(said, names)}申请容错 ${days} 日，理由：${LABELS.toleranceGrounds[ground]}。`,
    todo: '请由申请人以外的人登录审批。容错只推迟督查期限，承诺的日期和逾期天数不变。',
    by: null,
  }),
  'commitment-tolerance-decided': ({ days, by, ...said }, names) => ({
    subject: days === null ? '容错申请未获批准' : `已准予容错 ${days} 日`,
    happened:
      days === null
        ? `${promiseWords(said, names)}的容错申请未获批准，督查期限不变。`
        : `${promiseWords(said, names)}已准予容错 ${days} 日，督查期限相应推迟；承诺的日期和逾期天数不变。`,
    todo: '请尽快兑现。',
    by,
  }),
  'commitment-proposed': ({ by, ...said }, names) => ({
    subject: `拟确认承诺未兑现${until(by)}`,
    happened: `监管部门拟确认${promiseWords(said, names)}未兑现。`,
    todo: '可以在期限内登录提交书面陈述；已经兑现的，请登记并附证明材料。',
    by,
  }),
  'commitment-answered': (said, names) => ({
    subject: '承诺单位已书面陈述',
    happened: `就拟确认${promiseWords(said, names)}未兑现，承诺单位已提交书面陈述。`,
    todo: '请由拟办人以外的人登录查看，确认未兑现，或者不予确认。',
    by: null,
  }),
  'commitment-ended': ({ promisorId, outcome }, names) => ({
    subject: `承诺办理结果：${LABELS.outcomes[outcome]}`,
    happened: `${names.nameOf(promisorId)}的承诺已有结果：${LABELS.outcomes[outcome]}。`,
    todo: '请核对材料后办结。',
    by: null,
  }),
  'commitment-assigned': ({ promisorId, openNodes }, names) => ({
    subject: '指定你为承诺经办人',
    happened: `你已被指定经办${names.nameOf(promisorId)}的这项承诺，尚有 ${openNodes} 个节点没有兑现完毕。`,
    todo: '请登录核对各节点，今后的兑现提醒将发给你。',
    by: null,
  }),
  'commitment-succeeded': ({ fromId, toId }, names) =>
    toldOnly(
      '承诺单位变更',
      `承诺单位由${names.nameOf(fromId)}变更为${names.nameOf(toId)}。承诺继续有效，日期不变；机构调整不是不兑现的理由。`,
    ),
};
