import type { Locator, Page } from 'playwright-core';
import { takePicture } from '../support/browser';
import { flawsOf } from './case-screen';

const option = (page: Page, text: string) =>
  page.locator('.ant-select-item-option:visible').filter({ hasText: text }).first();

/** Picks from a list by what it says. */
export const chooses = async (
  page: Page,
  label: string,
  text: string,
  within: Page | Locator = page,
): Promise<void> => {
  await within.getByLabel(label, { exact: true }).locator('visible=true').first().click();
  await option(page, text).click();
};

/** Searches for a body and picks it. */
export const finds = async (page: Page, label: string, text: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).locator('visible=true').first().fill(text);
  await option(page, text).click();
};

/** Until a step of the form is open. */
export const step = (page: Page, name: string) =>
  page.locator('.status-steps [aria-current=step]').filter({ hasText: name }).waitFor();

export const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click();

/** An older contract, with what was done of it before, what its payment waits for, and two people to remind. */
export async function collectsOlder(page: Page): Promise<void> {
  await page.getByLabel(/这份合同不涉密/).check();
  await next(page);
  await step(page, '合同与承办');
  await page.getByLabel('合同名称').fill('=公园座椅采购合同');
  await finds(page, '承办单位', '市政工程建设中心');
  await chooses(page, '合同类别', '02');
  await page.getByLabel(/^存量合同/).check();
  await next(page);
  await step(page, '当事人');
  await finds(page, '机构目录中的机构', '市政工程建设中心');
  const company = page.getByRole('group', { name: '当事人 2', exact: true });
  await company.getByLabel('名称', { exact: true }).fill('远航座椅有限公司');
  await chooses(page, '声明的规模', '小型', company);
  await company.getByRole('button', { name: '增加联系人' }).click();
  await company.getByRole('group', { name: '联系人 1' }).getByLabel('电子邮箱').fill('one@example.com');
  await company.getByRole('group', { name: '联系人 2' }).getByLabel('电子邮箱').fill('two@example.com');
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'collect-contacts');
  await next(page);
  await step(page, '日期与金额');
  await page.getByLabel('签订日').fill('2025-09-01');
  await page.getByLabel(/^约定的逾期年利率/).fill('4.35');
  await next(page);
  await step(page, '履约节点');
  const [delivery, payment] = ['节点 1', '节点 2'].map((name) =>
    page.getByRole('group', { name, exact: true }),
  );
  if (delivery === undefined || payment === undefined) throw new Error('two milestones are needed');
  await delivery.getByLabel('内容').fill('座椅到货');
  await chooses(page, '种类', '交付', delivery);
  await chooses(page, '由谁履行', '相对方', delivery);
  await delivery.getByLabel('约定之日').fill('2026-06-30');
  await delivery.getByLabel('数量', { exact: true }).fill('120');
  await chooses(page, '计量单位', '件', delivery);
  await delivery.getByLabel('收录前已履行的数量').fill('80');
  await page.getByRole('button', { name: '增加节点' }).click();
  await payment.getByLabel('内容').fill('付清座椅款');
  await payment.getByLabel('金额（元）', { exact: true }).fill('36000');
  await payment.getByLabel('收录前已履行的金额（元）').fill('12000');
  await chooses(page, '付款期限起算', '自交付之日起', payment);
  await chooses(page, '以哪个节点的交付、验收起算', '节点 1 座椅到货', payment);
  await payment.getByLabel('约定多少日内支付').fill('90');
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'collect-milestones');
  await next(page);
  await step(page, '核对');
  await takePicture(page, 'collect-check');
  await page.getByRole('button', { name: '提交收录' }).click();
  await page.getByRole('heading', { name: '合同已收录' }).waitFor();
  await page.getByRole('link', { name: '打开合同' }).click();
}
