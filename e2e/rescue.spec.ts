import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './support/story.ts';

/** A Thursday of the demo clinic, days ahead of its clock. */
const DAY = '2026-09-17';

const rows = (page: Page) => page.locator('g-rescue-page tbody tr');

async function ask(page: Page, physician: string): Promise<void> {
  await page.getByLabel('Who or what is away').selectOption(physician);
  await page.getByLabel('Day', { exact: true }).fill(DAY);
  await page.getByLabel('Reason').fill('Called to court');
  await page.getByRole('button', { name: 'Find new places' }).click();
  await expect(rows(page).first()).toBeVisible();
}

/** The list of the day with the most to lose. */
async function busiest(page: Page): Promise<Locator> {
  await expect(page.locator('a.block').first()).toBeVisible();
  const columns = await page.locator('g-board-column').all();
  const counts = await Promise.all(columns.map((column) => column.locator('a.block').count()));
  const name = await columns[counts.indexOf(Math.max(...counts))]?.getAttribute('aria-label');
  return page.getByRole('group', { name: name ?? '', exact: true });
}

/** Whose place is certain: only they were told of it. */
async function booked(column: Locator): Promise<string[]> {
  const blocks = await column.getByRole('link', { name: /, booked/ }).all();
  const names = await Promise.all(blocks.map((block) => block.getAttribute('aria-label')));
  return names.map((name) => /^[^\d]+/.exec(name ?? '')?.[0].trim() ?? '');
}

test('a physician drops out: everybody has another place in one act, or nothing is changed', async ({
  ownClinic,
  signedIn,
}) => {
  const here = await signedIn('coordinator-1', ownClinic, true);
  const there = await signedIn('coordinator-2', ownClinic);
  await there.goto(`/board/${DAY}?by=physician`);
  const physician = await busiest(there);
  const name = (await physician.getAttribute('aria-label')) ?? '';
  const before = await physician.locator('a.block').count();

  await test.step('the list proposes a place for each, and changes nothing yet', async () => {
    await here.goto('/board');
    await here.getByRole('link', { name: 'Absence' }).click();
    await ask(here, name);
    await expect(here.getByText('Until then nothing is changed.')).toBeVisible();
    await expect(rows(here)).toHaveCount(before);
    await expect(physician.locator('a.block')).toHaveCount(before);
    await expectAccessible(here);
  });

  await test.step('a colleague changes one of them meanwhile: the whole is refused, and says so', async () => {
    await physician.locator('a.block').first().click();
    const length = there.getByLabel('Length in minutes');
    await length.selectOption('20');
    await expect(there.getByText(/ now takes /)).toBeVisible();
    await here.getByRole('button', { name: /Record the absence/ }).click();
    await expect(here.getByText(/Owen Tranter changed this booking/)).toBeVisible();
    await expect(physician.locator('a.block')).toHaveCount(before);
  });

  await test.step('once seen, all are moved at once, and are to be called', async () => {
    const names = await booked(physician);
    expect(names.length).toBeGreaterThan(0);
    await here.getByRole('button', { name: /Record the absence/ }).click();
    await expect(here.getByText(/The absence is recorded/)).toBeVisible();
    await expect(physician.locator('a.block')).toHaveCount(0);
    await here.goto('/queue?list=to-call');
    for (const moved of names) await expect(here.getByRole('row', { name: moved })).toBeVisible();
  });
});
