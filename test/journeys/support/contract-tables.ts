import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '../../../src/files/read-table';
import { swollen } from '../../support/swollen-workbook';
import { contractOfficer, purchase } from './contract-desk';
import { tableDesk, type ImportedContract } from './contract-import';
import { expectStatus } from './desk';
import { openRivals } from './import-rivals';
import type { World } from './world';
import type { ImportView } from '../../../src/wire/contract-import.wire';

const DATA = join(__dirname, '..', '..', 'data');
const HEADINGS =
  '序号,合同名称,合同编号,合同类别,承办单位,乙方,合同金额（万元）,签订时间,履行期限,密级,节点名称,节点日期,节点金额,乙方联系人,乙方邮箱,备注';

const tableOf = (...lines: readonly string[]): string => [HEADINGS, ...lines].join('\r\n');

/** As an office keeps it: a title above, units in the headings, days in every form, merged cells, a secret one. */
const LEDGER = `2025年合同台账\r\n${tableOf(
  '1,路灯灯杆采购合同,DR-001,政府采购,,远航照明有限公司,１２．８５,2025年3月5日,2025.3.5至2026.12.31,无,首付款,2025-04-01,38550元,钱多多,qian@yuanhang.example,',
  ',,,,,,,,,,尾款,2026/12/1,9.0万元,,,',
  '2,井盖采购合同,DR-002,政府采购,榆关市市政工程建设中心,安平铸造有限公司,3,20250601,,,,,,,,',
  '2,井盖采购合同,DR-002,政府采购,榆关市市政工程建设中心,安平铸造有限公司,3,20250601,,,,,,,,',
  '3,机要机房工程合同,DR-003,政府采购,,某某公司,9,2025-06-01,,机密,,,,,,',
  '4,沥青采购合同,DR-004,政府采购,,大路材料有限公司,一百万,2025-02-30,,,,,,,,',
  '5,照明维护合同,DR-005,政府采购,榆关市城市照明管理中心,明光维护有限公司,8,2025-05-06,,,,,,孙小小,sun@mingguang.example,',
)}`;

const SENT_BACK = /孙小小|sun@mingguang|钱多多|qian@yuanhang/;

