import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './support/story.ts';

/** A Thursday of the demo clinic, days ahead of its clock. */
const DAY = '2026-09-17';

/** What the patient was told, by whom and when. */
const toldTo = (page: Page) => page.locator('g-booking-detail p', { hasText: /Told .+ by .+,/ });

/** Opens the first booking of the day whose patient has been told, and returns its address. */
async function openTold(page: Page): Promise<string> {
  await page.goto(`/board/${DAY}`);
  const blocks = page.locator('a.block');
  await expect(blocks.first()).toBeVisible();
  const addresses = await blocks.evaluateAll((links) =>
    links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'The patient knows' })).toBeVisible();
    const isOpen = await page.getByRole('button', { name: 'Cancel booking' }).isVisible();
    if (isOpen && (await toldTo(page).isVisible())) return address;
  }
  throw new Error('Nobody of that day has been told');
}

async function cancel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Cancel booking' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cancel this booking?' });
  await dialog.getByRole('textbox').fill('Patient is ill');
  await dialog.getByRole('button', { name: 'Cancel booking' }).click();
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible();
}

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).last().click();

test('a cancellation is undone as if it had not been; a move is not, once another desk was there', async ({
  ownClinic,
  signedIn,
}) => {
  const here = await signedIn('coordinator-1', ownClinic, true);
  const there = await signedIn('coordinator-2', ownClinic);
  const address = await openTold(here);
  const detail = here.locator('g-booking-detail');
  const told = await toldTo(here).innerText();
  const when = (await detail.locator('.when').textContent()) ?? '';

  await test.step('it is cancelled, and stands again with what the patient was told', async () => {
    await cancel(here);
    await undo(here);
    await expect(here.getByText(/ stands again /)).toBeVisible();
    await expect(toldTo(here)).toHaveText(told);
    await expect(detail.locator('.when')).toHaveText(when);
    await here.getByRole('button', { name: 'History' }).click();
    await expect(detail.getByText('Cancellation undone: the booking stands again')).toBeVisible();
    await expectAccessible(here);
  });

  await test.step('its length is changed here, then by the other desk: this desk’s undo says so', async () => {
    const length = (page: Page) => page.getByLabel('Length in minutes');
    await there.goto(address);
    await length(here).selectOption('10');
    await expect(here.getByText(/ now takes 10 minutes/)).toBeVisible();
    await expect(length(there)).toHaveValue('10');
    await length(there).selectOption('5');
    await expect(length(here)).toHaveValue('5');
    await undo(here);
    await expect(
      here.getByText(/Owen Tranter changed this booking \(duration minutes\) at .*\d\d:\d\d/),
    ).toBeVisible();
    await expect(length(here)).toHaveValue('5');
  });
});
