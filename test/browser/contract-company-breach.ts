import type { Role } from '../../src/domain/officer';
import { contractOfficer } from '../journeys/support/contract-desk';
import { deliversNothing } from '../journeys/support/contract-company-breach';
import type { BodyId } from '../journeys/support/journey-city';
import type { World } from '../journeys/support/world';
import { sidewaysOverflow, takePicture, type Visit, type Visitor } from '../support/browser';
import { begins, confirms, flawsOf } from './case-screen';

interface Seats {
  readonly world: World;
  readonly sits: (body: BodyId, role: Role, path: string, visit?: Visit) => Promise<Visitor>;
}

const ACT = '启动违约认定';

/** The button is open for the regulator, and the case that it opens reads as one against a company. */
export async function accusesCompany({ world, sits }: Seats): Promise<void> {
  const { id } = await deliversNothing(world);
  const head = await sits('housing', 'section-head', `/console/contracts/${id}`);
  const { page } = head;
  await begins(page, ACT);
  await page.getByLabel('负责节点的企业').waitFor();
  await page.getByLabel('督查情况').fill('约谈后仍不供货。');
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'company-breach-form');
  await confirms(page);
  await page.locator('#determinations').getByText('被认定的企业：失约照明有限公司').waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'company-breach-contract');
  await head.close();

  const [opened] = (await contractOfficer(world, 'housing', 'section-head').reads(id)).determinations;
  const at = `/console/complaints/${opened?.id ?? ''}`;
  const handler = await sits('housing', 'case-handler', at);
  await handler.page.getByText('失约照明有限公司').first().waitFor();
  await begins(handler.page, '拟认定');
  const form = handler.page.locator('.command-form');
  await form.getByText('经督查仍不履行合同').waitFor();
  expect(await form.getByText(/政府换届|^拒不整改$/).count()).toBe(0);
  await takePicture(handler.page, 'company-breach-case');
  expect(await flawsOf(handler.page)).toEqual([]);
  await handler.close();

  const english = await sits('housing', 'case-handler', at, { language: 'en-US', screen: 'phone' });
  await english.page.getByText('失约照明有限公司').first().waitFor();
  expect(await sidewaysOverflow(english.page)).toEqual([]);
  await takePicture(english.page, 'company-breach-case-english');
  await english.close();
}
