import { join } from 'node:path';
import { lineTo } from './support/line.ts';
import { expect, test, type Page } from './support/story.ts';

const REFERRAL = join(import.meta.dirname, 'referrals', 'finch.json');
const finch = (page: Page) => page.getByRole('link', { name: 'Finch, Ambrose' });

async function importFinch(page: Page): Promise<void> {
  await page.goto('/queue?list=new');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import file' }).click(),
  ]);
  await chooser.setFiles(REFERRAL);
  await expect(finch(page).first()).toBeVisible();
}

test('what one desk does is on ten tabs of another, without anybody reloading', async ({
  ownClinic,
  signedIn,
}) => {
  const first = await signedIn('coordinator-2', ownClinic);
  const tabs = [first];
  while (tabs.length < 10) tabs.push(await first.context().newPage());
  for (const tab of tabs) {
    await tab.goto('/queue?list=new');
    await expect(tab.getByText('Live', { exact: true })).toBeVisible();
    await expect(finch(tab)).toHaveCount(0);
  }
  await importFinch(await signedIn('coordinator-1', ownClinic));
  for (const tab of tabs) await expect(finch(tab)).toBeVisible();
});

test('a desk whose line was cut says so, and has missed nothing once it is back', async ({
  ownClinic,
  signedIn,
}) => {
  using line = await lineTo(ownClinic);
  const cut = await signedIn('coordinator-2', line.clinic, true);
  await cut.goto('/queue?list=new');
  await expect(cut.getByText('Live', { exact: true })).toBeVisible();
  line.cut();
  await expect(cut.getByText(/Reconnecting|Offline/)).toBeVisible();
  await importFinch(await signedIn('coordinator-1', ownClinic));
  await expect(finch(cut)).toHaveCount(0);
  line.mend();
  await expect(cut.getByText('Live', { exact: true })).toBeVisible();
  await expect(finch(cut)).toBeVisible();
});

test('of two who decide about the same referral, the second is told what the first did', async ({
  ownClinic,
  signedIn,
}) => {
  const one = await signedIn('physician-1', ownClinic);
  await importFinch(await signedIn('coordinator-1', ownClinic));
  const other = await signedIn('physician-2', ownClinic);
  for (const page of [one, other]) {
    await page.goto('/queue?list=new');
    await finch(page).click();
    await page.getByRole('button', { name: 'Decline' }).click();
    await page
      .getByRole('textbox', { name: /^Reason/ })
      .fill('No sympathetic block for this patient.');
  }
  await one.getByRole('button', { name: 'Decline' }).last().click();
  await expect(finch(one)).toHaveCount(0);
  // The other desk has heard of it by the live feed: why it no longer goes, beside what was typed.
  await expect(other.getByText('Declined', { exact: true }).first()).toBeVisible();
  await expect(other.getByRole('textbox', { name: /^Reason/ })).toHaveValue(
    'No sympathetic block for this patient.',
  );
  await expect(other.getByText(/^This referral is “declined”/i).first()).toBeVisible();
});
