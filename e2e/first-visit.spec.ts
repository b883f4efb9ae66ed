import { startClinicServer } from './support/clinic-server.ts';
import { expect, expectAccessible, test } from './support/story.ts';

test('an empty installation becomes a clinic on the first visit, and every page says what it waits for', async ({
  desktop,
}) => {
  const empty = await startClinicServer({ empty: true });
  try {
    const page = await desktop(empty);
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Set up the clinic' })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Name', { exact: true }).first().fill('Quay Pain Clinic');
    await page.getByLabel('Time zone').selectOption('Europe/Dublin');
    await page.getByLabel('Name on the board').fill('Dr Aoife Brennan');
    await page.getByLabel('Short').fill('BRE');
    await page.getByLabel('Name', { exact: true }).last().fill('Niall Byrne');
    await page.getByLabel('E-mail').fill('niall.byrne@quay.example.org');
    await page.getByLabel('Password').fill('four quiet herons at dusk');
    await page.getByLabel('Password').press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Set-up' })).toBeVisible();
    await expectAccessible(page);
    for (const path of ['/today', '/queue', '/board', '/series', '/my-list']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
    await page.context().close();
  } finally {
    await empty.stop();
  }
});
