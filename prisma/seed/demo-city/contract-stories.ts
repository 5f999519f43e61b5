import { fresh } from './contract-deals';
import {
  decided,
  does,
  explained,
  filed,
  monitored,
  performed,
  supervised,
  type ContractStory,
} from './contract-story';
import { ENDED_CONTRACTS } from './contract-stories-ended';

/** What has begun and waits: drafts, reviews, signatures, filing. */
const BEFORE_PERFORMANCE: readonly ContractStory[] = [
  fresh('guardrails', [-2, 'works.contracts'], (on) => ({
    ...{ name: '滨河路护栏采购合同', body: 'birch-works', with: 'guardrails', amountYuan: '268000.00' },
    ...{ signedOn: null, startsOn: on(10), endsOn: on(60) },
    milestones: [
      { kind: 'delivery', title: '护栏到货安装', owedBy: 'counterparty', dueOn: on(30) },
      { kind: 'payment', title: '验收后付款', owedBy: 'public', dueOn: on(45), amountYuan: '268000.00' },
    ],
  })),
  fresh(
    'plant',
    [-6, 'park.contracts'],
    (on) => ({
      ...{ name: '新材料项目投资合作协议', body: 'birch-park', with: 'plant', amountYuan: '52000000.00' },
      ...{ categoryCode: '09', priceType: 'none', signedOn: null, startsOn: on(20), endsOn: on(240) },
      milestones: [
        { kind: 'promise', title: '交付“五通一平”用地', owedBy: 'public', dueOn: on(60) },
        { kind: 'other', title: '一期厂房开工', owedBy: 'counterparty', dueOn: on(120) },
      ],
    }),
    decided([-5, 'park.contracts'], 'expert-review', '专家论证意见.pdf'),
    does([-4, 'park.contracts'], { type: 'submit-for-review', remark: '招商引资合同，送合法性审查。' }),
  ),
  fresh(
    'canteen',
    [-9, 'park.contracts'],
    (on) => ({
      ...{ name: '园区食堂租赁合同', body: 'birch-park', with: 'canteen', amountYuan: '360000.00' },
      ...{ categoryCode: '02', signedOn: null, startsOn: on(5), endsOn: on(240) },
      milestones: [
        {
          ...{ kind: 'payment', title: '交付首年租金', owedBy: 'counterparty' },
          ...{ dueOn: on(8), amountYuan: '120000.00' },
        },
      ],
    }),
    does([-8, 'park.contracts'], { type: 'submit-for-review' }),
    does([-5, 'park.legal'], {
      ...{ type: 'give-opinion', opinion: 'agreed', explanation: '租期、租金程序合法，未发现违法内容。' },
    }),
    decided([-4, 'park.contracts'], 'collective-discussion', '主任办公会议纪要.pdf'),
    does([-2, 'park.contracts'], ({ on }) => ({ type: 'record-signature', partyId: 'p1', on: on(-2) })),
  ),
  fresh('salt', [-12, 'roads.contracts'], (on) => ({
    ...{ name: '冬季融雪剂采购合同', body: 'birch-roads', with: 'salt', amountYuan: '95000.00' },
    ...{ signedOn: on(-13), startsOn: on(-13), endsOn: on(40) },
    milestones: [
      { kind: 'delivery', title: '融雪剂到货', owedBy: 'counterparty', dueOn: on(6) },
      { kind: 'payment', title: '付清货款', owedBy: 'public', dueOn: on(20), amountYuan: '95000.00' },
    ],
  })),
  fresh(
    'survey',
    [-5, 'works.contracts'],
    (on) => ({
      ...{ name: '老旧管网勘察合同', body: 'birch-works', with: 'survey', amountYuan: '430000.00' },
      ...{ categoryCode: '01', signedOn: on(-6), startsOn: on(10), endsOn: on(80) },
      milestones: [
        { kind: 'delivery', title: '提交勘察报告', owedBy: 'counterparty', dueOn: on(40) },
        { kind: 'payment', title: '付清勘察费', owedBy: 'public', dueOn: on(60), amountYuan: '430000.00' },
      ],
    }),
    filed(-3, 'housing.head', '桦住建备〔2026〕21号'),
  ),
];

