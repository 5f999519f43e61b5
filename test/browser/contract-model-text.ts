import type { Role } from '../../src/domain/officer';
import type { BodyId } from '../journeys/support/journey-city';
import { takePicture, type Visit, type Visitor } from '../support/browser';
import { flawsOf } from './case-screen';
import { chooses, finds, next, step } from './collect-screen';
import { writeSampleFile } from './sample-file';

interface Seats {
  readonly folder: string;
  readonly sits: (body: BodyId, role: Role, path: string, visit?: Visit) => Promise<Visitor>;
}

const PATH = '/console/contracts/model-texts';

/** A text is added by one person and confirmed by another; a new contract of its category may name it. */
export async function keepsModelTexts({ folder, sits }: Seats): Promise<void> {
  const manager = await sits('works', 'contract-manager', PATH);
  const { page } = manager;
  await page.getByText('还没有示范文本').waitFor();
  await page.getByRole('button', { name: '登记示范文本' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('货物买卖合同');
  await chooses(page, '合同类别', '02', dialog);
  await dialog.getByLabel('发布机关').fill('市司法局');
  await dialog.getByLabel('施行日').fill('2026-01-01');
  await dialog.locator('input[type=file]').setInputFiles(writeSampleFile(folder));
  await dialog.getByText('材料.pdf 已上传').waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: /^登\s?记$/ }).dblclick();
  await page.getByText('待另一人确认').first().waitFor();
  expect(await page.getByRole('button', { name: /^确认/ }).count()).toBe(0);
  await manager.close();

  const head = await sits('housing', 'section-head', PATH);
  await head.page.getByRole('button', { name: '确认《货物买卖合同》第 1 版' }).click();
  await head.page.getByText('现行', { exact: true }).waitFor();
  const saved = head.page.waitForEvent('download');
  await head.page.getByRole('button', { name: '下载' }).click();
  expect((await saved).suggestedFilename()).toBe('材料.pdf');
  expect(await flawsOf(head.page)).toEqual([]);
  await takePicture(head.page, 'model-texts');
  await head.close();

  const collecting = await sits('works', 'contract-manager', '/console/contracts/new');
  await collecting.page.getByLabel(/这份合同不涉密/).check();
  await next(collecting.page);
  await step(collecting.page, '合同与承办');
  await finds(collecting.page, '承办单位', '市政工程建设中心');
  await chooses(collecting.page, '合同类别', '02');
  await chooses(collecting.page, '示范文本', '货物买卖合同（第 1 版）');
  await collecting.page.getByLabel('对示范文本有改动').check();
  await collecting.page.getByLabel('改动了什么').fill('付款期限');
  expect(await flawsOf(collecting.page)).toEqual([]);
  await takePicture(collecting.page, 'collect-model-text');
  await collecting.close();
}
