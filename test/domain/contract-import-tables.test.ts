import { recogniseColumns, unitOf } from '../../src/domain/contract-import/column';
import { afterStep, IMPORT_STATUSES, stepsFrom } from '../../src/domain/contract-import/contract-import';
import { readDraft } from '../../src/domain/contract-import/draft';
import { readSheet } from '../../src/domain/contract-import/sheet';
import { groupRows, unitsOf, type RowGroup } from '../../src/domain/contract-import/table';
import { templateFor } from '../../src/domain/contract-import/template';

const HEADINGS = [
  '合同名称',
  '合同编号',
  '合同类别',
  '乙方',
  '合同金额',
  '签订日期',
  '密级',
  '节点名称',
  '节点日期',
  '节点金额',
];
const sheetOf = (...lines: readonly string[]) =>
  readSheet([HEADINGS, ...lines.map((line) => line.split('|'))], {});
const groupsOf = (...lines: readonly string[]): readonly RowGroup[] => groupRows(sheetOf(...lines).rows);
const rowsOf = (groups: readonly RowGroup[]): readonly string[] =>
  groups.map(({ rows, repeatedRows }) =>
    [rows.map(({ row }) => row).join('+'), ...repeatedRows.map((row) => `=${row}`)].join(''),
  );

describe('the headings of a table', () => {
  it.each([
    ['合同金额（万元）', 'amount', '万元'],
    ['合同金额(元)', 'amount', '元'],
    ['中标金额【亿元】', 'amount', '亿元'],
    [' 合 同 名 称 ', 'name', '元'],
    ['*合同名称：', 'name', '元'],
    ['采购单位', 'undertaking', '元'],
    ['供应商名称', 'counterparty', '元'],
    ['序号', null, '元'],
    ['constructor', null, '元'],
  ])('“%s” is %s in %s', (heading, key, unit) => {
    expect([recogniseColumns([heading], {}).keys[0], unitOf(heading)]).toEqual([key, unit]);
  });

  it('are what somebody says they are, and not read where they say so', () => {
    const { keys, missing, unread } = recogniseColumns(['标的', '名称', '类别', '乙方'], {
      标的: 'name',
      名称: null,
    });
    expect([keys, missing, unread]).toEqual([['name', null, 'category', 'counterparty'], [], ['名称']]);
  });

  it('are missed and told of twice by name', () => {
    const { missing, claimedTwice } = recogniseColumns(['合同名称', '项目名称', '乙方'], {});
    expect([missing, claimedTwice]).toEqual([['category'], ['name']]);
  });

  it('are found below titles, and rows are numbered as a person counts', () => {
    const { headingRow, rows } = readSheet(
      [['某单位合同台账', ''], [''], HEADINGS, [''], ['路灯', 'A-1', '06', '甲公司']],
      {},
    );
    expect([headingRow, rows.map(({ row }) => row)]).toEqual([3, [5]]);
  });
});

