import {
  countIn,
  countOf,
  filterBy,
  names,
  openList,
  rows,
  scrollThrough,
  total,
  worklist,
  worklists,
} from './support/queue.ts';
import { takeAlong } from './support/take-along.ts';
import { expect, expectAccessible, test } from './support/story.ts';

test('every worklist is an address, and its count agrees with its rows', async ({ signedIn }) => {
  const page = await signedIn('coordinator-1');
  await openList(page, 'list=new');
  const lists = worklists(page).getByRole('link');
  await expect(lists).toHaveCount(17);
  const addresses = new Set<string>();
  const seen = { empty: 0, full: 0 };
  for (const link of await lists.all()) {
    const href = (await link.getAttribute('href')) ?? '';
    expect(href).toMatch(/^\/queue\?list=[a-z-]+$/);
    addresses.add(href);
    await link.click();
    await expect(page).toHaveURL((url) => `${url.pathname}${url.search}` === href);
    await expect(link).toHaveAttribute('aria-current', 'page');
    const count = countIn(await link.innerText());
    expect(await total(page)).toBe(count);
    if (count === 0) {
      await expect(page.locator('g-empty-state').getByText(/: nobody$/)).toBeVisible();
      await expect(rows(page)).toHaveCount(0);
      if (seen.empty === 0) await expectAccessible(page);
      seen.empty += 1;
    } else {
      await scrollThrough(page, count);
      if (seen.full === 0) await expectAccessible(page);
      seen.full += 1;
    }
  }
  expect(addresses.size).toBe(17);
  expect(seen.full).toBeGreaterThan(10);

  await test.step('and the address alone leads to it', async () => {
    const declined = await countOf(page, 'Declined');
    await page.goto('/queue?list=declined');
    await expect(worklist(page, 'Declined')).toHaveAttribute('aria-current', 'page');
    expect(await total(page)).toBe(declined);
  });
});

test('a filter and an order live in the address, and survive a reload and Back', async ({
  signedIn,
}) => {
  const page = await signedIn('coordinator-1');
  await openList(page, 'list=all');
  const whole = await total(page);
  await filterBy(page, 'Urgency').selectOption('Urgent');
  await expect(page).toHaveURL(/[?&]urgency=urgent(&|$)/);
  await expect.poll(() => total(page)).toBeLessThan(whole);
  const waited = page.getByRole('columnheader', { name: 'Waited' });
  await waited.getByRole('button').click();
  await expect(waited).toHaveAttribute('aria-sort', 'ascending');
  await waited.getByRole('button').click();
  await expect(waited).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/[?&]sort=received&order=descending(&|$)/);
  await expectAccessible(page);

  const days = async (): Promise<number[]> =>
    (await rows(page).locator('.waited').allInnerTexts()).map((words) =>
      words === 'today' ? 0 : Number(/^(\d+)/.exec(words)?.[1]) * (words.includes('w') ? 7 : 1),
    );
  const shown = async () => ({
    total: await total(page),
    names: (await names(page).allInnerTexts()).slice(0, 12),
  });
  await expect(rows(page).first()).toBeVisible();
  const before = await shown();
  for (const urgency of await rows(page).locator('.urgency').allInnerTexts())
    expect(urgency).toBe('Urgent');
  const order = await days();
  expect(order.length).toBeGreaterThan(5);
  expect(order).toEqual([...order].sort((one, other) => one - other));

  await test.step('after a reload', async () => {
    await page.reload();
    await expect.poll(shown).toEqual(before);
    await expect(filterBy(page, 'Urgency')).toHaveValue('urgent');
    await expect(waited).toHaveAttribute('aria-sort', 'descending');
  });
  await test.step('beside an open referral, and back from it', async () => {
    await names(page).nth(2).click();
    await expect(page).toHaveURL(/\/queue\/[\w-]{36}\?.*urgency=urgent/);
    await expect(page.locator('g-referral-detail h2')).toBeVisible();
    expect(await total(page)).toBe(before.total);
    await page.goBack();
    await expect(page.locator('g-referral-detail')).toHaveCount(0);
    await expect.poll(shown).toEqual(before);
  });
  await test.step('back from another list', async () => {
    await worklist(page, 'Declined').click();
    await expect(page).toHaveURL(/\/queue\?list=declined$/);
    await expect(filterBy(page, 'Urgency')).toHaveValue('');
    await page.goBack();
    await expect.poll(shown).toEqual(before);
    await expect(filterBy(page, 'Urgency')).toHaveValue('urgent');
  });
  await test.step('and both are taken away again', async () => {
    await waited.getByRole('button').click();
    await expect(page).not.toHaveURL(/sort=|order=/);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(page).toHaveURL(/\/queue\?list=all$/);
    await expect.poll(() => total(page)).toBe(whole);
  });
});

