import { complains, openReceipt, type Complaint } from '../journeys/support/parties';
import { expectStatus } from '../journeys/support/desk';
import { usernameOf, type BodyId } from '../journeys/support/journey-city';
import { aComplaintWithItsVerifier } from '../journeys/support/stages';
import { openWorld, type World } from '../journeys/support/world';
import type { Role } from '../../src/domain/officer';
import { accessibilityProblems, openBrowser, sidewaysOverflow, takePicture } from '../support/browser';
import { eventually } from '../support/eventually';
import type { TestBrowser, Visit, Visitor } from '../support/browser';
import { arrives, ownTroubles } from './console-visit';

// A machine that does other work as well takes its time over a page.
jest.setTimeout(120_000);

let world: World;
let browser: TestBrowser;
let complaint: Complaint;

beforeAll(async () => {
  world = await openWorld('2026-02-10 09:00');
  browser = await openBrowser(world.url);
  complaint = await aComplaintWithItsVerifier(world, { respondent: 'works', verifier: 'housing' });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await world.close();
});

type Seat = readonly [BodyId, Role];
const HANDLER: Seat = ['housing', 'case-handler'];
const PRIVACY: Seat = ['credit', 'privacy-officer'];
const AUDITOR: Seat = ['operations', 'audit-administrator'];
const OPERATIONS: Seat = ['operations', 'operations'];

const visits = ([body, role]: Seat, path: string, visit: Visit = {}): Promise<Visitor> =>
  arrives({ browser, world }, { username: usernameOf(body, role), path: `/console/${path}`, visit });

const asks = async ([body, role]: Seat, path: string) =>
  world.desk.get(path, await world.desk.tokenOf(usernameOf(body, role)));