describe('the rows of a table', () => {
  it('with one number are one contract; without a number each is its own', () => {
    expect(
      rowsOf(
        groupsOf(
          '路灯|A-1|06|甲|1|||首付',
          '井盖|A-2|06|乙|2',
          '路灯|A-1|06|甲|1|||尾款',
          '沙石||06|丙',
          '沙石||06|丁',
        ),
      ),
    ).toEqual(['2+4', '3', '5', '6']);
  });

  it('belong to the contract above where its cells were merged', () => {
    expect(rowsOf(groupsOf('路灯|A-1|06|甲|1|||首付', '|||||||尾款|2026-05-01', '井盖|A-2|06|乙|2'))).toEqual(
      ['2+3', '4'],
    );
  });

  it('that say the same word for word are one, whatever their widths and spaces', () => {
    expect(rowsOf(groupsOf('路灯|A-1|06|甲|1', '路灯|Ａ-１|06|甲 |1', '路灯|A-1|06|甲|1'))).toEqual([
      '2=3=4',
    ]);
  });

  it('without a number are one contract when name, party, day and amount are the same', () => {
    expect(
      rowsOf(
        groupsOf(
          '路灯||06|甲|1|2026-01-05||首付',
          '路灯||06|甲|1|2026-01-05||尾款',
          '路灯||06|甲|2|2026-01-05',
        ),
      ),
    ).toEqual(['2+3', '4']);
  });

  it('keep a secret whole: one row of it makes its contract secret, also where the mark is not read', () => {
    const groups = groupsOf(
      '路灯|A-1|06|甲|1|2026-01-05|无',
      '路灯|A-1|06|甲|1|2026-01-05|机密',
      '井盖|A-2|06|乙',
    );
    expect(groups.map(({ isSecret }) => isSecret)).toEqual([true, false]);
    const unread = readSheet(
      [
        [...HEADINGS, '领导批示'],
        [...Array<string>(10).fill('路灯'), '绝密★长期'],
      ],
      {},
    );
    expect(unread.rows.map(({ isSecret }) => isSecret)).toEqual([true]);
    const said = readSheet([HEADINGS, ['路灯', 'A-1', '06', '甲', '', '', '秘密']], { 密级: null });
    expect(said.rows.map(({ isSecret }) => isSecret)).toEqual([true]);
    expect(readSheet([['机密★ 合同台账'], HEADINGS], {}).isSecret).toBe(true);
  });
});

describe('a contract of a table', () => {
  const draftOf = (...lines: readonly string[]) => {
    const sheet = sheetOf(...lines);
    const [group] = groupRows(sheet.rows);
    return readDraft(group ?? { rows: [] }, unitsOf(sheet.columns));
  };

  it('is read from its first row, its milestones from each', () => {
    const { draft, faults } = draftOf(
      '路灯|A-1|06|甲|1.5万|2026.1.5|无|交货|2026-03-01',
      '|||||||付款|2026-04-01|15000',
    );
    expect(faults).toEqual([]);
    expect(draft).toMatchObject({
      ...{ name: '路灯', number: 'A-1', amountYuan: '15000.00', signedOn: '2026-01-05' },
      milestones: [
        { row: 2, kind: 'other', title: '交货', owedBy: 'counterparty', dueOn: '2026-03-01' },
        { row: 3, kind: 'payment', title: '付款', owedBy: 'public', amountYuan: '15000.00' },
      ],
    });
  });

  it('tells everything that is wrong with it at once, each in its cell', () => {
    const { faults } = draftOf('|A-1||甲|很多|2026-02-30|待定|付款|下月');
    expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 name',
      '2 category',
      '2 amount',
      '2 signedOn',
      '2 milestoneDueOn',
      '2 secrecy',
    ]);
  });

  it('is refused where rows of one number contradict each other', () => {
    const { faults } = draftOf('路灯|A-1|06|甲|1', '路灯|A-1|06|甲|2');
    expect(faults).toMatchObject([{ row: 3, column: 'amount', message: expect.stringContaining('第 2 行') }]);
  });
});

describe('an import', () => {
  it('goes the way that its steps open, and no other', () => {
    expect(IMPORT_STATUSES.map((status) => [status, stepsFrom(status)])).toEqual([
      ['checking', ['cancel']],
      ['checked', ['confirm', 'cancel']],
      ['applying', ['pause', 'cancel']],
      ['paused', ['resume', 'cancel']],
      ['done', []],
      ['cancelled', []],
    ]);
  });

  it('takes a step a second time as the first', () => {
    expect(afterStep('applying', 'confirm')).toBe('applying');
    expect(afterStep('cancelled', 'cancel')).toBe('cancelled');
    expect(afterStep('done', 'cancel')).toBeNull();
  });
});

describe('the template', () => {
  it('is read whole, and its example is no contract', () => {
    const { header, rows } = templateFor(['政府采购合同', '特许经营合同']);
    const sheet = readSheet([header, ...rows.map((row) => row.map((cell) => cell ?? ''))], {});
    expect([sheet.columns.missing, sheet.columns.claimedTwice, sheet.rows]).toEqual([[], [], []]);
  });
});
