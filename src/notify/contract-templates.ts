import { OUTCOME_LABELS as DETERMINED } from '../domain/complaint/labels';
import {
  BREACH_BY_LABELS,
  MILESTONE_KIND_LABELS,
  OUTCOME_LABELS,
  OVERDUE_REASON_LABELS,
  PROBLEM_SEVERITY_LABELS,
  REVIEW_OPINION_LABELS,
  SIDE_LABELS,
  SUPERVISION_FORM_LABELS,
  SUSPENSION_GROUND_LABELS,
  TOLERANCE_GROUND_LABELS,
} from '../domain/contract/labels';
import { PAYMENT_ISSUE_LABELS } from '../domain/contract/payment-words';
import type {
  ContractContents,
  MilestoneSaid,
  ProblemSaid,
  ReminderReader,
} from '../domain/contract/notice-contents';
import { amountWords } from '../domain/money';
import type { TemplateOf } from '../domain/notification';
import { rungLabel } from '../domain/rung-label';
import { dayWords, remainingWords, shortDayWords } from './due-words';
import { SUCCESSION_TEMPLATES } from './succession-templates';
import { toldOnly, until, type Templates, type Wording } from './wording';

/** 付款节点（约定2026年2月12日（星期四），应由行政机关一方履行，人民币100,000.00元） */
function milestoneWords({ milestone, owedBy, amountFen, dueOn }: MilestoneSaid): string {
  const parts = [
    ...(dueOn === null ? [] : [`约定${dayWords(dueOn)}`]),
    `应由${SIDE_LABELS[owedBy]}履行`,
    ...(amountFen === null ? [] : [`人民币${amountWords(amountFen)}`]),
  ];
  return `${MILESTONE_KIND_LABELS[milestone]}节点（${parts.join('，')}）`;
}

/** 青河高新区管委会合同的问题3（较重） */
function problemWords(
  { undertakingId, problem, severity }: ProblemSaid,
  { nameOf }: { readonly nameOf: (id: ProblemSaid['undertakingId']) => string },
): string {
  return `${nameOf(undertakingId)}合同的问题${problem}（${PROBLEM_SEVERITY_LABELS[severity]}）`;
}

const REMINDED = {
  'owing-party': '请按照合同约定按时履行；确有困难的，请提前与对方和承办单位沟通。',
  'other-party': '请做好收款、接收、验收等配合工作，核对账户、场地等信息，以免影响对方按时履行。',
  manager: '请核对履行准备情况，督促双方按时履行；已经履行的，请及时登录登记。',
} as const satisfies Record<ReminderReader, string>;

function reminder(said: TemplateOf<'milestone-reminder'>): Wording {
  const { milestone, reader, rung, silentParties, by } = said;
  const left = remainingWords(by.remainingWorkingDays);
  const silent = silentParties === 0 ? '' : `有 ${silentParties} 方当事人没有登记联系人，请自行告知并补登。`;
  return {
    subject: `${rungLabel(rung)}：${MILESTONE_KIND_LABELS[milestone]}节点${by.remainingWorkingDays === 0 ? '今日到期' : `${shortDayWords(by.on)}到期`}`,
    happened: `合同的${milestoneWords(said)}${by.remainingWorkingDays === 0 ? '' : '即将到期，'}${left}。`,
    todo: `${REMINDED[reader]}${silent}`,
    by: null,
  };
}

