import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './support/story.ts';

/** A Thursday of the demo clinic, days ahead of its clock. */
const DAY = '2026-09-17';

const standing = (page: Page) => page.locator('a.block:not([data-look="gone"])');

/** Opens a booking of the day that may be cancelled. */
async function openAny(page: Page): Promise<void> {
  await page.goto(`/board/${DAY}`);
  await expect(standing(page).first()).toBeVisible();
  await standing(page).first().click();
  await expect(page.getByRole('button', { name: 'Cancel booking' })).toBeVisible();
}

test('a place that comes free is filled in two keystrokes by somebody who can really come', async ({
  ownClinic,
  signedIn,
}) => {
  const page = await signedIn('coordinator-1', ownClinic);
  await openAny(page);
  const detail = page.locator('g-booking-detail');

  await test.step('a booking is cancelled, and its place stands on the list of gaps', async () => {
    await page.getByRole('button', { name: 'Cancel booking' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel this booking?' });
    await dialog.getByRole('textbox').fill('Patient is ill');
    await dialog.getByRole('button', { name: 'Cancel booking' }).click();
    await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible();
    // The live feed can tell of it before the answer does, which says that there is a gap to fill.
    await expect(page.getByRole('button', { name: 'Fill this gap' })).toBeVisible();
  });

  await test.step('I asks who can come, Enter books the first; each says why it fits', async () => {
    await page.keyboard.press('i');
    const panel = page.locator('g-gap-panel');
    await expect(panel.getByRole('heading', { name: 'Who can come' })).toBeVisible();
    const first = panel.locator('.fitting li').first();
    await expect(first.locator('.reasons li').first()).toBeVisible();
    await expect(first.locator('button.book')).toBeFocused();
    const who = ((await first.locator('g-patient-name .name').textContent()) ?? '').trim();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(detail.locator('g-patient-name .name')).toHaveText(who);
    await expect(detail.getByText('Has not been told yet.')).toBeVisible();
    await expect(page.locator('g-case-list').getByText(who)).toBeHidden();
  });

  await test.step('the standing list shows the gaps that are left, and leads to who can come', async () => {
    await page.getByRole('link', { name: 'Gaps' }).click();
    await expect(page.getByRole('heading', { name: 'Gaps' })).toBeVisible();
    await expectAccessible(page);
    await page.locator('g-gaps-page tbody a').first().click();
    await expect(page.getByRole('heading', { name: 'Who can come' })).toBeVisible();
  });
});
