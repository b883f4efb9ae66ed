import { lineTo } from './support/line.ts';
import { ownDevice, whatLiesThere } from './support/own-device.ts';
import { expect, expectAccessible, signIn, test, type Page } from './support/story.ts';

const PIN = '482135';
const NOTHING = { device: 0, days: [], cached: [], workers: 0 };

async function keepList(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Okonjo/ }).click();
  await page.getByRole('button', { name: 'My list on this device' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep my list on this device' });
  await dialog.getByLabel('PIN, six digits or more').fill(PIN);
  await dialog.getByLabel('The same PIN again').fill(PIN);
  await dialog.getByLabel(/This device is mine alone/).check();
  await dialog.getByRole('button', { name: 'Keep my list here' }).click();
  await expect(page.getByText('Your list is kept on this device').first()).toBeVisible();
}

async function typePin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN of this device').fill(pin);
  await page.getByRole('button', { name: 'Open my list' }).click();
}

/** The list as it stands on the page: each patient's name. */
const names = (page: Page, rows: 'g-daily-row' | 'g-kept-row') =>
  page.locator(`${rows} .name`).allTextContents();

test('a physician reads the list without a network, until its day is over', async ({
  ownClinic,
}) => {
  test.setTimeout(180_000);
  using line = await lineTo(ownClinic);
  await using device = ownDevice(line.clinic.address);
  let shown: string[] = [];

  await test.step('the device is marked as one’s own, with a PIN', async () => {
    const page = await device.start();
    await page.goto('/my-list');
    await signIn(page, 'physician-1');
    await expect(page.locator('g-daily-row').first()).toBeVisible();
    shown = await names(page, 'g-daily-row');
    expect(await whatLiesThere(page)).toMatchObject(NOTHING);
    await page.getByRole('button', { name: /Okonjo/ }).click();
    await page.getByRole('button', { name: 'My list on this device' }).click();
    const form = page.getByRole('dialog', { name: 'Keep my list on this device' });
    await expect(form).toBeVisible();
    await expectAccessible(page);
    await form.getByRole('button', { name: 'Back' }).click();
    await expect(form).toBeHidden();
    await keepList(page);
    const there = await whatLiesThere(page);
    expect(there).toMatchObject({ device: 1, days: ['2026-09-15', '2026-09-16'], workers: 1 });
    expect(there.cached.length).toBeGreaterThan(10);
    expect(there.cached.filter((path) => path.startsWith('/api/'))).toEqual([]);
    const family = (shown[0] ?? '').split(',')[0] ?? '';
    expect(family.length).toBeGreaterThan(2);
    expect(there.readable).not.toContain(family);
    expect(there.readable).not.toContain(PIN);
  });

  await test.step('no network, the browser started anew: the PIN opens it, to read', async () => {
    line.cut();
    const page = await device.start();
    await page.goto('/');
    await expect(page).toHaveURL(/\/offline-list$/);
    await expect(page.getByLabel('PIN of this device')).toBeFocused();
    await expectAccessible(page);
    await typePin(page, '135790');
    await expect(page.getByText('4 tries are left')).toBeVisible();
    expect(await page.content()).not.toContain(shown[0] ?? '?');
    await typePin(page, PIN);
    const today = page.getByRole('region', { name: /^today/ });
    await expect(today.getByText(/^As of 07:5\d, to read only$/)).toBeVisible();
    await expect(today.locator('g-kept-row').first()).toBeVisible();
    expect((await names(page, 'g-kept-row')).slice(0, shown.length)).toEqual(shown);
    await expect(page.getByRole('region', { name: /^tomorrow/ })).toBeVisible();
    await expect(today.getByRole('button')).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Lock' }).click();
    await expect(page.getByLabel('PIN of this device')).toBeVisible();
    await expect(page.locator('g-kept-row')).toHaveCount(0);
  });

  await test.step('the day after, only what was kept of that day opens; then nothing', async () => {
    device.daysAhead = 1;
    let page = await device.start();
    await page.goto('/my-list');
    await typePin(page, PIN);
    await expect(page.getByRole('region', { name: /^today/ })).toContainText(
      'As of yesterday 07:5',
    );
    await expect(page.getByRole('region')).toHaveCount(1);
    expect((await whatLiesThere(page)).days).toEqual(['2026-09-16']);

    device.daysAhead = 2;
    page = await device.start();
    await page.goto('/my-list');
    await expect(page.getByText('The day of the kept list is over')).toBeVisible();
    expect((await whatLiesThere(page)).days).toEqual([]);

    device.daysAhead = 0;
    page = await device.start();
    await page.goto('/my-list');
    await expect(page.getByText('No list is kept on this device')).toBeVisible();
  });

  await test.step('the network is back: it is kept again without a word', async () => {
    const page = await device.start();
    await page.goto('/offline-list');
    const retry = page.getByRole('link', { name: 'Try the network' });
    await retry.click();
    await expect(page).toHaveURL(/\/offline-list$/);
    await expect(page.getByText('No list is kept on this device')).toBeVisible();
    line.mend();
    await retry.click();
    await signIn(page, 'physician-1');
    await expect(page).toHaveURL(/\/my-list$/);
    await expect.poll(async () => (await whatLiesThere(page)).days.length).toBe(2);
  });

  await test.step('five wrong PINs remove it', async () => {
    line.cut();
    const page = await device.start();
    await page.goto('/');
    for (const left of ['4 tries are left', '3 tries', '2 tries', 'One more wrong one']) {
      await typePin(page, '135790');
      await expect(page.getByText(left)).toBeVisible();
    }
    await typePin(page, '135790');
    await expect(page.getByText('The list was removed')).toBeVisible();
    expect(await whatLiesThere(page)).toMatchObject(NOTHING);
  });
});

