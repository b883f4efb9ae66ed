import type { Snapshot } from '#contract/live';
import { emailOf, expect, expectAccessible, test, type Page } from './support/story.ts';

const TOMORROW = '2026-09-16';

/** The first two who stand next to each other on the physician's list tomorrow. */
async function twoNeighbours(page: Page) {
  const snapshot = (await (await page.request.get('/api/snapshot')).json()) as Snapshot;
  const me = snapshot.people.find(({ email }) => email === emailOf('physician-1'));
  const [one, other] = snapshot.bookings
    .filter(({ date, status }) => date === TOMORROW && status !== 'cancelled')
    .filter(({ physicianId }) => physicianId === me?.physicianId)
    .sort((a, b) => a.start - b.start);
  if (one === undefined || other === undefined) throw new Error('Too few patients tomorrow');
  return [one, other] as const;
}

test('a physician sees what changed on the list, settles a red flag there, and puts it in another order', async ({
  ownClinic,
  signedIn,
}) => {
  const physician = await signedIn('physician-1', ownClinic);
  const coordinator = await signedIn('coordinator-1', ownClinic);
  const [one] = await twoNeighbours(physician);

  const rows = physician.locator('g-daily-row');
  await test.step('the physician has looked at the list before', async () => {
    const kept = physician.waitForResponse(
      (answer) => answer.url().includes('/api/list-looks/') && answer.request().method() === 'PUT',
    );
    await physician.goto(`/my-list/${TOMORROW}`);
    await kept;
    await expect(rows.first()).toBeVisible();
  });

  const flags = coordinator.locator('g-red-flag-list');
  await test.step('the coordinator raises a red flag', async () => {
    await coordinator.goto(`/queue/${one.referralId}`);
    await coordinator.getByRole('button', { name: /^Raise/ }).click();
    await coordinator.getByLabel('What was seen').fill('Drags the left foot since Sunday');
    await coordinator.getByRole('button', { name: 'Raise red flag' }).click();
    await expect(flags).toContainText('Drags the left foot since Sunday');
  });

  await test.step('the physician sees it on the list, and settles it there', async () => {
    await expect(physician.getByText(/1 to decide/)).toBeVisible();
    await expect(rows.first()).toContainText('new: progressive weakness');
    await expect(physician.getByText(/1 change since you looked/)).toBeVisible();
    await rows.first().getByRole('button').click();
    const decisions = physician.locator('g-daily-decisions');
    await expect(decisions).toContainText('Drags the left foot since Sunday');
    await decisions.getByLabel('What came of it').fill('Old foot drop, unchanged since May');
    await expectAccessible(physician);
    await decisions.getByRole('button', { name: 'Resolve' }).click();
    await expect(decisions).not.toContainText('Drags the left foot');
    await expect(flags).toContainText('Old foot drop, unchanged since May');
  });

  await test.step('two patients change places, and back again', async () => {
    const order = async (): Promise<string[]> =>
      (await rows.locator('.name').allTextContents()).slice(0, 2);
    const before = await order();
    await physician.getByRole('button', { name: /^Later, at/ }).click();
    await expect(physician.getByText(/have changed places/)).toBeVisible();
    await expect.poll(order).toEqual([before[1], before[0]]);
    await physician.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(order).toEqual(before);
    // What one has done oneself is no news; what was opened and left is seen.
    await rows.first().getByRole('button').click();
    await expect(physician.getByText(/since you looked/)).toHaveCount(0);
  });
});
