import type { Page } from 'playwright-core';
import { expectStatus } from '../journeys/support/desk';
import { usernameOf, type BodyId } from '../journeys/support/journey-city';
import { openWorld, type World } from '../journeys/support/world';
import { accessibilityProblems, openBrowser, sidewaysOverflow, takePicture } from '../support/browser';
import type { TestBrowser, Visit, Visitor } from '../support/browser';
import type { Role } from '../../src/domain/officer';
import { keepsContractPart } from './contract-part';
import { arrives, ownTroubles } from './console-visit';

// A machine that does other work as well takes its time over a page.
jest.setTimeout(120_000);

let world: World;
let browser: TestBrowser;
let filed: { readonly number: string };

interface Seat {
  readonly body: BodyId;
  readonly role: Role;
}

const REGISTRAR: Seat = { body: 'credit', role: 'registrar' };
const PROPOSER: Seat = { body: 'credit', role: 'acceptance-reviewer' };
const SECOND: Seat = { body: 'region-credit', role: 'acceptance-reviewer' };
const OPERATIONS: Seat = { body: 'operations', role: 'operations' };
const ADMINISTRATOR: Seat = { body: 'operations', role: 'system-administrator' };

beforeAll(async () => {
  world = await openWorld('2026-02-10 09:00');
  browser = await openBrowser(world.url);
  const token = await world.desk.tokenOf(usernameOf('credit', 'registrar'));
  const filing = {
    respondentOrganizationId: 'works',
    field: 'government-procurement',
    title: '路面设备尾款未付',
    narrative: '验收合格后逾期未付。',
    demands: [{ kind: 'payment', amountYuan: '128000.00' }],
    identity: { mode: 'anonymous' },
  };
  const answer = await world.desk.post('/complaints', filing, token);
  expectStatus(answer, 201);
  filed = answer.body as typeof filed;
}, 120_000);

afterAll(async () => {
  await browser.close();
  await world.close();
});

const sits = ({ body, role }: Seat, path: string, visit: Visit = {}): Promise<Visitor> =>
  arrives({ browser, world }, { username: usernameOf(body, role), path, visit });

/** A notice with a fault is refused with 400, as it should be, and the browser tells so. */
const unexpected = (troubles: readonly string[]): readonly string[] =>
  ownTroubles(troubles).filter((trouble) => !trouble.includes('status of 400'));

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

async function flawsOf(page: Page): Promise<readonly string[]> {
  return [...(await accessibilityProblems(page)), ...(await sidewaysOverflow(page))];
}

