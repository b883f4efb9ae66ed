import { expect, expectAccessible, test } from './support/story.ts';

/** Every page of the rail, as the person who works in it sees it first. */
const PAGES = [
  { path: '/today', who: 'nurse-1', heading: 'Today' },
  { path: '/queue', who: 'coordinator-1', heading: 'Queue' },
  { path: '/board', who: 'coordinator-1', heading: 'Tuesday, 15 Sept' },
  { path: '/series', who: 'physician-1', heading: 'Series' },
  { path: '/my-list', who: 'physician-1', heading: 'My list' },
  { path: '/set-up', who: 'administrator-1', heading: 'Set-up' },
  { path: '/set-up/checklists', who: 'administrator-1', heading: 'Set-up' },
  { path: '/set-up/numbers', who: 'administrator-1', heading: 'Set-up' },
] as const;

for (const { path, who, heading } of PAGES)
  test(`${path} opens for ${who}, with nothing that axe objects to in light or dark`, async ({
    signedIn,
  }, info) => {
    const page = await signedIn(who);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
      await info.attach(`${heading} ${colorScheme}`, {
        body: await page.screenshot(),
        contentType: 'image/png',
      });
    }
  });

test('the sign-in page has nothing that axe objects to, and says when a password is wrong', async ({
  desktop,
}) => {
  const page = await desktop();
  await page.goto('/queue');
  await expect(page).toHaveURL(/sign-in/);
  await expectAccessible(page);
});

test('Ctrl-K finds a patient, and does what the page’s keys do', async ({ signedIn }) => {
  const page = await signedIn('coordinator-1');
  await page.goto('/queue');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog').getByRole('combobox');
  await expect(palette).toBeFocused();
  await palette.fill('All keys');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Next referral');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await palette.fill('Ashworth');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: /Ashworth/ })).toBeVisible();
});