/** Tables of contracts, as offices keep them, on their way into the register. */
export function describeContractTables(world: () => World): void {
  const manager = () => contractOfficer(world(), 'works', 'contract-manager');
  const desk = () => tableDesk(world().desk, 'works.contract-manager');
  /** Everything that stands of a table in the database, as the administrator reads it. */
  const keptOf = async (id: string): Promise<string> => {
    const { rows } = await world().database.pool.query<{ readonly kept: string }>(
      `SELECT i::text || r::text AS kept FROM app.contract_import i JOIN app.contract_import_row r ON r.import_id = i.id
       WHERE i.id = $1`,
      [id],
    );
    return rows.map(({ kept }) => kept).join('\n');
  };
  const verdicts = (items: readonly ImportedContract[]) =>
    items.map(({ rows, verdict }) => [rows.join('+'), verdict]);

  describe('a table of contracts', () => {
    it('is judged contract by contract before anything is collected, and what is new is collected once confirmed', async () => {
      const read = expectStatus(await desk().reads(LEDGER), 200);
      expect(read).toMatchObject({ headingRow: 2, rowCount: 7, missing: [], claimedTwice: [] });
      const { id } = expectStatus(await desk().brings(LEDGER), 201) as ImportView;
      const checked = await desk().settled(id);
      expect(checked).toMatchObject({
        ...{ status: 'checked', rowCount: 7, contractCount: 5, isStock: true },
        ...{ counts: { new: 2, secret: 1, refused: 2 }, steps: ['confirm', 'cancel'] },
      });
      const items = await desk().contracts(id);
      expect(verdicts(items)).toEqual([
        ['3+4', 'new'],
        ['5', 'new'],
        ['7', 'secret'],
        ['8', 'refused'],
        ['9', 'refused'],
      ]);
      expect(items[1]?.repeatedRows).toEqual([6]);
      expect([items[2]?.name, JSON.stringify(items[2])]).toEqual([null, expect.not.stringContaining('机房')]);
      expect(items[3]?.faults.map(({ heading, message }) => [heading, message])).toEqual([
        ['合同金额', '看不懂的金额“一百万”'],
        ['签订日期', '没有“2025-02-30”这一天'],
      ]);
      expect(items[4]?.faults).toMatchObject([{ heading: '承办单位', message: '不是本单位或所属单位' }]);
      expect(JSON.stringify(items)).not.toMatch(SENT_BACK);
      const kept = await keptOf(id);
      expect(kept).toContain('路灯灯杆采购合同');
      expect(kept).not.toMatch(SENT_BACK);
      expect(kept).not.toMatch(/机房|机密/);
      expect(await manager().lists('q=灯杆')).toEqual([]);

      expectStatus(await desk().steps(id, 'confirm'), 200);
      const done = await desk().settled(id);
      expect(done).toMatchObject({
        status: 'done',
        steps: [],
        counts: { collected: 2, secret: 1, refused: 2 },
      });
      const [first] = await desk().contracts(id, 'verdict=collected');
      const page = await manager().reads(first?.contract?.id ?? '');
      expect(page).toMatchObject({
        ...{ code: first?.contract?.code, status: 'signed' },
        milestones: [
          { dueOn: '2025-04-01', state: 'overdue' },
          { dueOn: '2026-12-01', state: 'upcoming' },
        ],
      });
      expect((await manager().journal(page.id))[0]).toContain('表格导入');
      expect((await desk().steps(id, 'pause')).status).toBe(409);
      const sealed = 'SELECT party_id, contact_id FROM vault.contract_contact WHERE contract_id = $1';
      const { rows: contacts } = await world().database.pool.query(sealed, [page.id]);
      expect(contacts).toEqual([{ party_id: 'p2', contact_id: 'c1' }]);
      expect(await keptOf(id)).not.toContain('路灯灯杆采购合同');
      // 存量合同: one mail for all that is overdue already, and none for each day that is past.
      const told = await world().inbox.untilTold('works', 'contract-manager', '存量合同 2 份', '存量合同');
      expect(told.text).toContain('其中 1 份有节点已过约定日期');
      expect(await world().inbox.subjectsFor('works', 'contract-manager', page.code)).toEqual([]);
    });

    it('changes nothing when it comes again, and tells where it differs from the register', async () => {
      const again = await desk().imports(LEDGER);
      expect(again).toMatchObject({ status: 'done', counts: { known: 2, secret: 1, refused: 2 } });
      const other = tableOf('1,路灯灯杆采购合同,DR-001,政府采购,,远航照明有限公司,13,2025-03-05,,,,,,,,');
      const differing = await desk().imports(other);
      expect(differing.counts).toEqual({ differs: 1 });
      const [one] = await desk().contracts(differing.id);
      expect(one).toMatchObject({
        faults: [{ heading: '合同金额' }],
        contract: { code: expect.any(String) },
      });
    });

    it('finds what its body has collected by form, by the number on the paper', async () => {
      const { code } = await manager().collects(purchase({ name: '阀门采购合同', ownNumber: 'FM-2026-07' }));
      const line = '1,阀门采购合同,FM-2026-07,政府采购,,远航照明有限公司,10,2026-01-09,,,,,,,,';
      const { id, counts } = await desk().imports(tableOf(line));
      expect(counts).toEqual({ known: 1 });
      expect(await desk().contracts(id)).toMatchObject([{ contract: { code } }]);
      expect(await manager().lists('q=阀门采购合同')).toHaveLength(1);
    });

    it('comes in once, though the same table is brought twice at once, and several are at it', async () => {
      const lines = Array.from(
        { length: 30 },
        (_none, place) => `,护栏采购合同${place},HL-${place},政府采购,,护栏有限公司,1,2025-07-01,,,,,,,,`,
      );
      const rivals = openRivals(world());
      const both = await Promise.all([desk().imports(tableOf(...lines)), desk().imports(tableOf(...lines))]);
      await rivals.end();
      expect(both.map(({ status }) => status)).toEqual(['done', 'done']);
      const collected = both.reduce((sum, { counts }) => sum + (counts.collected ?? 0), 0);
      const known = both.reduce((sum, { counts }) => sum + (counts.known ?? 0), 0);
      expect([collected, known]).toEqual([30, 30]);
      expect(await manager().lists('q=护栏采购合同&limit=100')).toHaveLength(30);
    });

    it('gives back what was refused with the reasons, to be corrected and sent again', async () => {
      const { id } = expectStatus(await desk().brings(LEDGER), 201) as ImportView;
      await desk().settled(id);
      const csv = (await desk().file(`${id}/failed-rows?format=csv`)).toString('utf8');
      expect(csv).not.toMatch(SENT_BACK);
      expect(csv).toContain('没有“2025-02-30”这一天（核对年月日）');
      const uncorrected = await desk().imports(csv);
      expect(uncorrected.counts).toEqual({ refused: 2 });
      const [, lighting] = await desk().contracts(uncorrected.id);
      expect(lighting?.faults.map(({ message }) => message)).toEqual(
        expect.arrayContaining(['联系人没有补填', '不是本单位或所属单位']),
      );
      const corrected = csv
        .replace('一百万', '100')
        .replace('2025-02-30', '2025-02-28')
        .replace('榆关市城市照明管理中心', '')
        .replace('（已加密，请补填）', 'sun@mingguang.example');
      expect((await desk().imports(corrected)).counts).toEqual({ collected: 2 });
      expect(await manager().lists('q=沥青采购合同')).toHaveLength(1);
      expectStatus(await desk().steps(id, 'cancel'), 200);
      expect(await desk().settled(id)).toMatchObject({ status: 'cancelled', steps: [] });
    });

    it('is read as its body has once said, answers one key once, and is nobody else’s', async () => {
      const odd = '标的,归口,对方,签于\r\n清扫服务合同,政府采购,洁净有限公司,2025-01-06';
      const refused = await desk().brings(odd);
      expect([refused.status, JSON.stringify(refused.body)]).toEqual([
        400,
        expect.stringContaining('没有找到“合同名称”、“合同类别”、“乙方”列'),
      ]);
      const mapping = JSON.stringify({
        标的: 'name',
        归口: 'category',
        对方: 'counterparty',
        签于: 'signedOn',
      });
      const first = await desk().brings(odd, { mapping }, 'odd-1');
      expect(await desk().brings(odd, { mapping }, 'odd-1')).toEqual(first);
      expect((await desk().brings(`${odd}\r\n`, { mapping }, 'odd-1')).status).toBe(422);
      const remembered = expectStatus(await desk().brings(odd), 201) as ImportView;
      expect((await desk().settled(remembered.id)).counts).toEqual({ new: 1 });
      const elsewhere = tableDesk(world().desk, 'lighting.contract-manager');
      await expect(elsewhere.contracts(remembered.id)).rejects.toThrow('404');
      expect((await elsewhere.steps(remembered.id, 'cancel')).status).toBe(404);
      expect((await tableDesk(world().desk, 'housing.section-head').brings(odd)).status).toBe(403);
    });

    it('offers a template that can be sent as it is, and imports nothing by it', async () => {
      const template = await desk().file('template?format=csv');
      expect(template.toString('utf8')).toContain('合同名称,合同编号,合同类别');
      const reply = await desk().brings(template);
      expect([reply.status, JSON.stringify(reply.body)]).toEqual([
        400,
        expect.stringContaining('表格里没有合同'),
      ]);
    });

    it('of two thousand untidy contracts gets the right verdict for every row', async () => {
      const ledger = readFileSync(join(DATA, 'contracts-untidy.csv'));
      const read = await readTable(ledger);
      const expected = new Map(
        (read.ok ? read.value : []).map((fields, place) => [place + 1, fields.at(-1) ?? '']),
      );
      const { id } = expectStatus(await desk().brings(ledger), 201) as ImportView;
      const checked = await desk().settled(id);
      expect(checked).toMatchObject({ status: 'checked', contractCount: 2_100 });
      const found = new Map<number, string>();
      for (const {
        rows: [first = 0, ...more],
        repeatedRows,
        verdict,
      } of await desk().allContracts(id)) {
        found.set(first, verdict);
        for (const row of more) found.set(row, 'continued');
        for (const row of repeatedRows) found.set(row, 'repeated');
      }
      const wrong = [...found].filter(([row, verdict]) => expected.get(row) !== verdict);
      expect(wrong).toEqual([]);
      expect(found.size).toBe(expected.size - 2);
      const counted = (verdict: string): number =>
        [...expected.values()].filter((one) => one === verdict).length;
      const { refused, secret } = checked.counts;
      expect([checked.counts.new, refused, secret]).toEqual(['new', 'refused', 'secret'].map(counted));
      expectStatus(await desk().steps(id, 'cancel'), 200);
    });

    it('is read from a workbook as well, and no workbook takes the office down', async () => {
      const done = await desk().imports(readFileSync(join(DATA, 'contracts.xlsx')));
      expect(done.counts).toEqual({ collected: 2 });
      const [first, second] = await desk().contracts(done.id);
      expect([first?.rows, second?.rows]).toEqual([[3, 4], [5]]);
      const page = await manager().reads(first?.contract?.id ?? '');
      expect(page).toMatchObject({
        ...{ amountYuan: '128500.00', signedOn: '2025-03-05' },
        milestones: [{ dueOn: '2025-04-01' }, { dueOn: '2026-12-01' }],
      });
      const template = await desk().file('template?format=xlsx');
      expect(JSON.stringify((await desk().brings(template)).body)).toContain('表格里没有合同');
      for (const bomb of [swollen({ says: 110_000_000 }), swollen({ says: 10 })]) {
        const reply = await desk().brings(bomb);
        expect([reply.status, JSON.stringify(reply.body)]).toEqual([
          400,
          expect.stringContaining('展开后过大'),
        ]);
      }
    });

    it('is not taken when it is marked as secret as a whole', async () => {
      const reply = await desk().brings(
        `秘密★五年\r\n${tableOf('1,某合同,X-1,政府采购,,某公司,1,2025-01-01,,,,,,,,')}`,
      );
      expect([reply.status, JSON.stringify(reply.body)]).toEqual([400, expect.stringContaining('没有留存')]);
    });
  });
}
