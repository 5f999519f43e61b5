import type { AdministrationRefusal, DutyClass, PasswordWeakness } from '../domain/access-administration';
import type { RevealRefusal } from '../domain/complainant';
import type { ImportRefusal } from '../domain/contract-import/contract-import';
import type { OperationsRefusal } from '../domain/operations';
import { ROLE_LABELS, roleNames } from '../domain/role-labels';
import type { Refusal } from '../domain/refusal';
import type { ReportRefusal } from '../domain/upward-report/decide-report';
import { CONTRACT_SENTENCES } from './contract-refusal-sentences';
import { always, conflict, forbidden, wrong, type Entry, type Table } from './refusal-entry';

export type AnyRefusal =
  Refusal | AdministrationRefusal | ImportRefusal | OperationsRefusal | ReportRefusal | RevealRefusal;

const DUTY_CLASS_LABELS = {
  business: '业务岗位',
  'system-administrator': ROLE_LABELS['system-administrator'],
  'security-administrator': ROLE_LABELS['security-administrator'],
  'audit-administrator': ROLE_LABELS['audit-administrator'],
} as const satisfies Record<DutyClass, string>;

const WEAKNESS_SENTENCES = {
  'too-short': '口令不足 10 个字符，请换一个更长的口令。',
  'too-long': '口令超过 128 个字符，请缩短。',
  'too-common': '这个口令过于常见，请换一个别人猜不到的口令。',
  'too-uniform': '口令中重复的字符太多，请至少使用 5 种不同的字符。',
  'names-its-owner': '口令中含有用户名或姓名，请换一个。',
} as const satisfies Record<PasswordWeakness, string>;

