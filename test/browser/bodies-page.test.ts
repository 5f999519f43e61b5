import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { expectStatus } from '../journeys/support/desk';
import { usernameOf } from '../journeys/support/journey-city';
import { openWorld, type World } from '../journeys/support/world';
import { accessibilityProblems, openBrowser, sidewaysOverflow, takePicture } from '../support/browser';
import type { TestBrowser, Visit, Visitor } from '../support/browser';
import { eventually } from '../support/eventually';
import { arrives, ownTroubles } from './console-visit';
import { issuesCredential } from './issues-credential';
import { tellsSystem } from './tells-system';

let world: World;
let browser: TestBrowser;
let complaintId: string;

const SYSTEM = usernameOf('operations', 'system-administrator');
const SECURITY = usernameOf('operations', 'security-administrator');
const REGISTRAR = usernameOf('credit', 'registrar');

beforeAll(async () => {
  world = await openWorld('2026-02-10 09:00');
  browser = await openBrowser(world.url);
  const token = await world.desk.tokenOf(REGISTRAR);
  const filed = await world.desk.post('/complaints', FILING, token);
  complaintId = (expectStatus(filed, 201) as { readonly id: string }).id;
  const assign = { type: 'assign', party: 'accepting', officerId: REGISTRAR };
  expectStatus(await world.desk.post(`/complaints/${complaintId}/commands`, assign, token), 200, 202);
}, 90_000);

afterAll(async () => {
  await browser.close();
  await world.close();
});

const FILING = {
  respondentOrganizationId: 'works',
  field: 'government-procurement',
  title: '路面设备尾款未付',
  narrative: '验收合格后逾期未付。',
  demands: [{ kind: 'payment', amountYuan: '128000.00' }],
  identity: { mode: 'sealed', name: '某某科技有限公司', phone: '13800000000' },
};

const signedIn = (path: string, username = SYSTEM, visit: Visit = {}): Promise<Visitor> =>
  arrives({ browser, world }, { username, path, visit });

const act = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

async function choose(page: Page, field: Locator, typed: string, option: string): Promise<void> {
  await field.click();
  await field.fill(typed);
  await page.locator('.ant-select-item-option', { hasText: option }).first().click();
  await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' });
}

describe('the tree of bodies', () => {
  it('is walked with the arrow keys alone, and searched by pinyin', async () => {
    const { page, close } = await signedIn('/console/bodies');
    const tree = page.getByRole('tree', { name: '机构树' });
    await tree.getByRole('treeitem', { name: '榆关市人民政府', exact: true }).waitFor();
    await tree.getByRole('treeitem').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    const city = tree.getByRole('treeitem', { name: '榆关市人民政府', exact: true });
    while ((await city.getAttribute('tabindex')) !== '0') await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const housing = tree.getByRole('treeitem', { name: /住房和城乡建设局/ });
    await housing.waitFor();
    while ((await housing.getAttribute('tabindex')) !== '0') await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '榆关市住房和城乡建设局' }).waitFor();
    await page.getByLabel('查找单位').first().fill('szgc');
    // The page of the bureau names the centre too, once it has read what is below it.
    const found = page.getByRole('list', { name: '查找单位' });
    await found.getByRole('button', { name: '榆关市市政工程建设中心' }).click();
    await page.getByRole('heading', { name: '榆关市市政工程建设中心' }).waitFor();
    await page.waitForURL(/id=works/);
    await close();
  });

  it('renames a body, and keeps the name that it had', async () => {
    const { page, close } = await signedIn('/console/bodies?id=park');
    await act(page, '更名').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('没有牵涉').or(dialog.getByText('未办结案件')).first().waitFor();
    await dialog.getByLabel('新名称').fill('榆关市产业发展服务中心');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '确认更名' }).click();
    await page.getByRole('heading', { name: '榆关市产业发展服务中心' }).waitFor();
    await page.getByText('由“榆关市产业园区建设服务中心”更名为“榆关市产业发展服务中心”').waitFor();
    await close();
  });

  it('shows what a merger touches before it is made, and then the cases go to the successor', async () => {
    const { page, close } = await signedIn('/console/bodies?id=works');
    await act(page, '合并').click();
    const dialog = page.getByRole('dialog');
    await choose(page, dialog.getByLabel(/继受单位/), '照明', '榆关市城市照明管理中心');
    await dialog.getByRole('row', { name: '作为被投诉主体 1 件' }).waitFor();
    await dialog.getByLabel('依据的文件').fill('市机构改革方案第二条');
    expect(await accessibilityProblems(page)).toEqual([]);
    await takePicture(page, 'bodies-merge');
    await dialog.getByRole('button', { name: '确认合并' }).click();
    await page.getByText('并入“榆关市城市照明管理中心”').waitFor();
    expect(await act(page, '更名').getAttribute('aria-description')).toContain('已合并或撤销');
    const token = await world.desk.tokenOf(REGISTRAR);
    await eventually(async () => {
      const { respondent } = await complaint(token);
      expect(respondent.id).toBe('lighting');
    }, 30_000);
    await close();
  }, 60_000);
});

