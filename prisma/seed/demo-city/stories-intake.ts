import { accepted, signedIn } from './chapters';
import { ANONYMOUS, COMPANIES, filing, pay } from './complainants';
import { act, COMPLAINANT, signs, type Story } from './story';

/** From receipt to the transfer: fresh, supplemented, rejected, split, redirected, overdue. */
export const INTAKE_STORIES: readonly Story[] = [
  {
    key: 'fresh',
    channel: 'credit-portal',
    filed: { day: -1, time: '09:40' },
    hasOpenReceipt: true,
    filing: filing({
      against: 'birch-works',
      title: '人行道铺装工程尾款一年未付',
      narrative: '工程去年验收合格，合同约定验收后六十日内付清，至今只付了一半。',
      demands: [pay('486000.00')],
      by: COMPANIES.paving,
      contractNumber: 'BHSZ-2024-017',
    }),
    acts: [],
  },
  {
    key: 'fresh-anonymous',
    channel: 'hotline-12345',
    filed: { day: -1, time: '14:25' },
    filing: filing({
      against: 'birch-buses',
      title: '公交站台广告牌租赁费拖欠',
      narrative: '来电人反映站台广告牌租赁费已拖欠两个季度，不愿透露姓名。',
      demands: [pay('62000.00')],
      by: ANONYMOUS,
    }),
    acts: [],
  },
  {
    key: 'transfer-overdue',
    channel: 'credit-portal',
    filed: { day: -7, time: '10:05' },
    filing: filing({
      against: 'birch-lighting',
      title: '路灯维护服务费未按季度支付',
      narrative: '服务已满一年，考核均合格，后三个季度的服务费没有支付。',
      demands: [pay('173500.50')],
      by: COMPANIES.lamps,
      field: 'government-procurement',
    }),
    acts: [act([-6, '09:30'], 'credit.registrar', { type: 'accept' })],
  },
  {
    key: 'supplementing',
    channel: 'petition-platform',
    filed: { day: -4, time: '11:00' },
    hasOpenReceipt: true,
    filing: filing({
      against: 'birch-homes',
      title: '保障房外墙保温材料款结算争议',
      narrative: '材料已全部交付，结算单迟迟不签。',
      demands: [{ kind: 'settlement' }],
      by: COMPANIES.homes,
    }),
    acts: [
      act([-3, '10:00'], 'petition.registrar', {
        type: 'request-supplement',
        itemCodes: ['contract', 'performance-proof'],
        explanation: '请补充合同全文和签收单。',
      }),
    ],
  },
  {
    key: 'rejected',
    channel: 'enterprise-platform',
    filed: { day: -15, time: '16:10' },
    filing: filing({
      against: 'birch-park',
      title: '与园区内另一企业的厂房转租纠纷',
      narrative: '转租方不退押金，要求园区服务中心代为追讨。',
      demands: [{ kind: 'other' }],
      by: COMPANIES.chips,
      field: 'other',
    }),
    acts: [
      act([-14, '10:30'], 'platform.registrar', {
        type: 'reject',
        reasonCode: 'R01',
        explanation: '属于企业之间的民事纠纷，可以协商、仲裁或者起诉。',
      }),
      signs([-14, '15:00'], 'platform.reviewer'),
    ],
  },
  {
    key: 'withdrawn',
    channel: 'enterprise-hotline',
    filed: { day: -10, time: '09:15' },
    filing: filing({
      against: 'birch-subsidy',
      title: '稳岗补贴迟发',
      narrative: '公示期满三个月，补贴没有到账。',
      demands: [{ kind: 'policy', amountYuan: '36000.00' }],
      by: COMPANIES.mills,
      field: 'industrial-support',
    }),
    acts: [
      act([-9, '10:00'], 'bizline.registrar', { type: 'accept' }),
      act([-8, '09:00'], COMPLAINANT, { type: 'withdraw', reason: '款项昨日已经到账。' }),
    ],
  },
  {
    key: 'split',
    channel: 'credit-portal',
    filed: { day: -6, time: '09:20' },
    filing: filing({
      against: 'birch-works',
      title: '道路与排水两个标段的工程款均未支付',
      narrative: '同一份框架合同下，道路标段与排水标段分由两个单位发包。',
      demands: [pay('912000.00'), { kind: 'settlement' }],
      by: COMPANIES.pipes,
    }),
    acts: [
      act([-5, '10:20'], 'credit.registrar', {
        type: 'split-by-respondent',
        respondents: [
          { organizationId: 'birch-works', part: 'lead' },
          { organizationId: 'birch-roads', part: 'assisting' },
        ],
        reason: '两个标段的发包单位不同，分别转交其主管部门核实。',
      }),
    ],
    children: [
      accepted(-4, 'credit', { verifier: 'birch-housing', on: -4 }),
      accepted(-4, 'credit', { verifier: 'birch-transport', on: -4 }),
    ],
  },
  {
    key: 'redirected',
    channel: 'hotline-12345',
    filed: { day: -3, time: '15:45' },
    filing: filing({
      against: 'ginkgo-works',
      title: '邻市市政管网工程款未付',
      narrative: '工程在银杏市，来电人不清楚应向谁反映。',
      demands: [pay('258000.00')],
      by: COMPANIES.signs,
    }),
    acts: [
      act([-2, '09:50'], 'hotline.dispatcher', {
        type: 'redirect',
        acceptingOrganizationId: 'ginkgo-credit-office',
        reason: '被投诉主体在银杏市，移送其信用牵头部门。',
      }),
    ],
  },
  {
    key: 'followed',
    channel: 'petition-platform',
    filed: { day: -9, time: '10:40' },
    filing: filing({
      against: 'birch-roads',
      title: '养护机械租赁费长期挂账',
      narrative: '信访系统转来，在信访系统内办理。',
      demands: [pay('340000.00')],
      by: COMPANIES.graders,
    }),
    acts: [],
    progress: [
      { day: -8, time: '09:00', facts: { stage: 'accepted', closedAs: null } },
      { day: -6, time: '17:00', facts: { stage: 'transferred', closedAs: null } },
    ],
  },
  {
    key: 'transferred',
    channel: 'enterprise-hotline',
    filed: { day: -3, time: '09:30' },
    filing: filing({
      against: 'birch-stadium',
      title: '体育场草坪养护费未付',
      narrative: '两个年度的养护费均未支付。',
      demands: [pay('128000.00')],
      by: COMPANIES.turf,
      field: 'government-procurement',
    }),
    acts: accepted(-2, 'bizline', { verifier: 'birch-culture', on: -1 }),
  },
  {
    key: 'sign-in-overdue',
    channel: 'hotline-12345',
    filed: { day: -11, time: '08:50' },
    filing: filing({
      against: 'birch-buses',
      title: '客车维修费拖欠',
      narrative: '维修完成并已提车，费用拖欠十个月。',
      demands: [pay('87000.00')],
      by: COMPANIES.coaches,
    }),
    acts: accepted(-10, 'hotline', { verifier: 'birch-transport', on: -9 }),
  },
  {
    key: 'returned-once',
    channel: 'credit-portal',
    filed: { day: -7, time: '14:00' },
    filing: filing({
      against: 'birch-lighting',
      title: '灯杆基础工程签证不予确认',
      narrative: '现场签证已由监理签字，建设单位不予确认。',
      demands: [{ kind: 'settlement', amountYuan: '54000.00' }],
      by: COMPANIES.lamps,
    }),
    acts: [
      ...accepted(-6, 'credit', { verifier: 'birch-industry', on: -6 }),
      act([-5, '10:00'], 'industry.clerk', {
        type: 'return',
        rightOrganizationId: 'birch-housing',
        reason: '城市照明由住房和城乡建设部门主管。',
      }),
      act([-5, '15:00'], 'credit.registrar', { type: 'transfer', verifyingOrganizationId: 'birch-housing' }),
      ...signedIn(-4, 'housing'),
    ],
  },
];
