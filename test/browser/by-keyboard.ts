import type { Locator, Page } from 'playwright-core';

/** More stops than any page of ours has. */
const mostStops = 120;
/** A field for a date has a stop for each of its parts. */
const stopsOfOneField = 5;

// Text, since it runs in the page and not here.
const LOOK_AT_FOCUS = `(() => {
  const now = document.activeElement;
  const isMoved = now !== window.focusedBefore;
  window.focusedBefore = now;
  if (now === null || now === document.body) return { isMoved, name: 'body', flaw: null };
  const name = now.outerHTML.slice(0, 100);
  const marks = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  const around = [now, now.nextElementSibling, now.parentElement, now.parentElement?.parentElement];
  if (!around.some((element) => element && marks(element))) return { isMoved, name, flaw: 'has no visible focus' };
  const shown = around.find((element) => element && element.getBoundingClientRect().width > 4) ?? now;
  const { top, bottom, left, right } = shown.getBoundingClientRect();
  const isInSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  return { isMoved, name, flaw: isInSight ? null : 'has the focus out of sight' };
})()`;

interface Focus {
  readonly isMoved: boolean;
  readonly name: string;
  readonly flaw: string | null;
}

const isFocused = async (page: Page, element: Locator): Promise<boolean> =>
  (await element.and(page.locator(':focus')).count()) > 0;

/** Presses Tab until the focus stands there. @throws where a stop cannot be seen, or is not left again */
export async function tabsTo(
  page: Page,
  target: Locator,
  isThere = () => isFocused(page, target),
): Promise<void> {
  await target.waitFor({ state: 'attached' });
  let rests = 0;
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
    const { isMoved, name, flaw } = await page.evaluate<Focus>(LOOK_AT_FOCUS);
    if (flaw !== null) throw new Error(`${flaw}: ${name}`);
    rests = isMoved ? 0 : rests + 1;
    if (rests > stopsOfOneField) throw new Error(`the focus is trapped in ${name}`);
  }
  throw new Error(`${String(target)} is not reached by Tab`);
}

/** Goes to a field and writes into it. */
export async function writes(page: Page, field: Locator, text: string): Promise<void> {
  await tabsTo(page, field);
  await page.keyboard.type(text);
}

/** Goes to a button or a link and presses Enter. */
export async function presses(page: Page, target: Locator): Promise<void> {
  await tabsTo(page, target);
  await page.keyboard.press('Enter');
}

/** Ticks a box, or chooses among radio buttons, of which Tab reaches but one. */
export async function chooses(page: Page, choice: Locator): Promise<void> {
  await choice.waitFor();
  const name = await choice.getAttribute('name');
  const group = name === null ? choice : choice.or(page.locator(`input[type="radio"][name="${name}"]`));
  const isInGroup = async (): Promise<boolean> => (await group.and(page.locator(':focus')).count()) > 0;
  await tabsTo(page, choice, isInGroup);
  for (let step = 0; step < mostStops && !(await isFocused(page, choice)); step += 1)
    await page.keyboard.press('ArrowDown');
  if (!(await choice.isChecked())) await page.keyboard.press('Space');
}
