import { randomBytes } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { expectStatus } from '../journeys/support/desk';
import type { World } from '../journeys/support/world';
import { accessibilityProblems, sidewaysOverflow, takePicture } from '../support/browser';

const ANSWER = /^whsec_[A-Za-z0-9+/]{40,}=*$/;

/** One that was told of, given up: what a receiver that is away leaves behind. */
async function givenUp({ database }: World): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO app.webhook_delivery (webhook_id, contract_id, event_sequence, topic, body, state, attempts, last_answer)
     SELECT id, gen_random_uuid(), 2, 'contract.filed', '{"data": {"code": "150100-KFQ-06-2026-000001-0"}}', 'given-up', 9,
       'HTTP 503' FROM app.webhook RETURNING id`,
  );
  return rows[0]?.id ?? '';
}

/** A payment system's address is registered with a secret that is shown once; what did not arrive is sent again. */
export async function tellsSystem(page: Page, world: World, security: string): Promise<void> {
  const treasury = {
    ...{ kind: 'office-system', name: '财政支付系统', organizationId: 'housing' },
    token: `pm_${randomBytes(33).toString('base64url')}`,
  };
  expectStatus(await world.desk.post('/credentials', treasury, security), 201);
  await page.getByText('还没有登记推送').waitFor();
  const act = (within: Locator, name: string): Locator => within.getByRole('button', { name, exact: true });
  await page.getByRole('button', { name: '登记推送' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('接收方的系统凭据').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '财政支付系统' }).click();
  await dialog.getByLabel('接收地址').fill('http://192.168.1.9/hook');
  expect(await dialog.getByLabel('签名密钥').inputValue()).toMatch(ANSWER);
  await act(dialog, '登记推送').click();
  await dialog.getByRole('alert').first().waitFor();
  await dialog.getByLabel('接收地址').fill('http://127.0.0.1:1/hook');
  expect(await accessibilityProblems(page)).toEqual([]);
  await takePicture(page, 'webhook-new');
  await act(dialog, '登记推送').dblclick();
  await dialog.waitFor({ state: 'detached' });
  const card = page.getByRole('listitem', { name: '127.0.0.1:1' });
  await card.getByText('推送中').waitFor();

  const deliveryId = await givenUp(world);
  await act(card, '暂停').click();
  await card.getByText('已暂停', { exact: true }).waitFor();
  await card.getByText('投递记录').click();
  await card.getByText(/已停止重试 · 已试 9 次 · HTTP 503/).waitFor();
  await takePicture(page, 'webhooks');
  await act(card, '重发第 1 号').click();
  await card.getByText(/^等待 · 已试 0 次/).waitFor();
  const { rows } = await world.database.pool.query('SELECT state FROM app.webhook_delivery WHERE id = $1', [
    deliveryId,
  ]);
  expect(rows).toEqual([{ state: 'pending' }]);
  await act(card, '换签名密钥').click();
  await act(dialog, '换签名密钥').click();
  await dialog.waitFor({ state: 'detached' });
  await act(card, '恢复').click();
  await card.getByText('推送中').waitFor();
  await act(card, '撤销').click();
  await act(dialog, '撤销').click();
  await page.getByText('还没有登记推送').waitFor();
  expect(await sidewaysOverflow(page)).toEqual([]);
}
