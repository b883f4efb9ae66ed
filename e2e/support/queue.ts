import { expect, type Locator, type Page } from '@playwright/test';

/** The list as it is shown: rows in the window, of all that the list has. */
export const table = (page: Page) => page.getByRole('table', { name: 'Referrals' });
export const rows = (page: Page) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
export const nameIn = (row: Locator) => row.locator('.patient').getByRole('link');
export const names = (page: Page) => rows(page).locator('.patient').getByRole('link');
export const worklists = (page: Page) => page.getByRole('navigation', { name: 'Worklists' });

/** What narrows the list: urgency, side, procedure, or whose move. */
export const filterBy = (page: Page, name: string) =>
  page.locator('g-view-filters').getByRole('combobox', { name, exact: true });

/** A list of the rail, with whatever count stands beside it. */
export const worklist = (page: Page, name: string) =>
  worklists(page).getByRole('link', { name: new RegExp(String.raw`^${name}\s*[\d,]+$`) });

export async function countOf(page: Page, list: string): Promise<number> {
  return countIn(await worklist(page, list).innerText());
}

export const countIn = (words: string): number => {
  const [count] = /[\d,]+$/.exec(words.trim()) ?? [];
  if (count === undefined) throw new Error(`No count in “${words}”`);
  return Number(count.replaceAll(',', ''));
};

/** What the page says of its list, once it has read it. */
export async function total(page: Page): Promise<number> {
  const said = page.locator('g-view-filters .total');
  await expect(said).toHaveText(/^[\d,]+ referrals?$/);
  return countIn((await said.innerText()).replace(/ referrals?$/, ''));
}

/** The list to its last row, by the wheel: as many rows are there as the page says. */
export async function scrollThrough(page: Page, expected: number): Promise<void> {
  await expect(table(page)).toHaveAttribute('aria-rowcount', String(expected + 1));
  await expect(rows(page).first()).toHaveAttribute('aria-rowindex', '2');
  await rows(page).first().hover();
  await page.mouse.wheel(0, expected * 36);
  const last = rows(page).last();
  await expect(last).toHaveAttribute('aria-rowindex', String(expected + 1));
  await expect(nameIn(last)).toBeInViewport();
  // None is left out and none stands twice among those that are drawn.
  const drawn = await rows(page).evaluateAll((all) =>
    all.map((row) => Number(row.getAttribute('aria-rowindex'))),
  );
  const first = drawn[0] ?? 0;
  expect(drawn).toEqual(drawn.map((_, index) => first + index));
}

/** Opens a list by its address and waits until it is read. */
export async function openList(page: Page, query: string): Promise<void> {
  await page.goto(`/queue?${query}`);
  await total(page);
}