const SENTENCES: Table<AnyRefusal> = {
  // operations
  'incident-closed': conflict('这一运行事件已经处理完毕。'),
  'incident-of-somebody-else': conflict('这一运行事件已有人负责；请先接手（take），再结束。'),
  'notice-not-failed': conflict('这一通知没有失败：还在发送，或者已经发出、已经处理。'),
  // a table of contracts
  'import-step-not-open': conflict('这次导入现在不能这样办理。请刷新后，从现在可以办理的事项中选择。'),
  // a month's report
  'report-month-running': conflict('这个月还没有结束。次月开始后，再核对确认。'),
  'report-sent-already': conflict('这个月已经上报。内容有误的，请写明理由，更正上报。'),
  'report-not-sent': conflict('这个月还没有上报，不需要更正。请核对后确认上报。'),
  'report-not-empty': conflict('这个月有新增、变更或者履约变动的合同，不能零报告。请核对清单后确认上报。'),
  'zero-report-unsaid': conflict('这个月没有新增、变更或者履约变动的合同。确认无误的，请明确勾选零报告。'),
  'zero-report-reason-missing': conflict('本单位此前各月都有合同信息，本月零报告须说明原因。请填写理由。'),
  'report-unchanged': conflict('登记的内容与已经上报的完全一致，没有需要更正的。请先改正合同的登记。'),
  // who complained
  'identity-unknown': { status: 404, sentence: always('这件投诉没有留存身份信息（匿名投诉）。') },
  'identity-erased': { status: 404, sentence: always('身份信息已依规销毁，不能再查看。') },
  'reveal-reason-missing': {
    status: 422,
    sentence: (refusal) => `查看理由至少写 ${refusal.minimumLength} 个字，说明为什么必须知道投诉人是谁。`,
  },
  'reveal-fields-missing': wrong('没有选择要查看的项目。请只选择办理所必需的项目。'),
  'reveal-unknown': { status: 404, sentence: always('没有这一项查看申请。请刷新列表。') },
  'reveal-own-approval': forbidden('申请人不能批准自己的申请。请由另一位个人信息保护负责人批准。'),
  'reveal-already-approved': conflict('这项申请已经批准，不能再批准、不同意或者撤回。'),
  'reveal-own-decline': forbidden('申请人不能对自己的申请表示不同意。不再需要的，请撤回。'),
  'reveal-declined': conflict('这项申请没有获得同意。确有需要的，请补充理由，重新申请。'),
  'reveal-withdrawn': conflict('这项申请已由申请人撤回。确有需要的，请重新申请。'),
  'reveal-not-approved': conflict('这项申请还没有批准。请等待个人信息保护负责人批准。'),
  'reveal-not-requester': forbidden('只有申请人本人可以打开。请另行申请。'),
  'reveal-expired': conflict('申请或批准已经过期。确有需要的，请重新申请。'),
  'reveal-quota-exceeded': {
    status: 409,
    sentence: (refusal) =>
      `今天查看身份的次数已到上限（${refusal.perDay} 次），并已告警。请明天再试或联系负责人。`,
  },
  // any case, complaint: acceptance, verification, determination, complainant, supervision
  'case-not-in-status': {
    status: 409,
    sentence: (refusal) =>
      refusal.allowed.length > 0
        ? '案件现在的状态不允许这样办理。请先刷新案件，再从“现在可以办理的事项”中选择。'
        : '案件已经办结，不能再办理任何事项；如有新的情况，请另行登记。',
  },
  'case-handled-elsewhere': conflict('本件由受理渠道的系统办理，这里只跟踪不处置。请到该渠道的系统中办理。'),
  'case-handled-here': conflict('本件在本系统办理，渠道报来的进展不改变它。请在本系统中办理。'),
  'actor-not-concerned': forbidden('您所在的单位不经办本件。如应由您单位办理，请联系转交部门改派。'),
  'seen-as-another': forbidden('您正在以当事人的视角查看，不能办理任何事项。请先返回本人的视角。'),
  'role-missing': {
    status: 403,
    sentence: (refusal) =>
      `这件事由${roleNames(refusal.needed)}办理，您在本单位没有这个岗位。请转请其办理，或向安全管理员申请授权。`,
  },
  'version-stale': {
    status: 409,
    sentence: (refusal) =>
      `您看到的是第 ${refusal.expected} 版，现在已是第 ${refusal.actual} 版。请刷新后核对，再重新提交。`,
  },
  'approval-pending': conflict('同一事项正在审批中。请等待审批结果，或请审批人退回后再修改。'),
  'approval-unknown': { status: 404, sentence: always('没有这一审批事项，或它已经办结。请刷新待办列表。') },
  'approval-not-own': forbidden('只有提出人本人可以撤回。不同意的，请写明理由表示不同意。'),
  'approval-own-proposal': forbidden('拟办人不能审批自己拟办的事项。请由另一位有权审批的人员审批。'),
  'approval-not-your-step': {
    status: 403,
    sentence: (refusal) => `现在轮到${ROLE_LABELS[refusal.needed]}审批。请等待上一环节完成。`,
  },
  'second-person-required': forbidden('这件事需要第二个人确认，不能由同一人完成。请由另一位有权人员确认。'),
  'supplement-already-requested': conflict(
    '补正通知以一次为限，本件已经发过。请依现有材料决定受理或不予受理。',
  ),
  'supplement-limit-passed': conflict('转交期限已过，不能再要求补正。请依现有材料决定受理或不予受理。'),
  'reject-reason-unknown': {
    status: 422,
    sentence: (refusal) => `不予受理的理由不在规定的清单内。可用的理由代码：${refusal.known.join('、')}。`,
  },
  'verifier-is-respondent': wrong(
    '不能转交给被投诉主体、其下属单位或其前身。请转交给其上级单位或行业主管部门。',
  ),
  'verifier-not-competent': wrong(
    '所选单位既不是被投诉主体的上级，也不是其行业主管部门。请改选有核实权限的单位。',
  ),
  'verifier-appointed': conflict('本件已由上级指定办理，指定是终局的，不能再退回或改派。请按指定办理。'),
  'organization-not-active': wrong('所选单位已合并或撤销。请改选其继受单位。'),
  'organization-moved': conflict('所选单位的隶属关系刚刚调整过。请刷新后重新选择，再提交。'),
  'respondent-already-named': conflict('该单位已经是本件的被投诉主体，无需重复添加。'),
  'too-few-respondents': wrong('拆分至少需要两个被投诉主体。请补充后再拆分。'),
  'lead-not-single': wrong('主办单位只能有一个。请指定一个主办单位，其余为协办单位。'),
  'target-is-same': wrong('目标与现状相同，没有可变更的内容。请改选其他目标。'),
  'contact-attempts-too-few': {
    status: 409,
    sentence: (refusal) =>
      `已联系 ${refusal.made} 次，规定须在不同日期联系 ${refusal.needed} 次后才能依现有材料办结。请继续联系并登记。`,
  },
  'contact-attempt-same-day': conflict('今天已登记过一次联系，联系须在不同日期进行。请改日再联系。'),
  'demand-unknown': wrong('本件没有这一项诉求。请刷新案件，从列出的诉求中选择。'),
  'demand-not-in-state': {
    status: 409,
    sentence: always('这一项诉求现在的状态不允许这样办理。请刷新案件，查看该诉求的进展。'),
  },
  'date-in-past': wrong('所填日期已经过去。请填写今天或以后的日期。'),
  'date-too-far': {
    status: 422,
    sentence: (refusal) => `所填日期超过规定的最长 ${refusal.maximumDays} 天。请缩短期限，或报请负责人决定。`,
  },
  'question-unknown': wrong('没有这一项询问，或它已经得到答复。请刷新案件。'),
  'naming-not-agreed': conflict('投诉人尚未同意公开身份或合同信息。请先征得同意，或按保密方式核实。'),
  'evidence-required': wrong('这一步应当附证明材料。请先上传，再提交。'),
  'evidence-unknown': wrong(
    '所附证据不存在，或者上传后 24 小时内没有提交，已经自动删除。请重新上传，再提交。',
  ),
  'evidence-of-other-case': wrong('所附证据已经属于另一件。请为本件重新上传，再提交。'),
  'evidence-too-many': {
    status: 422,
    sentence: (refusal) => `一件最多存放 ${refusal.maximum} 份证据，加上这次就超出了。请合并后再提交。`,
  },
  'evidence-too-large': {
    status: 422,
    sentence: (refusal) =>
      `一件的证据合计最大 ${Math.floor(refusal.maximumBytes / (1024 * 1024))} MB，加上这次就超出了。请压缩后再提交。`,
  },
  'order-not-served': conflict(
    '限期整改通知书没有在整改期限内送达，不能以逾期认定。请重新下达整改要求并送达。',
  ),
  'seal-required': wrong('这件事需要单位盖章的书面文件。请上传加盖公章的文件后再提交。'),
  'ground-not-given': conflict('认定所依据的情形尚未成立。请先完成整改、拒不整改或推诿理由的认定记录。'),
  'notice-not-served': conflict('拟认定告知书尚未送达，不能继续。请先送达并登记送达回证。'),
  'document-not-served': conflict('认定文书尚未送达被投诉主体，不能公示。请先办理送达。'),
  'publication-not-provided': conflict(
    '本件适用的规则没有规定公示期限，不能公示。请由规则管理人员提出公示期限并经确认。',
  ),
  'publication-span-over': conflict('公示期限自认定之日起算，已经届满，不能再公示。'),
  'already-published': conflict('这一认定正在公示，无需再次提请。'),
  'nothing-published': conflict('这一认定没有正在公示的内容，无需撤下。'),
  'secrecy-review-incoherent': wrong(
    '保密审查结论与依据、隐去的内容不相符：全部公示的不填；部分公示的须选明依据和隐去的内容；不予公示的只选依据。',
  ),
  'document-not-issued': conflict('这份文书尚未签发。请先完成审批与签发，再办理送达。'),
  'return-window-closed': conflict('退回的期限已过。请继续办理；确不属本单位职责的，报上级指定办理。'),
  'respondent-not-notified': conflict('尚未通知被投诉主体。请先发出告知，再继续办理。'),
  'respondent-already-notified': conflict('已经通知过被投诉主体，无需重复通知。'),
  'date-in-future': wrong('所填日期还没有到。请填写今天或以前的日期。'),
  'justification-judged': conflict('这项正当理由已经作出判断。请刷新案件，查看结论。'),
  'proposal-missing': conflict('尚未提出拟办意见，无法继续。请先提出拟办意见并送审。'),
  'proposal-pending': conflict('拟办意见正在审批中。请等待审批结果。'),
  'demands-still-open': conflict('还有诉求没有作出结论。请先对每一项诉求作出结论。'),
  'already-explained': conflict('已经向投诉人说明过结果，无需重复说明。'),
  'nothing-named': wrong('没有指明任何事项。请至少选择一项后再提交。'),
  'excuse-missing': wrong('没有说明推诿的理由。请选择理由并附书面材料。'),
  'settlement-already-declared': conflict('已经登记过和解。请先确认其自愿，或撤销后重新登记。'),
  'instalment-unknown': wrong('和解协议中没有这一期。请刷新案件，从列出的分期中选择。'),
  'service-receipt-missing': wrong('缺少送达回证。请上传送达回证或登记送达方式与日期。'),
  'special-authority-required': forbidden(
    '撤回或和解需要投诉人的特别授权。请由投诉人本人办理，或补交特别授权委托书。',
  ),
  'agent-unknown': wrong('没有这位代理人，或其代理已经终止。请刷新代理人列表。'),
  'settlement-not-declared': conflict('尚未登记和解。请先由投诉人提出和解，再确认其自愿。'),
  'reviewer-not-independent': wrong('复核须由原认定部门以外的单位办理。请改选复核单位。'),
  'extension-not-provided': conflict('现行规则没有规定这一期限可以延长。请按期办理。'),
  'extension-exhausted': conflict('延长次数已经用完。请按期办理，确有困难的请报督查机构。'),
  'extension-too-late': conflict('期限已经届满，不能再延长。请尽快办理。'),
  'duty-not-running': conflict('这一期限现在没有在计算。请刷新案件，查看当前的期限。'),
  'not-suspended': conflict('本件没有中止，无需恢复。'),
  'instruction-unknown': wrong('没有这一件批示。请刷新批示列表。'),
  'already-returned': conflict('退回以一次为限，本件已经退回过。请报上级指定办理单位。'),
  'already-agreed': conflict('投诉人已经同意过，无需重复征求。'),
  'already-served': conflict('这份文书已经送达，无需重复送达。'),
  'already-rated': conflict('您已经评价过本件，评价以一次为限。'),
  'rating-window-closed': conflict('现在不能评价：结果尚未送达，或者评价的期限已过。'),
  'no-complainant': conflict('本件由机关依职权启动认定，没有投诉人，不需要办理这一步。'),
  'tip-off-no-party': forbidden('举报人不是当事人，不能撤回、和解、评价或申请复核。核实结果会向您反馈。'),
  'duplicate-already-linked': conflict('本件已经关联到另一主件。请先解除关联，再关联到新的主件。'),
  'duplicate-not-linked': conflict('本件没有关联到任何主件。'),
  'leading-case-follows': conflict('所选投诉自己已关联到另一主件。请直接关联到那一主件。'),
  'case-leads-others': conflict('已有其他投诉关联到本件。请先解除它们的关联，或者把所选投诉关联到本件。'),
  'contract-already-linked': conflict('本件已经关联到合同。合同选错的，请先解除关联，再关联正确的合同。'),
  'contract-not-linked': conflict('本件没有关联合同。'),
  ...CONTRACT_SENTENCES,
  'already-listed': conflict('本件已经挂牌督办。'),
  'already-suspended': conflict('本件已经中止办理。请先恢复办理。'),
  'answer-window-open': {
    status: 409,
    sentence: (refusal) => `被投诉主体的答复期到 ${refusal.until} 为止。请等待答复，或待期满后再作结论。`,
  },
  'answer-window-closed': conflict('答复期已过。请直接与核实部门联系，说明逾期原因。'),
  'justification-pending': conflict('被投诉主体提出的正当理由尚待判断。请先作出判断。'),
  'justification-unknown': wrong('没有待判断的正当理由。请刷新案件。'),
  'justification-is-excuse': wrong(
    '换届、机构调整、人员变动等不是正当理由。请按未整改办理，或另行说明其他事由。',
  ),
  'defence-window-open': {
    status: 409,
    sentence: (refusal) => `陈述申辩期到 ${refusal.until} 为止。请待期满或收到陈述申辩后再认定。`,
  },
  'defence-not-heard': conflict('尚未听取陈述申辩。请先登记陈述申辩的意见及复核情况，再作认定。'),
  'defence-window-closed': conflict('陈述申辩期已过。如有新的证据，请在认定后申请复核。'),
  'review-already-asked': conflict('复核以一次为限，本件已经申请过。请等待复核结果。'),
  'review-window-closed': conflict('申请复核的期限已过。可以向督查机构反映，或依法申请行政复议、提起诉讼。'),
  'review-not-asked': conflict('没有待办理的复核申请。'),
  'assignee-not-active': wrong('所选承办人已离任，或其账号已锁定。请改选在任人员。'),
  // bodies, officers, offices
  'duties-incompatible': {
    status: 409,
    sentence: (refusal) =>
      `三员分立：该账号属于${DUTY_CLASS_LABELS[refusal.held]}，不能再授予${DUTY_CLASS_LABELS[refusal.asked]}。请为另一个人授权。`,
  },
  'grant-to-oneself': forbidden('不能给自己授权，也不能确认给自己的授权。请由其他管理员办理。'),
  'grant-needs-second-person': forbidden('授权须由提出人以外的第二个人确认。请另一位管理员确认。'),
  'grant-needs-security-administrator': forbidden('这项授权须由安全管理员确认。'),
  'grant-not-proposed': conflict('这项授权不在待确认状态。请刷新授权列表。'),
  'role-of-other-bodies': wrong('督查岗位只能设在政府督查机构。请在督查机构授权，或改授其他岗位。'),
  'grant-already-held': conflict('该人员在该单位已有这个岗位，或已有待确认的同一授权。'),
  'period-backwards': wrong('结束日期早于开始日期。请检查起止日期。'),
  'deputy-is-oneself': wrong('代理人不能是本人。请选择本单位的另一位人员。'),
  'deputy-in-other-body': wrong('AB 岗代理人须与本人在同一单位。请改选本单位人员。'),
  'deputy-of-other-duties': wrong('三员分立：代理人须与本人属于同一类岗位。请改选。'),
  'absence-overlaps': conflict('这段时间与已登记的缺勤重叠。请先取消原来的登记，或调整日期。'),
  'officer-not-active': wrong('该人员已离任，或其账号已锁定。请改选在任人员。'),
  'account-is-ones-own': forbidden('不能锁定自己的账号，也不能为自己办理离任。请由另一位管理员办理。'),
  'account-locked': conflict('该账号已锁定。请先解锁，再办理这一事项。'),
  'account-not-locked': conflict('该账号没有锁定，无需解锁。'),
  'work-not-handed-over': {
    status: 409,
    sentence: ({ cases }) => `该人员名下还有 ${cases} 件未办结的案件。请先指定接办人交接，再办理离任。`,
  },
  'successor-without-office': {
    status: 409,
    sentence: ({ needed }) =>
      `接办人在案件所在单位没有能够办理的岗位（${roleNames(needed)}，任一即可）。请改选接办人，或先由安全管理员授予岗位。`,
  },
  'duty-without-holder': {
    status: 409,
    sentence: ({ needed }) =>
      `该人员离任后，有事项将无人可办：所需岗位（${roleNames(needed)}，任一即可）再无他人任职。请先由安全管理员授予他人这一岗位。`,
  },
  'not-deputy-now': forbidden('您今天不是该人员的代理人。请由其登记缺勤并指定您为代理人。'),
  'no-office-there': forbidden('您在该单位今天没有任何岗位。请选择您有岗位的单位。'),
  'username-taken': conflict('这个用户名已被使用。请换一个用户名。'),
  'organization-unknown': wrong('没有这个单位。请从单位列表中选择。'),
  'officer-unknown': wrong('没有这位人员。请从人员列表中选择。'),
  'organization-dissolved': conflict('该单位已合并或撤销，不能再变更。请在其继受单位上办理。'),
  'successor-is-itself': wrong('继受单位不能是该单位本身或其下属单位。请改选。'),
  'successor-dissolved': wrong('所选继受单位已合并或撤销。请改选存续的单位。'),
  'parent-below-itself': wrong('上级单位不能是该单位本身或其下属单位。请改选。'),
  'root-stays': conflict('最上级单位不能移动、合并或撤销。'),
  'tree-version-stale': {
    status: 409,
    sentence: (refusal) =>
      `机构树已由第 ${refusal.expected} 版变为第 ${refusal.actual} 版。请刷新机构树，核对后重新提交。`,
  },
  'password-too-weak': { status: 422, sentence: (refusal) => WEAKNESS_SENTENCES[refusal.weakness] },
  'password-wrong': wrong('原口令不正确。请重新输入；忘记口令的，请系统管理员重置。'),
  'credential-in-use': conflict('这个令牌已经登记过。请重新生成一个随机令牌。'),
  'webhook-url-not-allowed': wrong('接收地址须为 https、端口获准、指向公网，且不含用户名和口令。请核对。'),
  'webhook-credential-unknown': wrong('没有这份有效的办公系统凭据。请先登记凭据，再登记推送。'),
  'signing-key-in-use': conflict('这个公钥已经登记过，已吊销的也不再启用。请生成一对新的密钥。'),
  'signing-keys-enough': conflict('这份凭据已有两个有效的公钥。请先吊销不再使用的一个，再登记新的。'),
  'rules-of-another-body': forbidden(
    '地区的规则由该地区社会信用体系建设牵头部门提出和确认，部门的规则也可由本部门办理。请转请该部门办理。',
  ),
  'bootstrap-closed': conflict(
    '初始化令牌无效、已使用或已过期，或系统已有账号。请由运维重新签发令牌，或用已有账号登录。',
  ),
};

/** The HTTP status of a refusal, and what a person is told: what is in the way, and what to do now. */
export function explainRefusal(refusal: AnyRefusal): { readonly status: number; readonly sentence: string } {
  // The table pairs each type with its own sentence; the index expression alone loses that pairing.
  const entry = SENTENCES[refusal.type] as Entry<AnyRefusal>;
  return { status: entry.status, sentence: entry.sentence(refusal) };
}
