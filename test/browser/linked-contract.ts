import { contractOfficer, purchase } from '../journeys/support/contract-desk';
import { aComplaintWithItsVerifier } from '../journeys/support/stages';
import type { World } from '../journeys/support/world';
import { takePicture, type TestBrowser } from '../support/browser';
import { flawsOf, sitsDown, submits, unexpected } from './case-screen';
import { ownTroubles } from './console-visit';

const HANDLER = { body: 'housing', role: 'case-handler' } as const;
const REASON = '投诉人提交的合同首页编号与该合同一致。';

/** The verifier takes the contract that is proposed, unlinks it, finds it again by a search, and opens it. */
export async function linksItsContract(world: World, browser: TestBrowser): Promise<void> {
  const { code } = await contractOfficer(world, 'works', 'contract-manager').collects(
    purchase({ name: '东湖路护栏采购合同', ownNumber: 'HL-2026-031' }),
  );
  const complaint = await aComplaintWithItsVerifier(world, {
    ...{ respondent: 'works', verifier: 'housing', contract: { number: 'HL-2026-031' } },
    identity: { mode: 'sealed', name: '远航护栏有限公司', phone: '13900007777' },
  });
  const { page, troubles, close } = await sitsDown(browser, HANDLER, complaint);
  const part = page.locator('#contract');
  const found = part.locator('.duplicate').filter({ hasText: code }).first();
  await found.getByText('合同编号相同').waitFor();
  await takePicture(page, 'case-contract-proposed');
  await found.getByRole('button', { name: `关联到此合同 ${code}` }).click();
  await expect(page.getByLabel('统一合同编码').inputValue()).resolves.toBe(code);
  await page.getByLabel('理由').fill(REASON);
  expect(await flawsOf(page)).toEqual([]);
  await submits(page, '关联合同');
  await part.getByText('承办单位看不到这一关联').waitFor();
  await takePicture(page, 'case-contract-linked');
  expect(await flawsOf(page)).toEqual([]);
  await part.getByRole('button', { name: '解除与合同的关联' }).click();
  await page.getByLabel('理由').fill('先行解除，重新核对。');
  await submits(page, '解除与合同的关联');
  await part.getByLabel('合同名称、编码、编号、签约方名称或统一社会信用代码').fill('护栏采购');
  await part.getByRole('button', { name: '查找', exact: true }).click();
  const sought = part.getByRole('region', { name: '查找合同' });
  await sought.getByRole('button', { name: `关联到此合同 ${code}` }).click();
  await page.getByLabel('理由').fill(REASON);
  await submits(page, '关联合同');
  await part.getByRole('link', { name: code }).click();
  await page.locator('#complaints').getByRole('link', { name: complaint.number }).waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'contract-complaints');
  expect(unexpected(ownTroubles(troubles))).toEqual([]);
  await close();
}
