import { expect, expectAccessible, test, type Page } from './support/story.ts';

/** What a complete referral may cost, from being open to the next one being open. */
const MOST_KEYS = 5;

/** Presses keys and counts them. */
class Keys {
  count = 0;
  readonly #page: Page;
  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.count += 1;
      await this.#page.keyboard.press(key);
    }
  }
}

const detail = (page: Page) => page.locator('g-referral-detail');
const name = (page: Page) => detail(page).getByRole('heading', { level: 2 });
const idOf = (page: Page): string => /queue\/([\w-]+)/.exec(page.url())?.[1] ?? '';

/** Walks on until a new referral is open that lacks nothing; says whether there is one. */
async function openComplete(page: Page): Promise<void> {
  for (let left = 60; left > 0; left -= 1) {
    await expect(detail(page).getByRole('group', { name: 'Decisions' })).toBeVisible();
    const isLacking = await detail(page).getByText('Still missing').isVisible();
    const isFlagged = await detail(page).getByText('Red flag:').isVisible();
    if (!isLacking && !isFlagged) return;
    const before = idOf(page);
    await page.keyboard.press('j');
    await expect.poll(() => idOf(page)).not.toBe(before);
  }
  throw new Error('The demo has no complete referral left to triage');
}

test('a physician triages by keyboard alone', async ({ ownClinic, signedIn }) => {
  const page = await signedIn('physician-1', ownClinic);
  await page.goto('/queue?list=new');
  await expect(page.locator('g-referral-table')).toBeVisible();
  await page.keyboard.press('j');

  for (let referral = 1; referral <= 5; referral += 1)
    await test.step(`complete referral ${referral} is accepted in ${MOST_KEYS} keys at most`, async () => {
      await openComplete(page);
      const before = idOf(page);
      const keys = new Keys(page);
      await keys.press('a');
      await expect(detail(page).getByRole('group', { name: 'Urgency' })).toBeVisible();
      if (referral === 1) await expectAccessible(page);
      // One stray key more accepts nothing.
      expect(idOf(page)).toBe(before);
      await keys.press('2', 'Enter');
      // The next one opens by itself.
      await expect.poll(() => idOf(page)).not.toBe(before);
      expect(keys.count).toBeLessThanOrEqual(MOST_KEYS);
    });

  await test.step('one is returned with advice', async () => {
    const before = idOf(page);
    await expect(detail(page).getByRole('group', { name: 'Decisions' })).toBeVisible();
    const who = await name(page).innerText();
    const keys = new Keys(page);
    await keys.press('r', '2');
    await expect(detail(page).getByRole('button', { name: /^Return/ })).toBeFocused();
    await expectAccessible(page);
    await keys.press('Enter');
    await expect.poll(() => idOf(page)).not.toBe(before);
    expect(keys.count).toBeLessThanOrEqual(MOST_KEYS);
    expect(await name(page).innerText()).not.toBe(who);
  });

  await test.step('about one a colleague is asked', async () => {
    const before = idOf(page);
    await expect(detail(page).getByRole('group', { name: 'Decisions' })).toBeVisible();
    await page.keyboard.press('q');
    await page.keyboard.press('1');
    await expect(detail(page).getByLabel('Question')).toBeFocused();
    await page.keyboard.type('Would you treat this side first?');
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => idOf(page)).not.toBe(before);
    await test.step('and that is undone', async () => {
      await expect(detail(page).getByRole('group', { name: 'Decisions' })).toBeVisible();
      await page.keyboard.press('u');
      await expect.poll(() => idOf(page)).toBe(before);
      await expect(detail(page).getByRole('button', { name: 'Accept' })).toBeVisible();
    });
  });
});
