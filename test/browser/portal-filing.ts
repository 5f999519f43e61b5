import type { Page } from 'playwright-core';
import { accessibilityProblems, sidewaysOverflow, takePicture } from '../support/browser';
import type { Visitor } from '../support/browser';
import { writeSampleFile } from './sample-file';

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** Nothing wrong with what is on the screen, in this state of it. */
export async function expectFlawless(visitor: Visitor, name: string): Promise<void> {
  await takePicture(visitor.page, name);
  expect(await accessibilityProblems(visitor.page)).toEqual([]);
  expect(await sidewaysOverflow(visitor.page)).toEqual([]);
}

export const WORDS = {
  'zh-CN': {
    start: '我要投诉',
    begin: '开始填写',
    next: '继续',
    government: /^政府机关/,
    no: '没有',
    body: '机关名称',
    title: '一句话概括',
    narrative: '事实经过',
    field: '政府采购',
    payment: '支付拖欠款项',
    amount: /金额/,
    file: '选择文件或拍照',
    uploaded: /已上传/,
    name: '单位或个人名称',
    phone: '电话',
    submit: '提交',
    done: '已经收到',
    kept: '我已经保存好凭证',
    look: '现在查看办理进度',
    receipt: '查询凭证',
    find: '查询',
    standing: '待受理',
    why: '为什么是这一天',
    evidence: '材料.pdf',
    agent: null,
  },
  'en-US': {
    start: 'File a complaint',
    begin: 'Start',
    next: 'Continue',
    government: /^A government body/,
    no: 'No',
    body: 'Name of the body',
    title: 'In one sentence',
    narrative: 'What happened',
    field: 'Government procurement',
    payment: 'Pay what is owed',
    amount: /Amount/,
    file: 'Choose files or take a photo',
    uploaded: /uploaded/,
    name: 'Name of the company or person',
    phone: 'Telephone',
    submit: 'Send',
    done: 'We have received it',
    kept: 'I have kept the receipt',
    look: 'See how it stands',
    receipt: 'Receipt',
    find: 'Look up',
    standing: 'Received',
    why: 'Why this day',
    evidence: '材料.pdf',
    agent: {
      tick: /^I am an agent/,
      name: 'Name of the agent',
      special: /^Special/,
      grantedOn: 'Date of the mandate',
    },
  },
} as const;

type Words = (typeof WORDS)[keyof typeof WORDS];

interface Filing {
  readonly words: Words;
  /** Begins the names of its pictures. */
  readonly shots: string;
  /** Where the evidence is kept until it is uploaded. */
  readonly folder: string;
}

/** From the first page to the receipt, looking at each step. @returns the receipt, the agent's where there is one */
export async function files(visitor: Visitor, { words, shots, folder }: Filing): Promise<string> {
  const { page } = visitor;
  const goOn = () => page.getByRole('button', { name: words.next, exact: true }).click();
  const see = async (name: string): Promise<void> => {
    await heading(page, /./).waitFor();
    await expectFlawless(visitor, `${shots}-${name}`);
  };
  await page.goto('/');
  await page.getByRole('link', { name: words.start }).first().click();
  await page.getByText(/2026/).nth(1).waitFor();
  await see('1-start');
  await page.getByRole('button', { name: words.begin }).click();
  // Going on with nothing chosen says what is missing.
  await goOn();
  await page.getByRole('alert').waitFor();
  await see('2-scope-missing');
  await page.getByLabel(words.government).check();
  await page.getByLabel(words.no, { exact: true }).check();
  await goOn();
  await page.getByLabel(words.body).fill('szgc');
  await page.getByText('榆关市市政工程建设中心').waitFor();
  await see('3-respondent');
  await page.getByLabel('榆关市市政工程建设中心').check();
  await goOn();
  await page.getByLabel(words.title).fill('道路工程验收合格后逾期未付尾款');
  await page
    .getByLabel(words.narrative)
    .fill('2025 年 9 月验收合格，合同约定 30 日内付清。<b onmouseover=alert(1)>至今未付</b>');
  await page.getByLabel(words.field).check();
  await see('4-matter');
  await goOn();
  await page.getByLabel(words.payment).check();
  await page.getByLabel(words.amount).fill('100,000');
  await page.getByText('壹拾万元整').waitFor();
  await see('5-demands');
  await goOn();
  await page.getByLabel(words.file).setInputFiles(writeSampleFile(folder));
  await page.getByText(words.uploaded).waitFor();
  await see('6-evidence');
  await goOn();
  await page.getByLabel(words.name).fill('榆关某某市政工程有限公司');
  await page.getByLabel(words.phone, { exact: true }).fill('13800000000');
  if (words.agent !== null) {
    await page.getByLabel(words.agent.tick).check();
    await page.getByLabel(words.agent.name).fill('林律师');
    await page.getByLabel(words.agent.special).check();
    await page.getByLabel(words.agent.grantedOn).fill('2026-02-01');
  }
  await see('7-identity');
  await goOn();
  await page.getByText('壹拾万元整').waitFor();
  await see('8-check');
  await page.getByRole('button', { name: words.submit, exact: true }).click();
  await heading(page, words.done).waitFor();
  await see('9-done');
  // Whoever acts for somebody has a receipt of their own, which can be called off.
  await expect(page.locator('.secret').count()).resolves.toBe(words.agent === null ? 1 : 2);
  const receipt = await page.locator('.secret').last().innerText();
  await page.getByLabel(words.kept).check();
  await page.getByRole('link', { name: words.look }).click();
  return receipt;
}
