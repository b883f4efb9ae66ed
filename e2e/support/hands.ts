import { expect, type Locator, type Page } from '@playwright/test';
import { RAIL, type RailPage } from './rail.ts';

/** How somebody works the pages: each story may be walked by either hand. */
export interface Hand {
  readonly name: string;
  /** To a page of the rail, until it is there: a press before that meets the page that is left. */
  turnTo(page: Page, name: RailPage): Promise<void>;
  /** A button or a link. */
  press(target: Locator): Promise<void>;
  /** What opens the browser's own dialog for files. */
  importFile(page: Page): Promise<void>;
  tick(box: Locator): Promise<void>;
  /** One of a group of radio buttons. */
  choose(radio: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  select(list: Locator, option: string): Promise<void>;
  /** A booking on the board. */
  openBlock(page: Page, patient: string): Promise<void>;
}

export const mouse: Hand = {
  name: 'mouse',
  async turnTo(page, name) {
    await page.getByRole('link', { name: new RegExp(`${name}$`) }).click();
    await arrived(page, name);
  },
  press: (target) => target.click(),
  importFile: (page) => page.getByRole('button', { name: 'Import file' }).click(),
  tick: (box) => box.check(),
  // The word beside it is what a mouse aims at; the button itself may be no larger than a dot.
  choose: (radio) => radio.check(),
  async type(field, text) {
    await field.fill(text);
    await field.blur();
  },
  async select(list, option) {
    await list.selectOption(option);
  },
  openBlock: (page, patient) => page.getByRole('link', { name: new RegExp(patient) }).click(),
};

export const keyboard: Hand = {
  name: 'keyboard',
  async turnTo(page, name) {
    await page.keyboard.press('g');
    await page.keyboard.press(RAIL[name].letter);
    await arrived(page, name);
  },
  async press(target) {
    await tabTo(target);
    await target.press('Enter');
  },
  importFile: (page) => page.keyboard.press('i'),
  async tick(box) {
    await tabTo(box);
    await box.press('Space');
    await expect(box).toBeChecked();
  },
  async choose(radio) {
    await expect(radio).toBeEnabled();
    if (await radio.isChecked()) return;
    const page = radio.page();
    const group = await radio.getAttribute('name');
    const form = radio.locator('xpath=ancestor::fieldset[1]');
    const radios = form.locator(`input[type=radio][name="${group ?? ''}"]`);
    // Tab comes to the one that is checked, else to the first; arrows go round from there.
    const checked = form.locator(`input[type=radio][name="${group ?? ''}"]:checked`);
    const isAnyChecked = (await checked.count()) > 0;
    await tabTo(isAnyChecked ? checked : radios.first());
    if (!isAnyChecked) await page.keyboard.press('Space');
    for (let left = await radios.count(); !(await radio.isChecked()); left -= 1) {
      if (left === 0) throw new Error('The arrow keys never came to the choice');
      await page.keyboard.press('ArrowDown');
    }
  },
  async type(field, text) {
    await tabTo(field);
    await field.press('ControlOrMeta+a');
    await field.pressSequentially(text);
    await field.press('Tab');
  },
  async select(list, option) {
    await tabTo(list);
    const chosen = () =>
      list.evaluate((node: HTMLSelectElement) => [
        node.value,
        node.selectedOptions[0]?.label.trim() ?? '',
      ]);
    await list.press('Home');
    for (let left = await list.locator('option').count(); left > 0; left -= 1) {
      if ((await chosen()).includes(option)) return;
      await list.press('ArrowDown');
    }
    throw new Error(`No option is called ${option}`);
  },
  async openBlock(page, patient) {
    await page.keyboard.press('b');
    const cell = page.getByRole('gridcell');
    await expect(cell).toBeFocused();
    const [rows, columns] = await page
      .getByRole('grid')
      .evaluate((grid) => [Number(grid.ariaRowCount), Number(grid.ariaColCount)]);
    await cell.press('Home');
    for (let column = 0; column < (columns ?? 0); column += 1) {
      for (let row = 0; row < (rows ?? 0); row += 1) {
        if ((await cell.getAttribute('aria-label'))?.includes(patient)) {
          await cell.press('Enter');
          return;
        }
        await cell.press('ArrowDown');
      }
      await cell.press('Home');
      await cell.press('ArrowRight');
    }
    throw new Error(`${patient} stands nowhere on the board`);
  },
};

/** To the upper edge of another place, in the small steps of a hand: a drag begins with the first. */
export async function dragOnto(one: Locator, other: Locator): Promise<void> {
  const page = one.page();
  await other.scrollIntoViewIfNeeded();
  await one.scrollIntoViewIfNeeded();
  const [from, to] = [await one.boundingBox(), await other.boundingBox()];
  if (from === null || to === null) throw new Error('Both must be in sight');
  await page.mouse.move(from.x + Math.min(20, from.width / 2), from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + 8, { steps: 6 });
  await page.mouse.move(to.x + 40, to.y + 4);
  await page.mouse.up();
}

async function arrived(page: Page, name: RailPage): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/${RAIL[name].path}([/?]|$)`));
}

/** More than any page has to tab through. */
const MOST_TABS = 400;

/** Tabs on from wherever the focus is; fails where Tab never comes to the target. */
async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await expect(target).toBeEnabled();
  const page = target.page();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${target.toString()}`);
}
