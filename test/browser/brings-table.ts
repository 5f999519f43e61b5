import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { takePicture } from '../support/browser';
import { flawsOf } from './case-screen';
import { chooses } from './collect-screen';

/** As an office keeps it: an own heading for the company, days in many forms, two rows that cannot be taken. */
const TABLE = [
  '合同名称,合同编号,合同类别,承办单位,中选单位,合同金额（万元）,签订时间,履行期限',
  '路牌采购合同,LP-001,政府采购,,远航标牌有限公司,１２．５,2025年3月5日,2025.3.5至2026.12.31',
  '井盖采购合同,JG-002,政府采购,,安平铸造有限公司,3,20250601,',
  '沥青采购合同,LQ-003,政府采购,,大路材料有限公司,一百万,2025-06-01,',
  '护栏采购合同,HL-004,政府采购,,坚固护栏有限公司,4,2025-02-30,',
].join('\r\n');

/** A table is chosen, its columns are looked at, and it is sent: until its verdicts are there. */
async function brings(page: Page, path: string): Promise<void> {
  await page.getByLabel('表格文件').setInputFiles(path);
  await page.getByRole('group', { name: '二、核对各列' }).waitFor();
}

/** A heading that nobody knows stands for a column that is needed. */
async function namesTheCompany(page: Page): Promise<void> {
  await page.getByText('缺少必需的列：乙方').waitFor();
  await chooses(page, '「中选单位」读作', '乙方');
  await page.getByText('缺少必需的列').waitFor({ state: 'hidden' });
}

const sends = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '送入并校验' }).click();
  await page.getByRole('status').filter({ hasText: '确认之前没有收录任何合同' }).waitFor({ timeout: 30_000 });
};

const confirms = async (page: Page, count: number): Promise<void> => {
  await page.getByRole('button', { name: `确认导入 ${count} 份` }).click();
  await page.getByRole('status').filter({ hasText: '导入完毕' }).waitFor({ timeout: 30_000 });
};

/** Brings an untidy table, and what was refused of it again, corrected. @param folder for the files */
export async function bringsTable(page: Page, folder: string): Promise<void> {
  const path = join(folder, '台账.csv');
  writeFileSync(path, TABLE);
  await brings(page, path);
  await namesTheCompany(page);
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'import-columns');
  await sends(page);
  const verdicts = page.getByRole('region', { name: '逐份结论' });
  await verdicts.getByRole('link', { name: '有错误 2' }).click();
  await verdicts.getByRole('cell', { name: /第 4 行「合同金额」/ }).waitFor();
  await verdicts.getByRole('cell', { name: /第 5 行「签订日期」/ }).waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'import-verdicts');
  await confirms(page, 2);
  const [failed] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载有错误的行（CSV）' }).click(),
  ]);
  await page.getByRole('link', { name: '导入另一个表格' }).click();
  await brings(page, await corrected(failed, folder));
  // It has columns more than the first: nobody has said yet how tables like it are read.
  await namesTheCompany(page);
  await sends(page);
  await confirms(page, 2);
  await takePicture(page, 'import-done');
}

async function corrected(failed: Download, folder: string): Promise<string> {
  expect(failed.suggestedFilename()).toBe('待改正 台账.csv');
  const path = join(folder, '改正.csv');
  const text = readFileSync(await failed.path(), 'utf8');
  writeFileSync(path, text.replace('一百万', '100').replace('2025-02-30', '2025-02-28'));
  return path;
}