describe('who complained', () => {
  it('is asked for from the case, allowed by a second person, and shown masked, field by field', async () => {
    const handler = await visits(HANDLER, `complaints/${complaint.id}`);
    const { page } = handler;
    await page.getByRole('link', { name: '申请查看身份' }).click();
    await page.getByText('投诉人留了：电子邮件').waitFor();
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('请至少选择一项').waitFor();
    await page.getByLabel('投诉人名称').check();
    await page.getByLabel('电子邮箱').check();
    await page.getByLabel('为什么必须知道').fill('投诉人来电更正联系方式，须核对其身份。');
    await takePicture(page, 'reveal-ask');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('待批准', { exact: true }).waitFor();

    const privacy = await visits(PRIVACY, 'reveals');
    await privacy.page.getByRole('button', { name: '批准' }).click();
    const dialog = privacy.page.getByRole('dialog');
    await dialog.getByText(`批准查看 ${complaint.number} 的投诉人身份？`).waitFor();
    await takePicture(privacy.page, 'reveal-approve');
    expect(await accessibilityProblems(privacy.page)).toEqual([]);
    await dialog.getByRole('button', { name: '批准' }).click();
    await privacy.page.getByText('没有待批准的申请').waitFor();

    await page.getByRole('button', { name: '刷新' }).click();
    await page.getByRole('timer').waitFor();
    await page.getByRole('button', { name: '打开' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '打开' }).click();
    await page.getByRole('button', { name: '显示投诉人名称' }).click();
    await page.getByText('远***', { exact: true }).waitFor();
    await takePicture(page, 'reveal-shown');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '显示电子邮箱' }).click();
    await page.getByText('远***', { exact: true }).waitFor({ state: 'detached' });
    await page.getByText('最近 24 小时已打开 1 次').waitFor();
    await page.getByRole('button', { name: '看完了，全部遮住' }).click();
    await page.getByRole('button', { name: '显示电子邮箱' }).waitFor({ state: 'detached' });
    expect(ownTroubles(handler.troubles)).toEqual([]);
    await handler.close();
    await privacy.close();
  });

  it('is declined with a reason that whoever asked reads, or withdrawn by whoever asked', async () => {
    const about = await aComplaintWithItsVerifier(world, { respondent: 'works', verifier: 'housing' });
    const tokenOf = ([body, role]: Seat) => world.desk.tokenOf(usernameOf(body, role));
    const asked = { complaintId: about.id, fields: ['name'], scope: 'full', reason: '想知道投诉人是谁。' };
    const ask = async (): Promise<string> => {
      const reply = await world.desk.post('/reveals', asked, await tokenOf(HANDLER));
      return (expectStatus(reply, 201) as { readonly requestId: string }).requestId;
    };
    const first = await ask();
    const decline = { reason: '核对合同编号即可，不必知道是谁。' };
    const path = `/reveals/${first}/decline`;
    expect((await world.desk.post(path, decline, await tokenOf(HANDLER))).status).toBe(403);
    expect((await world.desk.post(path, {}, await tokenOf(PRIVACY))).status).toBe(400);
    const privacy = await visits(PRIVACY, 'reveals');
    await privacy.page.getByRole('button', { name: '不同意' }).click();
    const dialog = privacy.page.getByRole('dialog');
    await dialog.getByRole('button', { name: '不同意' }).click();
    await dialog.getByText('请写明理由').waitFor();
    await dialog.getByLabel('不同意的理由').fill(decline.reason);
    await takePicture(privacy.page, 'reveal-decline');
    expect(await accessibilityProblems(privacy.page)).toEqual([]);
    await dialog.getByRole('button', { name: '不同意' }).click();
    await privacy.page.getByText('没有待批准的申请').waitFor();
    await privacy.close();
    expect((await world.desk.post(path, decline, await tokenOf(PRIVACY))).status).toBe(200);
    await ask();

    const { page, troubles, close } = await visits(HANDLER, 'reveals');
    await page.getByText(decline.reason).waitFor();
    await takePicture(page, 'reveal-declined');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '撤回申请' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click();
    await page.locator('.state').filter({ hasText: '已撤回' }).waitFor();
    expect(ownTroubles(troubles)).toEqual([]);
    await close();
    const mail = await world.inbox.untilTold(...HANDLER, about.number, '身份查看申请未获同意');
    expect(mail.text).toContain('/console/reveals');
    expect(mail.text).not.toContain(decline.reason);
    const told = await world.inbox.subjectsFor(...HANDLER, about.number);
    expect(told.filter((subject) => subject.includes('未获同意'))).toHaveLength(1);
  });

  it('is told to the complainant: when, which body and why, never which officer', async () => {
    const { token } = await openReceipt(world, complaint.receipt);
    const reply = await world.desk.get(`/complaints/${complaint.id}/identity-views`, token);
    const { items } = expectStatus(reply, 200) as { readonly items: readonly object[] };
    expect(items).toEqual([
      {
        at: expect.any(String) as string,
        organization: '榆关市住房和城乡建设局',
        fields: ['name', 'email'],
        scope: 'masked',
        reason: '投诉人来电更正联系方式，须核对其身份。',
      },
    ]);
    const other = await complains(world, 'works');
    expect((await world.desk.get(`/complaints/${other.id}/identity-views`, token)).status).toBe(404);
  });

  it('is not even asked about by whoever does not handle the case', async () => {
    const path = `/complaints/${complaint.id}/contact`;
    expect((await asks(HANDLER, path)).body).toEqual({
      reachable: [{ party: 'complainant', ways: ['email'] }],
    });
    expect((await asks(['industry', 'case-handler'], path)).status).toBe(404);
    expect((await asks(['works', 'respondent-liaison'], path)).status).toBe(403);
    expect((await asks(HANDLER, '/reveals/log')).status).toBe(403);
    expect((await asks(['housing', 'section-head'], '/reveals/mine')).body).toMatchObject({ items: [] });
  });

  it('leaves its trace with the auditors, who see numbers and acts', async () => {
    const { page, troubles, close } = await visits(AUDITOR, 'audit');
    await page.locator('.case-table tbody code').first().waitFor();
    await page.getByRole('combobox', { name: '操作' }).click();
    await page.getByTitle('投诉人身份', { exact: true }).click();
    await page.getByText('identity:open', { exact: true }).waitFor();
    await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' });
    // The list as it was held the same act: it is the new one once every other has gone.
    const others = page.locator('.case-table code').filter({ hasText: /^(?!identity:)[a-z-]+:/ });
    await others.first().waitFor({ state: 'detached' });
    const acts = await page.locator('.case-table code').allTextContents();
    expect(acts.filter((act) => act.includes(':')).every((act) => act.startsWith('identity:'))).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: '身份查看日志' }).click();
    await page.getByLabel(/^搜索/).fill(complaint.number);
    await page.keyboard.press('Enter');
    const entries = page.locator('.case-table tbody .mark').filter({ hasText: /^(?:申请|批准|打开)$/ });
    // Other requests stand in the list until it is the one that was searched for.
    await eventually(
      async () => expect(await entries.allTextContents()).toEqual(['打开', '批准', '申请']),
      10_000,
    );
    expect(ownTroubles(troubles)).toEqual([]);
    await close();
    expect((await asks(OPERATIONS, '/audit/accesses')).status).toBe(403);
  });
});

