import type { Page } from 'playwright-core';
import { chooses, presses, writes } from './by-keyboard';

/** From the first page to the receipt, with keys alone. @returns the receipt */
export async function filesByKeyboard(page: Page): Promise<string> {
  const goOn = (): Promise<void> => presses(page, page.getByRole('button', { name: '继续', exact: true }));
  await presses(page, page.getByRole('link', { name: '我要投诉' }).first());
  await presses(page, page.getByRole('button', { name: '开始填写' }));
  await chooses(page, page.getByLabel(/^政府机关/));
  await chooses(page, page.getByLabel('没有', { exact: true }));
  await goOn();
  await writes(page, page.getByLabel('机关名称'), 'szgc');
  await chooses(page, page.getByLabel('榆关市市政工程建设中心'));
  await goOn();
  await writes(page, page.getByLabel('一句话概括'), '道路工程验收合格后逾期未付尾款');
  await writes(page, page.getByLabel('事实经过'), '验收合格，约定三十日内付清，至今未付。');
  await chooses(page, page.getByLabel('政府采购'));
  await goOn();
  await chooses(page, page.getByLabel('支付拖欠款项'));
  await writes(page, page.getByLabel(/金额/), '100000');
  await goOn();
  // Evidence may follow later.
  await page.getByText('选择文件或拍照').waitFor();
  await goOn();
  await writes(page, page.getByLabel('单位或个人名称'), '榆关某某市政工程有限公司');
  await writes(page, page.getByLabel('电话', { exact: true }), '13800000000');
  await goOn();
  await presses(page, page.getByRole('button', { name: '提交', exact: true }));
  await page.getByRole('heading', { level: 1, name: '已经收到' }).waitFor();
  const receipt = await page.locator('.secret').innerText();
  await chooses(page, page.getByLabel('我已经保存好凭证'));
  await presses(page, page.getByRole('link', { name: '现在查看办理进度' }));
  return receipt;
}