/** What is said of contracts. A counterparty's contact reads three of them: reminders, and the standstill of performance. */
export const CONTRACT_TEMPLATES: Pick<Templates, keyof ContractContents> = {
  'milestone-reminder': reminder,
  'legal-review-requested': ({ undertakingId, by }, names) => ({
    subject: `合同待合法性审查${until(by)}`,
    happened: `${names.nameOf(undertakingId)}起草的合同已提请合法性审查。`,
    todo: '请登录审查并出具意见；未经合法性审查的，不得签订。',
    by,
  }),
  'legal-opinion-given': ({ opinion }) => ({
    subject: `合法性审查意见：${REVIEW_OPINION_LABELS[opinion]}`,
    happened: `合同的合法性审查已有意见：${REVIEW_OPINION_LABELS[opinion]}。`,
    todo: opinion === 'agreed' ? '可以组织签订，签订后请及时备案。' : '请登录查看意见，修改后重新提请审查。',
    by: null,
  }),
  'contract-filed': ({ undertakingId, on }, names) =>
    toldOnly('合同已备案', `${names.nameOf(undertakingId)}的合同已于${dayWords(on)}备案，备案号见合同页面。`),
  'milestone-overdue': ({ reader, by, ...said }, names) => ({
    subject: `合同节点逾期未履行${until(by)}`,
    happened: `${names.nameOf(said.undertakingId)}的合同有节点逾期未履行：${milestoneWords(said)}。已列入逾期执行库，约定日期、利息和逾期天数不因此改变。`,
    todo:
      reader === 'undertaking'
        ? '请尽快履行，并提交未履约原因和履行计划。换届、机构调整、人员变动不是不履约的理由。'
        : '请开展督查并形成结果；督查之前不得转入终止库。',
    by,
  }),
  'payment-questioned': ({ issue, paidOn, amountFen, unplacedFen }) => ({
    subject: `支付待核对：${PAYMENT_ISSUE_LABELS[issue]}`,
    happened: `支付系统报来${dayWords(paidOn)}的一笔款项，人民币${amountWords(amountFen)}${unplacedFen > 0 && unplacedFen < amountFen ? `，其中${amountWords(unplacedFen)}没有计入节点` : ''}：${PAYMENT_ISSUE_LABELS[issue]}。`,
    todo: '请登录“支付核对”，匹配到付款节点，或者标明不属于本合同；人工登记有误的，请更正履行记录。',
    by: null,
  }),
  'overdue-explained': ({ reasonCode, plannedOn, ...said }, names) => ({
    subject: '收到未履约原因说明',
    happened: `${names.nameOf(said.undertakingId)}就${milestoneWords(said)}提交了未履约原因：${OVERDUE_REASON_LABELS[reasonCode]}；计划于${dayWords(plannedOn)}前履行。约定日期不因此改变。`,
    todo: '请登录查看，按计划督促履行。',
    by: null,
  }),
  'supervision-opened': ({ form, by, ...said }, names) => ({
    subject: `合同节点已开展督查：${SUPERVISION_FORM_LABELS[form]}`,
    happened: `对${names.nameOf(said.undertakingId)}合同的${milestoneWords(said)}已开展督查，方式为${SUPERVISION_FORM_LABELS[form]}。`,
    todo: '请配合督查，尽快履行并登记履行情况。',
    by,
  }),
  'supervision-concluded': ({ result, by, ...said }, names) => {
    const [subject, found, todo] = CONCLUDED[result];
    return {
      subject,
      happened: `对${names.nameOf(said.undertakingId)}合同的${milestoneWords(said)}的督查已有结果：${found}。`,
      todo,
      by,
    };
  },
  'tolerance-asked': ({ days, ground, ...said }, names) => ({
    subject: `容错申请待审批：${days} 日`,
    happened: `${names.nameOf(said.undertakingId)}合同的${milestoneWords(said)}申请容错 ${days} 日，理由：${TOLERANCE_GROUND_LABELS[ground]}。`,
    todo: '请由申请人以外的人登录审批。容错只推迟督查期限，合同约定的日期、利息和逾期天数不变。',
    by: null,
  }),
  'tolerance-granted': ({ days, by, ...said }) => ({
    subject: `已准予容错 ${days} 日`,
    happened: `${milestoneWords(said)}已准予容错 ${days} 日，督查期限相应推迟；合同约定的日期、利息和逾期天数不变。`,
    todo: '请在容错期内履行。',
    by,
  }),
  'tolerance-refused': (said) => ({
    subject: '容错申请未获批准',
    happened: `${milestoneWords(said)}的容错申请未获批准，督查期限不变。`,
    todo: '请尽快履行。',
    by: null,
  }),
  'performance-suspended': ({ undertakingId, ground, fromOn }, names) =>
    toldOnly(
      '合同中止履行',
      `${names.nameOf(undertakingId)}的合同自${dayWords(fromOn)}起中止履行，原因：${SUSPENSION_GROUND_LABELS[ground]}。中止期间不再提醒；恢复履行时另行通知。`,
    ),
  'performance-resumed': ({ undertakingId, on }, names) => ({
    subject: '合同恢复履行',
    happened: `${names.nameOf(undertakingId)}的合同自${dayWords(on)}起恢复履行。`,
    todo: '请按照合同约定继续履行。',
    by: null,
  }),
  'contract-terminated': ({ undertakingId, how, on, by }, names) => ({
    subject: how === 'impossibility' ? '合同已转入终止库' : '合同已解除',
    happened:
      how === 'impossibility'
        ? `${names.nameOf(undertakingId)}的合同经督查确认无法履行，于${dayWords(on)}终止，转入终止库。`
        : `${names.nameOf(undertakingId)}的合同已于${dayWords(on)}解除，转入终止库。`,
    todo: '请跟踪争议的解决；处理完毕并登记结果后，方可销号。',
    by,
  }),
  'contract-dispute-settled': ({ undertakingId, breachBy, on, by }, names) => ({
    subject: '合同争议已处理完毕',
    happened: `${names.nameOf(undertakingId)}的合同争议已于${dayWords(on)}处理完毕，违约方：${BREACH_BY_LABELS[breachBy]}。`,
    todo: '请核对材料后销号。',
    by,
  }),
  'contract-determination-opened': ({ determiningId, ...said }, names) => ({
    subject: '已启动违约失信认定',
    happened: `${names.nameOf(said.undertakingId)}合同的${milestoneWords(said)}经督查仍未履行，已启动违约失信认定，由${names.nameOf(determiningId)}认定。`,
    todo: '请尽快履行并登记；拟认定告知书送达后，可以在规定期限内陈述申辩。认定办结之前，合同不能销号。',
    by: null,
  }),
  'contract-determination-answered': ({ undertakingId, outcome }, names) =>
    outcome === null
      ? toldOnly(
          '违约失信认定重新办理',
          `对${names.nameOf(undertakingId)}合同的违约失信认定被撤销或者重新办理，尚无结果；合同待认定办结后方可销号。`,
        )
      : {
          subject: `违约失信认定办结：${DETERMINED[outcome]}`,
          happened: `对${names.nameOf(undertakingId)}合同的违约失信认定已办结，结果：${DETERMINED[outcome]}。`,
          todo: '认定不免除履约义务；合同义务履行完毕的，请及时登记并销号。',
          by: null,
        },
  'problem-assigned': ({ by, ...said }, names) => ({
    subject: `交办问题待办理：问题${said.problem}`,
    happened: `${problemWords(said, names)}交办给您办理。`,
    todo: '请登录合同页面查看问题，办理后反馈做了什么并附证明材料。',
    by,
  }),
  'problem-answered': (said, names) => ({
    subject: `问题${said.problem}已有办理情况`,
    happened: `${problemWords(said, names)}已经反馈办理情况。`,
    todo: '请登录核对：已经解决的予以确认，没有解决的说明理由退回重新办理。',
    by: null,
  }),
  'problem-solved': (said, names) => ({
    subject: `问题${said.problem}已确认解决`,
    happened: `${problemWords(said, names)}已经确认解决。`,
    todo: '不需要再办理。',
    by: null,
  }),
  'problem-returned': ({ by, ...said }, names) => ({
    subject: `问题${said.problem}退回重新办理`,
    happened: `${problemWords(said, names)}经核对没有解决，退回重新办理。`,
    todo: '请登录查看退回的理由，继续办理后再次反馈。',
    by,
  }),
  'problem-withdrawn': (said, names) => ({
    subject: `问题${said.problem}已经撤回`,
    happened: `${problemWords(said, names)}已经撤回。`,
    todo: '不需要再办理。',
    by: null,
  }),
  'contract-closed-out': ({ undertakingId, outcome, on }, names) =>
    toldOnly(
      '合同已销号',
      `${names.nameOf(undertakingId)}的合同已于${dayWords(on)}销号${outcome === null ? '' : `：${OUTCOME_LABELS[outcome]}`}。`,
    ),
  'contract-listed': ({ undertakingId }, names) => ({
    subject: '合同已挂牌督办',
    happened: `${names.nameOf(undertakingId)}的合同已挂牌督办，各项期限不变。`,
    todo: '请优先办理，并按督办要求报告进展。',
    by: null,
  }),
  ...SUCCESSION_TEMPLATES,
  'manager-assigned': ({ undertakingId, openMilestones }, names) => ({
    subject: '指定你为合同管理员',
    happened: `你已被指定管理${names.nameOf(undertakingId)}的这份合同，尚有 ${openMilestones} 个节点没有履行完毕。`,
    todo: '请登录核对节点和当事人联系人，今后的履约提醒将发给你。',
    by: null,
  }),
};

const CONCLUDED = {
  performed: ['督查结果：已履行', '督查后已经履行，不列入信用记录', '全部节点履行完毕的，请及时销号。'],
  impossible: ['督查结果：确认无法履行', '确认无法履行', '可以转入终止库，并跟踪争议的解决。'],
  'not-performed': [
    '督查结果：经督查仍不履行',
    '经督查仍不履行',
    '可以启动违约认定；在此之前履行的，请及时登记。',
  ],
  continued: ['督查结果：继续督促履行', '继续督促履行，督查期限重新起算', '请尽快履行。'],
} as const satisfies Record<
  TemplateOf<'supervision-concluded'>['result'],
  readonly [subject: string, found: string, todo: string]
>;