interface ShownComplaint {
  readonly respondent: { readonly id: string };
}

const complaint = async (token: string): Promise<ShownComplaint> =>
  expectStatus(await world.desk.get(`/complaints/${complaintId}`, token), 200) as ShownComplaint;

describe('people', () => {
  it('are given a password of one use, shown once, and an office by two administrators', async () => {
    const { page, close } = await signedIn('/console/officers');
    await act(page, '新增人员').click();
    const dialog = page.getByRole('dialog');
    await choose(page, dialog.getByLabel('所在单位'), '工业', '榆关市工业和信息化局');
    await dialog.getByLabel('姓名').fill('温泉');
    await dialog.getByLabel('用户名').fill('wen.quan');
    await dialog.getByLabel('邮箱').fill('wenquan@yuguan.example');
    await dialog.getByRole('button', { name: '新增并生成初始口令' }).click();
    await page.getByText('初始口令（只显示这一次）').waitFor();
    const password = (await page.locator('.credential .receipt').textContent()) ?? '';
    await takePicture(page, 'officers-credential');
    await act(page, '已交给本人，关闭').click();
    const signIn = { username: 'wen.quan', password };
    const session = expectStatus(await world.desk.post('/sessions', signIn, null), 201);
    expect(session).toMatchObject({ officer: { mustChangePassword: true } });

    const security = await signedIn('/console/officers?q=wen.quan', SECURITY);
    await security.page.getByRole('link', { name: '温泉' }).click();
    await act(security.page, '授予岗位').click();
    const grant = security.page.getByRole('dialog');
    await choose(security.page, grant.getByLabel('岗位', { exact: true }), '承办', '承办人');
    await grant.getByLabel('原因').fill('岗位任命');
    await grant.getByRole('button', { name: '提出授权' }).click();
    await security.page.getByText('待确认').waitFor();
    expect(
      await security.page.getByRole('button', { name: /^确\s?认$/ }).getAttribute('aria-description'),
    ).toBe('提出人不能确认自己的提议，须由第二个人确认');
    await security.close();

    await page.reload();
    const line = page.getByRole('listitem').filter({ hasText: '温泉' });
    await line.getByRole('button', { name: /^确\s?认$/ }).click();
    await line.waitFor({ state: 'detached' });
    await close();
  });

  it('who leave hand their open cases to somebody who holds the office; none is left to nobody', async () => {
    const { page, close } = await signedIn(`/console/officers/${REGISTRAR}`);
    await page.getByRole('row', { name: /名下的未办结案件 · 受理/ }).waitFor();
    await takePicture(page, 'officer-page');
    await act(page, '交接与离任').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('接办人').click();
    await page.locator('.ant-select-item-option', { hasText: 'acceptance-reviewer' }).click();
    await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' });
    expect(await accessibilityProblems(page)).toEqual([]);
    await takePicture(page, 'officer-depart');
    await dialog.getByRole('button', { name: '确认离任' }).click();
    await page.getByText('已离任', { exact: true }).waitFor();
    expect(await act(page, '锁定账号').getAttribute('aria-description')).toBe('该人员已离任');
    const reviewer = usernameOf('credit', 'acceptance-reviewer');
    const token = await world.desk.tokenOf(reviewer);
    await eventually(async () => {
      const list = await world.desk.get(`/complaints?officerId=${reviewer}`, token);
      expect(expectStatus(list, 200)).toMatchObject({ items: [{ id: complaintId }] });
    }, 30_000);
    await close();
  }, 60_000);

  it('who are the last in an office cannot leave it empty, and are told which', async () => {
    const { page, close } = await signedIn(`/console/officers/${SECURITY}`);
    await act(page, '交接与离任').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('现在不能离任').waitFor();
    expect(await dialog.getByRole('button', { name: '确认离任' }).isDisabled()).toBe(true);
    await close();
  });
});