test('a view is kept under a name, renamed, removed and brought back', async ({ signedIn }) => {
  const page = await signedIn('coordinator-2');
  await openList(page, 'list=all&side=left&sort=name');
  const left = await total(page);
  const views = page.getByRole('region', { name: 'My views' });
  const view = (name: string) => views.getByRole('link', { name, exact: true });

  await views.getByRole('button', { name: 'Save this view' }).click();
  await expect(views.getByLabel('Name of this view')).toBeFocused();
  await views.getByLabel('Name of this view').fill('Left by name');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(view('Left by name')).toHaveAttribute('aria-current', 'page');
  await expect(views.getByRole('button', { name: 'Save this view' })).toHaveCount(0);

  await worklist(page, 'New').click();
  await expect(view('Left by name')).not.toHaveAttribute('aria-current');
  await view('Left by name').click();
  await expect(page).toHaveURL(/\/queue\?list=all&side=left&sort=name$/);
  expect(await total(page)).toBe(left);

  await views.getByRole('button', { name: 'Rename Left by name' }).click();
  await views.getByLabel('Name of this view').fill('Left side');
  await page.keyboard.press('Enter');
  await expect(view('Left side')).toBeVisible();
  await expect(view('Left by name')).toHaveCount(0);
  await page.reload();
  await expect(view('Left side')).toHaveAttribute('aria-current', 'page');
  await expectAccessible(page);

  await views.getByRole('button', { name: 'Remove Left side' }).click();
  await expect(view('Left side')).toHaveCount(0);
  await expect(page.getByText('Removed: Left side.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(view('Left side')).toBeVisible();
  await page.reload();
  await expect(view('Left side')).toHaveAttribute('aria-current', 'page');
  // Removed, it comes back as it was by Undo, and stays away without.
  await views.getByRole('button', { name: 'Remove Left side' }).click();
  await expect(page.getByText('Removed: Left side.')).toBeVisible();
  await page.reload();
  await expect(views.getByRole('button', { name: 'Save this view' })).toBeVisible();
  await expect(view('Left side')).toHaveCount(0);
});

test('find forgives a typing error, and says so', async ({ signedIn }) => {
  const page = await signedIn('coordinator-1');
  await openList(page, 'list=declined');
  const find = page.getByLabel('Find in all lists');
  const narrowed = page.locator('.narrowed');

  await find.fill('Ashworth');
  await expect(narrowed).toContainText('Found in every list');
  await expect(page).toHaveURL(/find=Ashworth/);
  await expect(names(page).first()).toHaveText(/^Ashworth/);
  const written = await names(page).allInnerTexts();

  await find.fill('Ashwurth');
  await expect(narrowed).toContainText('Nothing is written “Ashwurth”. Written alike:');
  await expect.poll(() => names(page).allInnerTexts()).toEqual(expect.arrayContaining(written));
  await expectAccessible(page);
  await test.step('the list that is taken along is the one that is shown', async () => {
    const alike = await names(page).allInnerTexts();
    const { records } = await takeAlong(page);
    expect(records.map(({ family_name, given_name }) => `${family_name}, ${given_name}`)).toEqual(
      alike,
    );
  });

  await find.fill('Qzxvkwj');
  await expect(page.locator('g-empty-state').getByText('Nothing found')).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Show the list again' }).click();
  await expect(page).toHaveURL(/\/queue\?list=declined$/);
  await expect(find).toHaveValue('');
  await expect(rows(page).first()).toBeVisible();
});
