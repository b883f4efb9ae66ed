import { join } from 'node:path';
import { expect, expectAccessible, test, type Page } from './support/story.ts';

const referralFile = (name: string) => join(import.meta.dirname, 'referrals', `${name}.json`);

/** Answers every open item of a checklist the way an ordinary day goes. */
async function answerAll(page: Page, kind: RegExp): Promise<void> {
  await page.getByRole('link', { name: kind }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('one patient’s whole way by mouse: from the referral file to the next block', async ({
  ownClinic,
  signedIn,
}) => {
  test.setTimeout(240_000);
  const coordinator = await signedIn('coordinator-1', ownClinic);
  const physician = await signedIn('physician-1', ownClinic);

  await test.step('a referral file comes in', async () => {
    await coordinator.getByRole('link', { name: /^Queue/ }).click();
    const [chooser] = await Promise.all([
      coordinator.waitForEvent('filechooser'),
      coordinator.getByRole('button', { name: /Import file/ }).click(),
    ]);
    await chooser.setFiles(referralFile('wren'));
    await coordinator.getByRole('link', { name: /Wren/ }).first().click();
    await expect(
      coordinator.getByRole('heading', { level: 2, name: /Wren, Isolde/ }),
    ).toBeVisible();
    await expectAccessible(coordinator);
  });

  await test.step('the physician triages it', async () => {
    await physician.getByRole('link', { name: /^Queue/ }).click();
    await physician
      .getByRole('link', { name: /Wren, Isolde/ })
      .first()
      .click();
    await physician.getByRole('button', { name: /^Accept/ }).click();
    await physician.getByRole('button', { name: /^Accept/ }).click();
    await expect(physician.getByText('Accepted').first()).toBeVisible();
  });

  await test.step('the coordinator books it today', async () => {
    await expect(coordinator.getByRole('link', { name: /^Book/ })).toBeVisible();
    await coordinator.getByRole('link', { name: /^Book/ }).click();
    await coordinator.getByRole('button', { name: /First legal/i }).click();
    await coordinator.getByRole('button', { name: /^Book$/ }).click();
    await expect(coordinator.getByText(/Booked/).first()).toBeVisible();
  });
  void answerAll;
});
