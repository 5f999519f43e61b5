import type { MilestoneSaid, ProblemSaid } from '../../src/domain/contract/notice-contents';
import { findFreeText, noticeOf, rungKeyPrefix, rungNoticeOf } from '../../src/domain/notification';
import type { DueBy, Template, TemplateOf, TemplateType } from '../../src/domain/notification';
import { toCaseId, toOfficerId, toOrganizationId } from '../../src/domain/ids';
import type { PlainDate } from '../../src/domain/ids';
import { renderMail, type MailContext } from '../../src/notify/render-mail';
import { TEMPLATES } from '../../src/notify/templates';

const by: DueBy = {
  on: '2026-11-25' as PlainDate,
  remainingWorkingDays: 3,
  basis: 'document',
  provisional: false,
};
const body = toOrganizationId('body-1');
const other = toOrganizationId('body-2');

const milestone: MilestoneSaid = {
  ...{ undertakingId: body, milestone: 'payment', owedBy: 'public', amountFen: 100_000_00 },
  dueOn: by.on,
};

const problem: ProblemSaid = { undertakingId: body, problem: 3, severity: 'major' };

const promise = { promisorId: body, node: 1, dueOn: by.on };

const samples: { readonly [Type in TemplateType]: Omit<TemplateOf<Type>, 'type' | 'number'> } = {
  'case-received': { respondentId: body, channel: 'hotline-12345', by },
  'supplement-requested': { itemCount: 2, by },
  'case-accepted': { by: null },
  'case-rejected': { reasonCode: 'R02' },
  'case-transferred': { respondentId: body, fromId: other, part: 'lead', by },
  'notice-to-respondent': { demandCount: 2, by },
  'question-asked': { by },
  'answer-received': { answers: 'question' },
  'rectification-ordered': { demandCount: 2, by },
  'progress-reported': { percent: 60, completed: false },
  'justification-filed': { by },
  'justification-judged': { accepted: true, newDueOn: by.on },
  'determination-proposed': { ground: 'overdue', demandCount: 1, by },
  'defence-heard': {},
  determined: {
    respondentId: body,
    ground: 'overdue',
    demandCount: 1,
    documentNumber: '青发改信函〔2026〕12号',
  },
  'result-explained': { outcome: 'unfounded' },
  'determination-published': { respondentId: body, until: by.on },
  'publication-ended': { respondentId: body, cause: 'withdrawn' },
  'leading-case-answered': { outcome: 'rectified' },
  'letter-served': { letterKind: 'reply', documentNumber: null, method: 'post', servedOn: by.on },
  'delivery-failed': { letterKind: 'reply', on: by.on, reason: 'not-collected' },
  'rung-reached': { duty: 'verify', rung: 'overdue-1', missedRungs: 2, ownerId: body, by },
  'duty-moved': { duty: 'verify', why: 'suspended', oldDueOn: by.on, by },
  'instruction-recorded': { by },
  'approval-waiting': { act: 'determine', by },
  'approval-returned': { act: 'reject' },
  'case-reassigned': { party: 'verifying', fromId: body, toId: other },
  'case-listed': { respondentId: body },
  'right-body-named': { respondentId: body, rightBodyId: other },
  'notice-undelivered': { notice: 'case-rejected', to: 'complainant' },
  'review-asked': { by },
  'review-decided': { result: 'upheld' },
  'incident-opened': { incident: 'role-unfilled', organizationId: body, role: 'receiving-clerk' },
  'reveal-declined': {},
  'calendar-declined': { versionId: 'national-2027-1', layer: 'national', year: 2027 },
  'work-handed-over': { numbers: ['TS20260000001', 'TS20260000002'], total: 2 },
  'stock-collected': { undertakingId: body, collected: 120, overdue: 7 },
  'upward-report-due': {
    ...{ organizationId: body, month: '2026-10-01' as PlainDate, rung: 'overdue-1', missedRungs: 2, by },
  },
  'complainant-update': { stage: 'verifying' },
  'milestone-reminder': { ...milestone, reader: 'manager', rung: 'week-before', silentParties: 1, by },
  'legal-review-requested': { undertakingId: body, by },
  'legal-opinion-given': { opinion: 'agreed-with-changes' },
  'contract-filed': { undertakingId: body, on: by.on },
  'milestone-overdue': { ...milestone, reader: 'undertaking', by },
  'payment-questioned': { issue: 'nothing-owed', paidOn: by.on, amountFen: 4_000_000, unplacedFen: 100_000 },
  'overdue-explained': { ...milestone, reasonCode: 'funds-not-arranged', plannedOn: by.on },
  'supervision-opened': { ...milestone, form: 'admonitory-talk', by },
  'supervision-concluded': { ...milestone, result: 'impossible', by: null },
  'tolerance-asked': { ...milestone, days: 20, ground: 'first-time' },
  'tolerance-granted': { ...milestone, days: 20, by },
  'tolerance-refused': milestone,
  'performance-suspended': { undertakingId: body, ground: 'force-majeure', fromOn: by.on },
  'performance-resumed': { undertakingId: body, on: by.on },
  'contract-terminated': { undertakingId: body, how: 'impossibility', on: by.on, by },
  'contract-dispute-settled': { undertakingId: body, breachBy: 'public', on: by.on, by },
  'contract-determination-opened': { ...milestone, determiningId: body },
  'contract-determination-answered': { undertakingId: body, outcome: 'breach-determined' },
  'problem-assigned': { ...problem, by },
  'problem-answered': problem,
  'problem-solved': problem,
  'problem-returned': { ...problem, by },
  'problem-withdrawn': problem,
  'contract-closed-out': { undertakingId: body, outcome: 'performed', on: by.on },
  'contract-listed': { undertakingId: body },
  'undertaking-succeeded': { fromId: body, toId: other, by },
  'succession-review-opened': { undertakingId: body, cause: 'change-of-government', by },
  'succession-disputed': { undertakingId: body },
  'contract-body-succeeded': { party: 'regulator', toId: other },
  'manager-assigned': { undertakingId: body, openMilestones: 3 },
  'commitment-reminder': { ...promise, rung: 'week-before', by },
  'commitment-overdue': { ...promise, reader: 'promisor', by },
  'commitment-explained': { ...promise, reasonCode: 'funds-not-arranged', plannedOn: by.on },
  'commitment-supervision-opened': { ...promise, form: 'special', by },
  'commitment-supervision-concluded': { ...promise, result: 'not-performed' },
  'commitment-tolerance-asked': { ...promise, days: 10, ground: 'being-remedied' },
  'commitment-tolerance-decided': { ...promise, days: 10, by },
  'commitment-proposed': { ...promise, by },
  'commitment-answered': promise,
  'commitment-ended': { promisorId: body, outcome: 'honoured' },
  'commitment-assigned': { promisorId: body, openNodes: 2 },
  'commitment-succeeded': { fromId: other, toId: body },
};