describe('the rules', () => {
  it('are read by everybody, each with its document or the note that the document is silent', async () => {
    const { page, troubles, close } = await sits(REGISTRAR, '/console/rules');
    const verify = page.getByRole('table', { name: '时限', exact: true }).getByRole('row', { name: /^核实/ });
    await expect(verify.innerText()).resolves.toMatch(/5个工作日[\s\S]*1444号 二\(一\)3[\s\S]*内蒙古自治区/);
    const answer = page
      .getByRole('table', { name: '时限', exact: true })
      .getByRole('row', { name: /^答复核实通知/ });
    await expect(answer.innerText()).resolves.toMatch(/2个工作日[\s\S]*文件未规定/);
    const category = (code: string) =>
      page.getByRole('table', { name: '合同类别' }).getByRole('row', { name: new RegExp(`^类别${code} `) });
    await expect(category('06').innerText()).resolves.toMatch(/全部归集[\s\S]*海安市[\s\S]*缺省规则/);
    await expect(category('12').innerText()).resolves.toMatch(/由行业主管部门报送[\s\S]*内蒙古自治区/);
    await takePicture(page, 'rules-in-force');
    await page.getByRole('link', { name: '规则集与历史' }).click();
    const version = page.getByRole('link', { name: '内蒙古自治区 第 1 版' });
    await version.waitFor();
    const here = page.getByRole('navigation', { name: '规则' }).locator('[aria-current]');
    await expect(here.allInnerTexts()).resolves.toEqual(['规则集与历史']);
    await version.click();
    await page.getByText('朔原自治区 150000').first().waitFor();
    await page.getByText('系统自带').first().waitFor();
    await expect(button(page, '提出新版本').isDisabled()).resolves.toBe(true);
    await page.getByText(/^这件事由.*办理，您在本单位没有这个岗位/).waitFor();
    expect(await flawsOf(page)).toEqual([]);
    expect(unexpected(troubles)).toEqual([]);
    await close();
  });

  it('are changed by two people: the draft shows what differs and who is concerned, the proposer cannot confirm', async () => {
    const { page, troubles, close } = await sits(PROPOSER, '/console/rules/new');
    await page.getByLabel('代号').fill('YUGUAN');
    await page.getByLabel('名称', { exact: true }).fill('榆关市');
    await page.getByLabel('所据文件').fill('榆关市办理规程');
    await page.getByLabel('生效日期').fill('2026-03-02');
    await page.getByLabel('也列出没有写明的事项').check();
    await button(page, '写明“核实时限”').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('数量').fill('1');
    await button(page, '采用').click();
    await dialog.getByText('请填写条款；文件未规定的，请注明').waitFor();
    await dialog.getByLabel('条款').fill('第三条');
    expect(await accessibilityProblems(page)).toEqual([]);
    await takePicture(page, 'rules-entry');
    await button(page, '采用').click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByLabel('也列出没有写明的事项').uncheck();
    await button(page, '核对：差别与影响').click();
    await page.getByText('不能为空').first().waitFor();
    await page.getByLabel('修改理由').fill('本市另有规定');
    await button(page, '核对：差别与影响').click();
    // One day to verify leaves no time for an answer within two.
    await page.getByText('“答复核实通知”的期限不短于核实时限', { exact: false }).waitFor();
    await takePicture(page, 'rules-obstacle');
    await expect(button(page, '提出，等待第二个人确认').isDisabled()).resolves.toBe(true);
    await button(page, '修改“核实时限”').click();
    await dialog.getByLabel('数量').fill('4');
    await button(page, '采用').click();
    await button(page, '核对：差别与影响').click();
    await page.getByText('可以提出：没有发现不能生效的原因。').waitFor();
    await page.getByText('4个工作日（榆关市办理规程 第三条）').waitFor();
    await page.getByText('适用范围内有 1 件在办投诉', { exact: false }).waitFor();
    expect(await flawsOf(page)).toEqual([]);
    await takePicture(page, 'rules-editor');
    await button(page, '提出，等待第二个人确认').click();
    await page.waitForURL(/\/console\/rules\/YUGUAN\?version=1/);
    await page.getByText('需要第二个人确认', { exact: false }).waitFor();
    await expect(button(page, '确认生效').isDisabled()).resolves.toBe(true);
    expect(unexpected(troubles)).toEqual([]);
    await close();

    const second = await sits(SECOND, '/console/rules?view=sets');
    await second.page.getByText('有 1 个版本等待第二个人确认').waitFor();
    await second.page.getByRole('link', { name: '榆关市 第 1 版' }).click();
    await second.page.getByText('适用范围内有 1 件在办投诉', { exact: false }).waitFor();
    expect(await flawsOf(second.page)).toEqual([]);
    await takePicture(second.page, 'rules-decision');
    await button(second.page, '确认生效').click();
    await second.page.getByRole('dialog').getByRole('button', { name: '确认生效' }).click();
    await second.page.getByText('已确认', { exact: true }).first().waitFor();
    await second.close();

    const reader = await sits(PROPOSER, '/console/rules?on=2026-03-02');
    const verify = reader.page
      .getByRole('table', { name: '时限', exact: true })
      .getByRole('row', { name: /^核实/ });
    await expect(verify.innerText()).resolves.toMatch(/4个工作日[\s\S]*榆关市办理规程 第三条/);
    await reader.close();
  });

  it('tell their proposer which open cases go on under the old version', async () => {
    const { page, close } = await sits(PROPOSER, '/console/rules/YUGUAN/edit');
    await page.getByLabel('生效日期').fill('2026-06-01');
    await page.getByLabel('修改理由').fill('再作调整');
    await button(page, '核对：差别与影响').click();
    await page.getByText('内蒙古自治区 第 1 版：1 件').waitFor();
    await page.getByText('其中您可以看到的 1 件').click();
    await page.getByRole('link', { name: filed.number }).waitFor();
    await close();
  });
});

