import { comparerFor, type Comparable, type Shared } from '../../src/domain/complaint/duplicate';

const paving: Comparable = {
  title: '路面设备尾款逾期未付',
  narrative: '2024年3月签订路面设备采购合同，验收合格后已逾期十一个月，尾款至今未付。',
  amountFen: 12_800_000,
};
const retold: Comparable = {
  title: '路面设备尾款至今未付',
  narrative: '路面设备采购合同验收合格后，逾期十一个月尾款至今未付，多次催要无果。',
  amountFen: 12_800_000,
};
const another: Comparable = {
  title: '招商奖励没有兑现',
  narrative: '招商引资协议约定的落地奖励两年没有兑现，理由是领导换届。',
  amountFen: 50_000_000,
};
const nothing: Shared = { respondent: false, contract: false, complainant: false };
const sharing = (shared: Partial<Shared>): Shared => ({ ...nothing, ...shared });

describe('two complaints about one matter', () => {
  it('are told by the same body and words that are alike', () => {
    expect(comparerFor(paving)(retold, sharing({ respondent: true }))).toEqual({
      reasons: ['alike-title', 'alike-narrative', 'same-amount', 'same-respondent'],
      score: 60,
    });
  });

  it('are likelier the more speaks for it, and never more than certain', () => {
    const all = sharing({ respondent: true, contract: true, complainant: true });
    expect(comparerFor(paving)(retold, all)?.score).toBe(100);
    const fewer = comparerFor(paving)(another, sharing({ respondent: true, complainant: true }));
    expect(fewer).toEqual({ reasons: ['same-complainant', 'same-respondent'], score: 50 });
  });

  it('are told by one contract number alone, whoever complained of whom', () => {
    expect(comparerFor(paving)(another, sharing({ contract: true }))?.reasons).toEqual(['same-contract']);
  });

  it.each([
    ['the body alone', paving, another, { respondent: true }],
    ['the person alone, with another matter against another body', paving, another, { complainant: true }],
    ['words alone: two bodies may owe two companies the like', paving, retold, {}],
    ['the sum alone', paving, { ...another, amountFen: paving.amountFen }, {}],
  ] as const)('are not told by %s', (_what, one, other, shared) => {
    expect(comparerFor(one)(other, sharing(shared))).toBeNull();
  });
});

describe('the likeness of two texts', () => {
  const reasonsOf = (title: string, other: string) =>
    comparerFor({ ...another, title })({ ...paving, title: other }, sharing({ respondent: true }))?.reasons;

  it('does not mind spaces, signs and widths', () => {
    expect(reasonsOf('设备尾款，未付 ABC', '设备尾款未付ＡＢＣ')).toContain('alike-title');
  });

  it.each([
    ['路面设备', '招商奖励'],
    ['', ''],
    ['款', '款'],
  ])('is nothing where no pair of signs is shared: 「%s」 and 「%s」', (one, other) => {
    expect(reasonsOf(one, other)).toBeUndefined();
  });
});
