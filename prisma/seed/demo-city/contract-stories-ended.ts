import { fresh } from './contract-deals';
import { does, explained, filed, performed, supervised, type ContractStory } from './contract-story';

/** What is over, or may be closed out: performed, performed under supervision, impossible. */
export const ENDED_CONTRACTS: readonly ContractStory[] = [
  fresh(
    'drains',
    [-55, 'works.contracts'],
    (on) => ({
      ...{ name: '雨水篦子采购合同', body: 'birch-works', with: 'drains', amountYuan: '64000.00' },
      ...{ signedOn: on(-56), startsOn: on(-56), endsOn: on(-4) },
      milestones: [
        { kind: 'delivery', title: '雨水篦子到货', owedBy: 'counterparty', dueOn: on(-25) },
        { kind: 'payment', title: '付清货款', owedBy: 'public', dueOn: on(-8), amountYuan: '64000.00' },
      ],
    }),
    filed(-52, 'housing.head', '桦住建备〔2026〕13号'),
    performed(-26, 'works.contracts', 'm1'),
    performed(-9, 'works.contracts', 'm2'),
  ),
  fresh(
    'signs',
    [-75, 'works.contracts'],
    (on) => ({
      ...{ name: '交通标志牌采购合同', body: 'birch-works', with: 'signs', amountYuan: '76000.00' },
      ...{ signedOn: on(-76), startsOn: on(-76), endsOn: on(-20) },
      milestones: [
        { kind: 'delivery', title: '标志牌到货', owedBy: 'counterparty', dueOn: on(-50) },
        { kind: 'payment', title: '付清货款', owedBy: 'public', dueOn: on(-35), amountYuan: '76000.00' },
      ],
    }),
    filed(-72, 'housing.head', '桦住建备〔2026〕9号'),
    performed(-51, 'works.contracts', 'm1'),
    performed(-37, 'works.contracts', 'm2'),
    does([-35, 'works.contracts'], { type: 'close-out' }),
    does([-30, 'works.contracts'], { type: 'archive' }),
  ),
  fresh(
    'sweepers',
    [-80, 'roads.contracts'],
    (on) => ({
      ...{ name: '清扫车租赁合同', body: 'birch-roads', with: 'sweepers', amountYuan: '132000.00' },
      ...{ signedOn: on(-81), startsOn: on(-81), endsOn: on(-10) },
      milestones: [
        { kind: 'payment', title: '支付租金', owedBy: 'public', dueOn: on(-50), amountYuan: '132000.00' },
      ],
    }),
    filed(-77, 'transport.head', '桦交备〔2026〕2号'),
    explained([-47, 'roads.contracts'], 'm1', {
      ...{ reasonCode: 'amount-disputed', planned: -38, reason: '里程数有出入，正在核对。' },
    }),
    ...supervised([-36, -30], 'inspect.officer', {
      ...{ milestoneId: 'm1', result: 'performed', findings: '租金已付清。' },
    }),
    does([-28, 'roads.contracts'], { type: 'close-out' }),
  ),
  fresh(
    'pumps',
    [-85, 'works.contracts'],
    (on) => ({
      ...{ name: '排涝泵站设备采购合同', body: 'birch-works', with: 'pumps', amountYuan: '590000.00' },
      ...{ signedOn: on(-86), startsOn: on(-86), endsOn: on(20) },
      milestones: [
        { kind: 'delivery', title: '设备到货', owedBy: 'counterparty', dueOn: on(-48) },
        { kind: 'payment', title: '付清货款', owedBy: 'public', dueOn: on(-20), amountYuan: '590000.00' },
      ],
    }),
    filed(-82, 'housing.head', '桦住建备〔2026〕6号'),
    explained([-45, 'works.contracts'], 'm1', {
      ...{ reasonCode: 'counterparty-default', planned: -32, reason: '供货方停产。' },
    }),
    ...supervised([-30, -22], 'housing.head', {
      ...{ milestoneId: 'm1', result: 'impossible', findings: '供货方已进入破产程序，无法交付。' },
    }),
    does([-21, 'works.contracts'], ({ on }) => ({
      ...{ type: 'terminate', milestoneId: 'm1', on: on(-21), reason: '供货方破产，无法履行。' },
    })),
    does([-18, 'works.contracts'], ({ on }) => ({ type: 'record-dispute', way: 'litigation', on: on(-18) })),
  ),
];