describe('what a rule set says of contracts', () => {
  it('comes in through the API, is shown in words, and stays when somebody edits the complaint’s part here', () =>
    keepsContractPart({
      ...{ desk: world.desk, proposer: usernameOf(PROPOSER.body, PROPOSER.role) },
      second: usernameOf(SECOND.body, SECOND.role),
      ...{ sits: (who, path, visit) => sits(who === 'proposer' ? PROPOSER : SECOND, path, visit), flawsOf },
    }));
});

describe('the calendar', () => {
  const off = ['01-01', '02-05', '02-06', '02-07', '02-08', '04-05', '05-01', '05-02', '06-09', '09-15'];
  const statutory = [...off, '10-01', '10-02', '10-03'].map((day) => `2027-${day},off-day,节日`);

  it('names each day of the year, and says where it follows from', async () => {
    const { page, troubles, close } = await sits(REGISTRAR, '/console/calendar');
    const month = page.getByRole('table', { name: '2月', exact: true });
    await month.getByTitle('2026年2月14日（周六） · 春节调休上班 · 已公布').waitFor();
    await month.getByTitle('2026年2月17日（周二） · 春节 · 已公布').waitFor();
    await month.getByTitle('2026年2月10日（周二） · 工作日 · 已公布').waitFor();
    await expect(button(page, '导入放假安排').count()).resolves.toBe(0);
    await button(page, '下一年').click();
    await page.getByRole('heading', { name: '2027年工作日历' }).waitFor();
    await page.getByTitle('2027年2月6日（周六） · 春节 · 暂定').waitFor();
    expect(await flawsOf(page)).toEqual([]);
    expect(unexpected(troubles)).toEqual([]);
    await close();
  });

  it('takes a notice from one person, shows another which dates would move, and holds once that one confirms', async () => {
    const { page, troubles, close } = await sits(OPERATIONS, '/console/calendar?year=2026');
    await button(page, '导入放假安排').click();
    const dialog = page.getByRole('dialog');
    await button(page, '核对：会改变的期限').click();
    await dialog.getByText('不能为空').first().waitFor();
    await dialog.getByLabel('通知的名称与文号').fill('关于2027年部分节假日安排的通知');
    await dialog.getByLabel('原文出处').fill('https://www.example.gov.cn/');
    await dialog.getByLabel('内容').fill(`date,kind,name\n${statutory.slice(1).join('\n')}`);
    await button(page, '核对：会改变的期限').click();
    await dialog.getByText('缺少法定节假日', { exact: false }).waitFor();
    await dialog.getByLabel('内容').fill(`date,kind,name\n${statutory.join('\n')}\n2027-02-09,off-day,春节`);
    await button(page, '核对：会改变的期限').click();
    await dialog.getByText('放假 14 天，调休上班 0 天').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await takePicture(page, 'calendar-import');
    await button(page, '提出，等待第二个人确认').click();
    await dialog.getByText('这件事需要第二个人确认', { exact: false }).waitFor();
    await expect(button(page, '确认生效').isDisabled()).resolves.toBe(true);
    expect(unexpected(troubles)).toEqual([]);
    await close();

    const second = await sits(ADMINISTRATOR, '/console/calendar?year=2027');
    await button(second.page, '查看影响并确认').click();
    const shown = second.page.getByRole('dialog');
    await shown.getByText('没有会改变的未了期限。').waitFor();
    await takePicture(second.page, 'calendar-confirm');
    await button(second.page, '确认生效').click();
    await second.page.getByRole('dialog').getByRole('button', { name: '确认生效' }).last().click();
    await second.page.getByTitle('2027年2月9日（周二） · 春节 · 已公布').waitFor();
    await second.close();
  });

  it('declines a notice with a reason that its proposer reads, who may withdraw the next one', async () => {
    const proposes = async (): Promise<void> => {
      const token = await world.desk.tokenOf(usernameOf(OPERATIONS.body, OPERATIONS.role));
      const head = { format: 'csv', layer: '150000', year: 2028, notice: '自治区放假安排', source: '测试' };
      const notice = { ...head, text: '2028-08-01,off-day,地方节日' };
      expectStatus(await world.desk.post('/calendars/imports', notice, token), 201);
    };
    await proposes();
    const second = await sits(ADMINISTRATOR, '/console/calendar?year=2028');
    await button(second.page, '查看影响并确认').click();
    await button(second.page, '不同意').click();
    const dialog = second.page.getByRole('dialog').filter({ hasText: '不同意这一安排？' });
    await dialog.getByLabel('不同意的理由').fill('自治区没有发过这个通知。');
    await takePicture(second.page, 'calendar-decline');
    expect(await accessibilityProblems(second.page)).toEqual([]);
    await dialog.getByRole('button', { name: '不同意' }).click();
    await second.page.getByText('等待第二个人确认的安排').waitFor({ state: 'detached' });
    await second.close();
    const { page, troubles, close } = await sits(OPERATIONS, '/console/calendar?year=2028');
    await button(page, '查看理由').click();
    await page.getByRole('dialog').getByText('自治区没有发过这个通知。').waitFor();
    await takePicture(page, 'calendar-declined');
    expect(await accessibilityProblems(page)).toEqual([]);
    await proposes();
    await page.goto('/console/calendar?year=2028');
    await button(page, '查看影响并确认').click();
    await button(page, '撤回').click();
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).last().click();
    await page.getByText('等待第二个人确认的安排').waitFor({ state: 'detached' });
    expect(unexpected(troubles)).toEqual([]);
    await close();
  });

  it('shows before a notice is confirmed which open dates of cases would move', async () => {
    const days = '2026-02-11,off-day,地方节日\n2026-02-12,off-day,地方节日';
    const { page, close } = await sits(OPERATIONS, '/console/calendar?year=2025');
    await button(page, '导入放假安排').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('适用于').fill('150000');
    await dialog.getByLabel('通知的名称与文号').fill('自治区放假安排');
    await dialog.getByLabel('原文出处').fill('https://www.example.gov.cn/');
    await dialog.getByLabel('内容').fill(days);
    await button(page, '核对：会改变的期限').click();
    const moved = dialog.getByRole('table', { name: '会改变的未了期限' });
    await moved.getByRole('row', { name: new RegExp(`${filed.number} 转交`) }).waitFor();
    await takePicture(page, 'calendar-moved');
    expect(await accessibilityProblems(page)).toEqual([]);
    await close();
  });
});

const PAGES = ['rules', 'rules?view=sets', 'rules/NM-1444', 'rules/YUGUAN/edit', 'calendar?year=2026'];

it.each([
  ['zh-CN', 'phone'],
  ['en-US', 'wide'],
] as const)('has no flaw in %s on a %s screen', async (language, screen) => {
  const { page, close } = await sits(PROPOSER, '/console/rules', { screen, language });
  for (const path of PAGES) {
    await page.goto(`/console/${path}`);
    await page.locator('.rule-table, .month').first().waitFor();
    expect(await flawsOf(page)).toEqual([]);
    await takePicture(page, `${path.replace(/\W+/g, '-')}-${language}-${screen}`);
  }
  await close();
});
