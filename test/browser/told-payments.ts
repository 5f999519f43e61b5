import type { Page } from 'playwright-core';
import { expectStatus } from '../journeys/support/desk';
import { openMachine } from '../journeys/support/office-machine';
import type { World } from '../journeys/support/world';
import { takePicture, type Visitor } from '../support/browser';
import { flawsOf, unexpected } from './case-screen';
import { ownTroubles } from './console-visit';

interface ManagerSeat {
  readonly world: World;
  readonly sits: (path: string) => Promise<Visitor>;
  readonly markedIn: (page: Page) => Promise<readonly string[]>;
}

/** Payments that fit nothing: the manager says of one that it belongs to no contract. */
export async function setsPaymentApart({ world, sits, markedIn }: ManagerSeat): Promise<void> {
  const treasury = await openMachine(world, 'treasury', 'city');
  const payment = {
    ...{ externalId: 'ZF-1', contract: { code: 'NO-SUCH-CODE' }, payer: { organizationId: 'works' } },
    ...{ payee: { uscc: '91150100MA0N000004' }, amountYuan: '500.00', paidOn: '2026-01-09' },
  };
  expectStatus(
    await treasury.tells('/contract-payments', { payments: [payment, { ...payment, externalId: 'ZF-2' }] }),
    200,
  );
  const { page, troubles, close } = await sits('/console/contracts/payments');
  await page.getByRole('row').filter({ hasText: 'ZF-1' }).getByText('找不到对应的合同').waitFor();
  expect(await markedIn(page)).toEqual(['支付核对']);
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'told-payments');
  await page.getByRole('button', { name: '标明支付 ZF-1 不属于合同' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('日常办公支出。');
  await takePicture(page, 'told-payments-disown');
  await dialog.getByRole('button', { name: '不属于合同' }).click();
  await page.getByRole('row').filter({ hasText: 'ZF-1' }).waitFor({ state: 'hidden' });
  await feedsCalendar(page);
  expect(unexpected(ownTroubles(troubles))).toEqual([]);
  await close();
}

/** What falls due in one's own calendar: the address is shown once, and ended. */
async function feedsCalendar(page: Page): Promise<void> {
  await page.locator('button.account').click();
  await page.getByRole('menuitem', { name: '日历订阅' }).click();
  const dialog = page.getByRole('dialog', { name: '日历订阅' });
  await dialog.getByText('尚未开通。').waitFor();
  await dialog.getByRole('button', { name: '开通' }).click();
  await dialog.getByText(/calendar-feeds\/pcf_[\w-]{43}\.ics/).waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'calendar-feed');
  await dialog.getByRole('button', { name: '停用' }).click();
  await dialog.getByText('尚未开通。').waitFor();
}