describe('operations', () => {
  it('see a case in the engine beside its record, have it tried again, and rebuild it with a reason', async () => {
    const { page, troubles, close } = await visits(OPERATIONS, 'operations?tab=cases');
    await page.getByLabel(/^搜索/).fill(complaint.number.slice(-8));
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: `查看 ${complaint.number} 的引擎状况` }).click();
    await page.getByText('引擎与案件记录一致。').waitFor();
    const law = page.getByRole('region', { name: '案件记录怎么看' });
    await law.getByText('收到投诉').waitFor();
    await page.getByText('WORKFLOW_EXECUTION_STARTED', { exact: true }).waitFor();
    const engine = page.getByRole('region', { name: '引擎怎么看' });
    expect(await engine.innerText()).not.toContain('未知');
    expect(await page.locator('main').innerText()).not.toContain('工程');
    await page.getByRole('button', { name: '立即再试' }).click();
    await page.getByText('引擎已收到，另有 0 个命令立即再送').waitFor();
    await page.getByRole('button', { name: '重建' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '核对' }).click();
    await dialog.getByText('请写明理由').waitFor();
    await dialog.getByLabel('为什么要重建').fill('演练：从案件记录重建。');
    await dialog.getByRole('button', { name: '核对' }).click();
    const rebuild = dialog.getByRole('button', { name: '重建' });
    await expect(rebuild.isDisabled()).resolves.toBe(true);
    await dialog.getByLabel('我已核对编号，确认重建').check();
    await takePicture(page, 'workflow-rebuild');
    expect(await accessibilityProblems(page)).toEqual([]);
    await rebuild.click();
    await page.getByText('已重建，这是第 2 次看护').waitFor();
    expect(ownTroubles(troubles)).toEqual([]);
    await close();
  });

  it('take an incident and close it with what was done', async () => {
    await world.database.pool.query(
      `INSERT INTO app.incident (kind, case_id, detail) VALUES ('competent-body-missing', $1, '{}')`,
      [complaint.id],
    );
    const { page, close } = await visits(OPERATIONS, 'operations?tab=incidents');
    const line = page.getByRole('listitem').filter({ hasText: '没有可以依规接办的单位' });
    await line.getByText('无人负责').waitFor();
    await expect(line.getByRole('button', { name: '结束' }).isDisabled()).resolves.toBe(true);
    await takePicture(page, 'operations-incident');
    await line.getByRole('button', { name: '接手' }).click();
    await line.getByText('无人负责').waitFor({ state: 'detached' });
    await line.getByRole('button', { name: '结束' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('查明了什么、做了什么').fill('已由督查室接办，机构设置已补。');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '结束' }).click();
    await line.waitFor({ state: 'detached' });
    await close();
  });
});

/** Everything that is there to be looked at, with what shows that it is there. */
const pages = (): readonly (readonly [Seat, string, string])[] => [
  [OPERATIONS, 'operations', '.parts'],
  [OPERATIONS, 'operations?tab=cases', '.engine-state'],
  [OPERATIONS, 'operations?tab=incidents', '.incidents, .empty'],
  [OPERATIONS, 'operations?tab=outbox&state=failed', '.incidents, .empty'],
  [OPERATIONS, `operations/workflows/${complaint.id}`, '.history'],
  [HANDLER, `reveals?case=${complaint.id}`, '.contact a'],
  [PRIVACY, 'reveals', '.requests, .empty'],
  [AUDITOR, 'audit', '.case-table code'],
  [AUDITOR, 'audit?tab=identities', '.case-table .mark'],
];

const LOOKS = [
  ['zh-CN', 'phone'],
  ['en-US', 'wide'],
] as const;
const OTHER_LOOKS = [
  ['zh-CN', 'laptop'],
  ['zh-CN', 'wide'],
  ['en-US', 'phone'],
  ['en-US', 'laptop'],
] as const;

it.each([...LOOKS, ...(process.env['SCREENSHOTS'] === undefined ? [] : OTHER_LOOKS)])(
  'has no flaw in %s on a %s screen',
  async (language, screen) => {
    for (const seat of [OPERATIONS, HANDLER, PRIVACY, AUDITOR]) {
      const { page, troubles, close } = await visits(seat, '', { screen, language });
      for (const [, path, sign] of pages().filter(([whose]) => whose === seat)) {
        await page.goto(`/console/${path}`);
        await page.locator(sign).first().waitFor();
        expect([path, await accessibilityProblems(page)]).toEqual([path, []]);
        expect([path, await sidewaysOverflow(page)]).toEqual([path, []]);
        await takePicture(page, `${path.replace(/[^a-z]+/g, '-').slice(0, 30)}-${language}-${screen}`);
      }
      expect(ownTroubles(troubles)).toEqual([]);
      await close();
    }
  },
);