test('nobody else finds the list: not after signing out, not as another user of the browser', async ({
  ownClinic,
}) => {
  test.setTimeout(180_000);
  using line = await lineTo(ownClinic);
  await using device = ownDevice(line.clinic.address);
  let page = await device.start();

  await test.step('the sign-in is gone with the browser: online, the list goes with it', async () => {
    await page.goto('/my-list');
    await signIn(page, 'physician-1');
    await keepList(page);
    page = await device.start();
    await page.goto('/');
    await expect(page.getByLabel('Password')).toBeVisible();
    await expect.poll(async () => (await whatLiesThere(page)).days).toEqual([]);
  });

  await test.step('another person signs in: nothing is left of it', async () => {
    await signIn(page, 'nurse-1');
    await expect.poll(async () => whatLiesThere(page)).toMatchObject(NOTHING);
    line.cut();
    await expect((await device.start()).goto('/offline-list')).rejects.toThrow(/ERR_/);
    line.mend();
    page = await device.start();
  });

  await test.step('a nurse has no list to keep', async () => {
    await page.goto('/');
    await signIn(page, 'nurse-1');
    await page.locator('g-user-menu > button').click();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'My list on this device' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByLabel('Password')).toBeVisible();
  });

  await test.step('signing out removes it, also from under another tab', async () => {
    await signIn(page, 'physician-1');
    await keepList(page);
    const other = await page.context().newPage();
    await other.goto('/offline-list');
    await typePin(other, PIN);
    await expect(other.locator('g-kept-row').first()).toBeVisible();
    await page.getByRole('button', { name: /Okonjo/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByLabel('Password')).toBeVisible();
    await expect(other.getByText('The list was removed')).toBeVisible();
    await expect(other.locator('g-kept-row')).toHaveCount(0);
    await expect.poll(async () => whatLiesThere(page)).toMatchObject(NOTHING);
    line.cut();
    await expect((await device.start()).goto('/offline-list')).rejects.toThrow(/ERR_/);
    line.mend();
    page = await device.start();
  });

  await test.step('taking it off the device does so, too', async () => {
    await page.goto('/');
    await signIn(page, 'physician-1');
    await keepList(page);
    await page.getByRole('button', { name: /Okonjo/ }).click();
    await page.getByRole('button', { name: 'My list on this device' }).click();
    await expect(page.getByText(/What is kept is as of 07:5\d/)).toBeVisible();
    await page.getByRole('button', { name: 'Take it off this device' }).click();
    await expect(page.getByText('no longer kept on this device')).toBeVisible();
    expect(await whatLiesThere(page)).toMatchObject(NOTHING);
  });
});
