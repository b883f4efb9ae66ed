import { countOf, nameIn, openList, rows, total, worklist } from './support/queue.ts';
import { expect, expectAccessible, test } from './support/story.ts';

test('what one desk decides moves rows on the other; three are returned at once, and one of them cannot be', async ({
  ownClinic,
  signedIn,
}) => {
  const here = await signedIn('coordinator-1', ownClinic);
  const there = await signedIn('physician-1', ownClinic);
  await openList(here, 'list=new');
  const before = { fresh: await countOf(here, 'New'), declined: await countOf(here, 'Declined') };

  const decline = async (address: string): Promise<void> => {
    await there.goto(address);
    await there.getByRole('button', { name: 'Decline' }).click();
    await there
      .getByRole('textbox', { name: /^Reason/ })
      .fill('The limb is not the pain’s source.');
    await there.getByRole('button', { name: 'Decline' }).last().click();
    await expect(there.getByText(/^Declined: /)).toBeVisible();
  };

  await test.step('another desk’s decision moves a row here, without a reload', async () => {
    const row = nameIn(rows(here).nth(3));
    const address = new URL((await row.getAttribute('href')) ?? '', ownClinic.address).pathname;
    const same = rows(here).filter({ has: here.locator(`a[href^="${address}"]`) });
    await expect(same).toHaveCount(1);
    await decline(address);
    await expect(same).toHaveCount(0);
    await expect.poll(() => countOf(here, 'New')).toBe(before.fresh - 1);
    await expect.poll(() => countOf(here, 'Declined')).toBe(before.declined + 1);
    expect(await total(here)).toBe(before.fresh - 1);
    await worklist(here, 'Declined').click();
    await expect.poll(() => total(here)).toBe(before.declined + 1);
    await here.goBack();
  });

  // Every list in one: who is decided about meanwhile stays in sight.
  await openList(here, 'list=all&sort=received&order=descending');
  const fresh = rows(here).filter({
    has: here.locator('.indication').getByText('New', { exact: true }),
  });
  await expect(fresh.nth(2)).toBeVisible();
  const addresses = await fresh
    .locator('.patient')
    .getByRole('link')
    .evaluateAll((links) =>
      links.slice(0, 3).map((link) => new URL((link as HTMLAnchorElement).href).pathname),
    );
  const marked = addresses.map((address) =>
    rows(here).filter({ has: here.locator(`a[href^="${address}"]`) }),
  );
  const [first, late, last] = marked as [
    (typeof marked)[0],
    (typeof marked)[0],
    (typeof marked)[0],
  ];
  const bar = here.getByRole('toolbar', { name: 'Chosen referrals' });
  const result = here.locator('g-bulk-result');

  await test.step('three are chosen; a physician declines one of them meanwhile', async () => {
    for (const row of marked) await row.getByRole('checkbox').check();
    await expect(bar).toContainText('3 chosen');
    await expectAccessible(here);
    await decline(addresses[1] ?? '');
    await expect(late.locator('.indication')).toContainText('Declined');
    await expect(late.getByRole('checkbox')).toBeChecked();
    await expect(bar).toContainText('3 chosen');
  });

  await test.step('they are returned with one reason; the one that could not be is named', async () => {
    const open = await countOf(here, 'New');
    const waiting = await countOf(here, 'Awaiting information');
    await bar.getByRole('button', { name: 'Return with advice' }).click();
    const dialog = here.getByRole('dialog', { name: 'Return 3 with advice' });
    await expect(dialog.getByRole('button', { name: 'Return', exact: true })).toBeDisabled();
    await dialog
      .getByRole('textbox', { name: 'Reason' })
      .fill('Please say which drugs were tried.');
    await expectAccessible(here);
    await dialog.getByRole('button', { name: 'Return', exact: true }).click();
    await expect(result).toContainText('2 done, 1 not:');
    await expect(result.getByRole('listitem')).toHaveCount(1);
    await expect(result.getByRole('listitem')).toContainText(await nameIn(late).innerText());
    await expect(result.getByRole('listitem')).toContainText(/“declined”/i);
    await expect(bar).toHaveCount(0);
    for (const row of [first, last])
      await expect(row.locator('.indication')).toContainText('Awaiting information');
    await expect(late.locator('.indication')).toContainText('Declined');
    await expect.poll(() => countOf(here, 'New')).toBe(open - 2);
    await expect.poll(() => countOf(here, 'Awaiting information')).toBe(waiting + 2);
    await expectAccessible(here);
  });

  await test.step('and that is undone at once', async () => {
    await result.getByRole('button', { name: 'Undo' }).click();
    await expect(result).toContainText('2 done.');
    for (const row of [first, last])
      await expect(row.locator('.indication').getByText('New', { exact: true })).toBeVisible();
    await expect(late.locator('.indication')).toContainText('Declined');
    await expect.poll(() => countOf(here, 'New')).toBe(before.fresh - 2);
    await result.getByRole('button', { name: 'Close' }).click();
    await expect(result.getByRole('status')).toHaveCount(0);
    await nameIn(first).click();
    await expect(here.locator('g-step-list')).toContainText('Please say which drugs were tried.');
    await expect(here.locator('g-step-list')).toContainText('Undone by');
  });
});