describe('machines', () => {
  it('have public keys registered, two at most, and retired; a private one is never sent', async () => {
    const token = `pm_${randomBytes(33).toString('base64url')}`;
    const machine = { kind: 'channel', name: 'hotline-12345', organizationId: 'housing', token };
    const security = await world.desk.tokenOf(SECURITY);
    expectStatus(await world.desk.post('/credentials', machine, security), 201);
    const { page, troubles, close } = await signedIn('/console/credentials', SECURITY);
    const card = page.getByRole('listitem', { name: '12345 政务服务热线' });
    await card.getByText('榆关市住房和城乡建设局').waitFor();
    const registers = async (): Promise<void> => {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519');
      await act(page, '登记公钥').click();
      const dialog = page.getByRole('dialog');
      const field = dialog.getByLabel('公钥（PEM）');
      await field.fill(String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
      await dialog.getByRole('button', { name: '登记公钥' }).click();
      await dialog.getByText('这是私钥').waitFor();
      await field.fill(String(publicKey.export({ type: 'spki', format: 'pem' })));
      expect(await accessibilityProblems(page)).toEqual([]);
      await dialog.getByRole('button', { name: '登记公钥' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const keys = card.getByRole('button', { name: /^吊销公钥/ });
    await registers();
    await expect(keys.count()).resolves.toBe(1);
    await registers();
    await expect(keys.count()).resolves.toBe(2);
    expect(await act(page, '登记公钥').getAttribute('aria-description')).toContain('已有两个有效的公钥');
    await takePicture(page, 'credentials');
    await keys.first().click();
    await page.getByRole('dialog').getByRole('button', { name: '吊销公钥' }).click();
    await card.locator('.keys').getByText('已吊销', { exact: true }).waitFor();
    await expect(keys.count()).resolves.toBe(1);
    expect(ownTroubles(troubles)).toEqual([]);
    await close();
    const system = await world.desk.tokenOf(SYSTEM);
    expect((await world.desk.get('/credentials', system)).status).toBe(403);
  });

  it('are registered with a token that is shown once and opens what is theirs', async () => {
    const { page, troubles, close } = await signedIn('/console/credentials', SECURITY);
    await issuesCredential(page, world);
    expect(ownTroubles(troubles)).toEqual([]);
    await close();
  });

  it('are told by webhook, and again what did not arrive', async () => {
    const { page, troubles, close } = await signedIn('/console/webhooks', SECURITY);
    await tellsSystem(page, world, await world.desk.tokenOf(SECURITY));
    // The address inside a private network, which the server refuses.
    expect(ownTroubles(troubles).filter((trouble) => !trouble.includes('status of 422'))).toEqual([]);
    await close();
  });

  it.each([
    ['zh-CN', 'phone'],
    ['en-US', 'laptop'],
  ] as const)('have no flaw in %s on a %s screen', async (language, screen) => {
    const { page, close } = await signedIn('/console/credentials', SECURITY, { screen, language });
    await page.locator('.machines .keys li').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toEqual([]);
    await takePicture(page, `credentials-${language}-${screen}`);
    await close();
  });
});

const PAGES = {
  tree: 'bodies',
  body: 'bodies?id=housing',
  people: 'officers?organizationId=housing',
  person: `officers/${usernameOf('housing', 'issuer')}`,
} as const;

it.each([
  ['zh-CN', 'phone'],
  ['en-US', 'laptop'],
  ['zh-CN', 'wide'],
] as const)(
  'has no flaw in %s on a %s screen',
  async (language, screen) => {
    const { page, troubles, close } = await signedIn('/console/bodies', SYSTEM, { screen, language });
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(`/console/${path}`);
      await page
        .locator('[role=treeitem], .history li, .case-link, .work-table, .grants li')
        .first()
        .waitFor();
      await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toEqual([]);
      await takePicture(page, `bodies-${name}-${language}-${screen}`);
    }
    // The component library measures the scroll bar of a table by a style element without our nonce.
    expect(troubles.filter((trouble) => !trouble.includes('Applying inline style violates'))).toEqual([]);
    await close();
  },
  60_000,
);