const types = Object.keys(samples) as TemplateType[];
const aTemplate = (type: TemplateType, differing: object = {}): Template =>
  ({ type, number: 'TS-150100-2026-000042', ...samples[type], ...differing }) as Template;
const mail = (template: Template, audience: MailContext['audience'] = 'officer') =>
  renderMail(template, {
    audience,
    caseKind: audience === 'contact' ? 'contract' : 'complaint',
    link: 'https://pacta.example/complaints/1',
    nameOf: (id) => (id === body ? '市住房和城乡建设局' : '市发展和改革委员会'),
  });

describe('a notice', () => {
  it.each(types)('%s says what happened in Chinese, with the number and the link, and no gaps', (type) => {
    const { subject, text } = mail(aTemplate(type));
    expect(subject).toMatch(/^【践诺】TS-150100-2026-000042 [\u4e00-\u9fff]/);
    expect(text).toContain('案件编号：TS-150100-2026-000042');
    expect(text).toContain('https://pacta.example/complaints/1');
    expect(`${subject}${text}`).not.toMatch(/undefined|null|NaN|\[object|[a-z]+-[a-z]+-[a-z]+/);
  });

  it('has a wording for every template that can be raised', () => {
    expect(Object.keys(TEMPLATES).sort()).toEqual([...types].sort());
  });

  it('says by when: the date, the weekday and the working days that are left', () => {
    expect(mail(aTemplate('question-asked')).text).toContain(
      '办理期限：2026年11月25日（星期三），还剩 3 个工作日',
    );
    const late = { by: { ...by, remainingWorkingDays: -2 } };
    expect(mail(aTemplate('rung-reached', late)).text).toContain('已超期 2 个工作日');
    const today = { by: { ...by, remainingWorkingDays: 0 } };
    expect(mail(aTemplate('question-asked', today)).text).toContain('今日到期');
  });

  it('labels an internal target as internal, and a provisional date as one that may move', () => {
    const internal = { by: { ...by, basis: 'internal' } };
    expect(mail(aTemplate('instruction-recorded', internal)).text).toContain('内部要求，文件未规定具体时限');
    expect(mail(aTemplate('instruction-recorded')).text).not.toContain('内部要求');
    const provisional = { by: { ...by, provisional: true } };
    expect(mail(aTemplate('question-asked', provisional)).text).toContain('节假日安排公布后可能调整');
  });

  it('leads a complainant to the door where the receipt is asked for', () => {
    const { text } = mail(aTemplate('complainant-update'), 'complainant');
    expect(text).toContain('请凭查询码登录查看');
    expect(text).toContain('凭查询码登录');
  });

  it('tells a contact of a contract the code, the milestone, its day and whom to turn to, and leads into no page', () => {
    const owing = mail(aTemplate('milestone-reminder', { reader: 'owing-party' }), 'contact').text;
    expect(owing).toContain('统一合同编码：TS-150100-2026-000042');
    expect(owing).toContain(
      '付款节点（约定2026年11月25日（星期三），应由行政机关一方履行，人民币100,000.00元）',
    );
    expect(owing).toContain('还剩 3 个工作日');
    expect(owing).toContain('请与市住房和城乡建设局联系');
    expect(owing).not.toMatch(/https?:|登录|督查|容错|逾期执行库/);
    const waiting = mail(aTemplate('milestone-reminder', { reader: 'other-party' }), 'contact').text;
    expect(waiting).toContain('请做好收款、接收、验收等配合工作');
    const suspended = mail(aTemplate('performance-suspended'), 'contact').text;
    expect(suspended).toContain('自2026年11月25日（星期三）起中止履行，原因：不可抗力');
    expect(suspended).not.toContain('https:');
  });

  it('tells the manager which parties nobody can reach, and says on the day that it is the day', () => {
    const { text } = mail(aTemplate('milestone-reminder'));
    expect(text).toContain('有 1 方当事人没有登记联系人');
    expect(text).toContain('查看和办理：https://pacta.example/complaints/1');
    const today = { rung: 'due-day', by: { ...by, remainingWorkingDays: 0 } };
    const reminded = mail(aTemplate('milestone-reminder', today));
    expect(reminded.subject).toContain('当日提醒：付款节点今日到期');
    expect(reminded.text).not.toContain('即将到期');
  });

  it('never calls an excuse a justification', () => {
    expect(mail(aTemplate('justification-filed')).text).toContain('人员变动不是正当理由');
  });
});

describe('the data of a notice', () => {
  it.each(types)('%s holds ids, codes, dates and numbers only', (type) => {
    expect(findFreeText(aTemplate(type))).toBeNull();
  });

  it.each([
    ['a name', '王小明'],
    ['a sentence', '他们不给钱'],
    ['an e-mail address', 'wang@example.com'],
    ['a line break', 'a\nb'],
    ['a long text', 'x'.repeat(81)],
  ])('cannot hold %s', (_what, text) => {
    expect(findFreeText(aTemplate('case-rejected', { reasonCode: text }))).toBe('/reasonCode');
    expect(findFreeText(aTemplate('question-asked', { by: { ...by, on: text } }))).toBe('/by/on');
  });
});

describe('the key of a notice', () => {
  const about = { caseKind: 'complaint', caseId: toCaseId('c-1'), sequence: 7 } as const;
  const officer = { type: 'officer', officerId: toOfficerId('o-1') } as const;
  const rung = aTemplate('rung-reached') as TemplateOf<'rung-reached'>;

  it('differs by event, by kind and by addressee, so that each of them is told once', () => {
    const keys = [
      noticeOf(about, aTemplate('defence-heard'), officer).key,
      noticeOf({ ...about, sequence: 8 }, aTemplate('defence-heard'), officer).key,
      noticeOf(about, aTemplate('case-listed'), officer).key,
      noticeOf(about, aTemplate('defence-heard'), { type: 'role', organizationId: body, role: 'issuer' }).key,
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is for a rung the duty, the rung and the revision: the same rung fires once however often it is raised', () => {
    const first = rungNoticeOf(about, { dutyId: 'verify', revision: 1, template: rung }, officer);
    const again = rungNoticeOf(
      { ...about, sequence: 9 },
      { dutyId: 'verify', revision: 1, template: rung },
      officer,
    );
    const moved = rungNoticeOf(about, { dutyId: 'verify', revision: 2, template: rung }, officer);
    expect(again.key).toBe(first.key);
    expect(moved.key).not.toBe(first.key);
    expect(first.key.startsWith(rungKeyPrefix(about.caseId, 'verify', 1))).toBe(true);
    expect(moved.key.startsWith(rungKeyPrefix(about.caseId, 'verify', 1))).toBe(false);
  });
});