/** What runs: reminded, late, excused, suspended, changed. */
const IN_PERFORMANCE: readonly ContractStory[] = [
  fresh(
    'mowers',
    [-40, 'roads.contracts'],
    (on) => ({
      ...{ name: '公路绿化养护服务合同', body: 'birch-roads', with: 'mowers', amountYuan: '240000.00' },
      ...{ signedOn: on(-41), startsOn: on(-41), endsOn: on(100) },
      milestones: [
        { kind: 'acceptance', title: '上季度养护考核', owedBy: 'public', dueOn: on(-10) },
        {
          kind: 'payment',
          title: '支付本季度服务费',
          owedBy: 'public',
          dueOn: on(4),
          amountYuan: '60000.00',
        },
      ],
    }),
    filed(-36, 'transport.head', '桦交备〔2026〕7号'),
    performed(-11, 'roads.contracts', 'm1'),
  ),
  fresh(
    'lamps',
    [-60, 'works.contracts'],
    (on) => ({
      ...{ name: '学府街路灯采购合同', body: 'birch-works', with: 'lamps', amountYuan: '400000.00' },
      ...{ signedOn: on(-62), startsOn: on(-62), endsOn: on(60) },
      milestones: [
        { kind: 'delivery', title: '路灯到货', owedBy: 'counterparty', dueOn: on(-45) },
        {
          ...{ kind: 'payment', title: '付清货款', owedBy: 'public', amountYuan: '400000.00' },
          payment: { agreedDays: 30, start: 'acceptance', after: 1, inspectionDays: 5 },
        },
      ],
    }),
    filed(-58, 'housing.head', '桦住建备〔2026〕12号'),
    performed(-46, 'works.contracts', 'm1'),
    does(
      [-45, 'works.contracts'],
      ({ on, evidenceId }) => ({
        ...{ type: 'record-acceptance', milestoneId: 'm1', on: on(-45), result: 'qualified' },
        evidenceIds: [evidenceId],
      }),
      '验收单.pdf',
    ),
    performed(-12, 'works.contracts', 'm2', '150000.00'),
    explained([-10, 'works.contracts'], 'm2', {
      ...{ reasonCode: 'funds-not-arranged', planned: 15 },
      reason: '余款已列入下月用款计划。',
    }),
    does([-3, 'inspect.officer'], { type: 'urge', remark: '请按计划支付余款。' }),
  ),
  fresh(
    'sensors',
    [-50, 'works.contracts'],
    (on) => ({
      ...{ name: '井盖监测设备采购合同', body: 'birch-works', with: 'sensors', amountYuan: '180000.00' },
      ...{ signedOn: on(-51), startsOn: on(-51), endsOn: on(60) },
      milestones: [
        { kind: 'payment', title: '支付首付款', owedBy: 'public', dueOn: on(-14), amountYuan: '54000.00' },
        { kind: 'delivery', title: '设备到货', owedBy: 'counterparty', dueOn: on(25) },
      ],
    }),
    filed(-47, 'housing.head', '桦住建备〔2026〕14号'),
    explained([-11, 'works.contracts'], 'm1', {
      ...{ reasonCode: 'approval-delayed', planned: 5, reason: '支付申请在审批中。' },
    }),
    does([-3, 'works.contracts'], {
      ...{ type: 'ask-tolerance', milestoneId: 'm1', days: 10, ground: 'being-remedied' },
      reason: '支付申请已报财政，预计五日内到账。',
    }),
  ),
  fresh(
    'fibre',
    [-70, 'park.contracts'],
    (on) => ({
      ...{ name: '园区光纤扩容工程合同', body: 'birch-park', with: 'fibre', amountYuan: '760000.00' },
      ...{ categoryCode: '01', signedOn: on(-72), startsOn: on(-72), endsOn: on(30) },
      milestones: [
        { kind: 'acceptance', title: '组织竣工验收', owedBy: 'public', dueOn: on(-40) },
        { kind: 'payment', title: '支付结算款', owedBy: 'public', dueOn: on(-30), amountYuan: '228000.00' },
      ],
    }),
    filed(-66, 'industry.head', '桦工信备〔2026〕3号'),
    performed(-41, 'park.contracts', 'm1'),
    explained([-27, 'park.contracts'], 'm2', {
      ...{ reasonCode: 'change-of-government', planned: -15, reason: '分管领导调整，暂缓支付。' },
    }),
    ...supervised([-14, -4], 'industry.head', {
      ...{ milestoneId: 'm2', result: 'not-performed' },
      findings: '账户有余额，约谈后仍未支付；分管领导调整不是理由。',
    }),
  ),
  fresh(
    'bridge',
    [-65, 'roads.contracts'],
    (on) => ({
      ...{ name: '石河桥加固工程合同', body: 'birch-roads', with: 'bridge', amountYuan: '2350000.00' },
      ...{ categoryCode: '01', signedOn: on(-66), startsOn: on(-66), endsOn: on(90) },
      milestones: [
        { kind: 'delivery', title: '主体加固完工', owedBy: 'counterparty', dueOn: on(15) },
        { kind: 'payment', title: '支付进度款', owedBy: 'public', dueOn: on(30), amountYuan: '940000.00' },
      ],
    }),
    filed(-61, 'transport.head', '桦交备〔2026〕5号'),
    ...monitored([-30, -29], 'transport.head'),
    does([-7, 'roads.contracts'], ({ on }) => ({
      ...{ type: 'suspend', ground: 'force-majeure', fromOn: on(-7), reason: '洪水，工地停工。' },
    })),
  ),
  fresh(
    'benches',
    [-45, 'works.contracts'],
    (on) => ({
      ...{ name: '口袋公园座椅采购合同', body: 'birch-works', with: 'benches', amountYuan: '88000.00' },
      ...{ signedOn: on(-46), startsOn: on(-46), endsOn: on(70) },
      milestones: [
        {
          ...{ kind: 'delivery', title: '座椅到货', owedBy: 'counterparty', dueOn: on(10) },
          quantity: { value: '120', unit: 'piece' },
        },
        { kind: 'payment', title: '付清货款', owedBy: 'public', dueOn: on(30), amountYuan: '88000.00' },
      ],
    }),
    filed(-42, 'housing.head', '桦住建备〔2026〕15号'),
    does(
      [-12, 'works.contracts'],
      ({ on, evidenceId }) => ({
        ...{ type: 'amend', ground: 'agreement', on: on(-12), reason: '双方协商，分两批到货，顺延交付。' },
        changes: [{ milestoneId: 'm1', dueOn: on(18) }],
        evidenceIds: [evidenceId],
      }),
      '补充协议.pdf',
    ),
    does([-5, 'works.contracts'], ({ on }) => ({
      ...{ type: 'record-performance', milestoneId: 'm1', on: on(-5), quantity: '60', completes: false },
    })),
  ),
];

/** Signed years ago and told of now: nothing of the past is reminded of, and what is late is late. */
const STOCK: readonly ContractStory[] = [
  fresh('road-2023', [-25, 'works.contracts'], () => ({
    ...{ name: '工业大道改造工程合同', body: 'birch-works', with: 'road', amountYuan: '3680000.00' },
    ...{ categoryCode: '01', isStock: true },
    ...{ signedOn: '2023-04-12', startsOn: '2023-04-12', endsOn: '2024-10-31' },
    milestones: [
      {
        ...{ kind: 'delivery', title: '竣工交付', owedBy: 'counterparty', dueOn: '2024-06-30' },
        performed: { on: '2024-07-15' },
      },
      {
        ...{ kind: 'payment', title: '支付结算款', owedBy: 'public', dueOn: '2024-12-31' },
        ...{ amountYuan: '920000.00', performed: { amountYuan: '500000.00' } },
      },
    ],
  })),
];

export const CONTRACT_STORIES: readonly ContractStory[] = [
  ...BEFORE_PERFORMANCE,
  ...IN_PERFORMANCE,
  ...STOCK,
  ...ENDED_CONTRACTS,
];
