import type { Snapshot } from '#contract/live';
import { dragOnto } from './support/hands.ts';
import { expect, expectAccessible, test, type Page } from './support/story.ts';

const OWN = 'The wristband is taken off';
const TODAY = '2026-09-15';

/** Two of today's patients whose way home nobody has begun to check. */
async function twoBookings(page: Page): Promise<readonly [string, string]> {
  const snapshot = (await (await page.request.get('/api/snapshot')).json()) as Snapshot;
  const begun = new Set(
    snapshot.checklists.filter(({ kind }) => kind === 'discharge').map((each) => each.bookingId),
  );
  const [one, other] = snapshot.bookings
    .filter(({ date, status, id }) => date === TODAY && status === 'booked' && !begun.has(id))
    .map(({ id }) => id);
  if (one === undefined || other === undefined) throw new Error('Too few patients today');
  return [one, other];
}

test('an administrator adds an item to the discharge checklist: one that runs keeps its version, the next has it', async ({
  ownClinic,
  signedIn,
}) => {
  const nurse = await signedIn('nurse-1', ownClinic);
  const colleague = await signedIn('nurse-2', ownClinic);
  const administrator = await signedIn('administrator-1', ownClinic);
  const [running, next] = await twoBookings(nurse);
  const asked = (page: Page, item: string) => page.getByRole('group', { name: item });

  await test.step('a nurse begins one patient’s discharge checklist, a colleague looks at another’s', async () => {
    await nurse.goto(`/checklists/${running}/discharge`);
    const airway = asked(nurse, 'Airway, breathing and consciousness are normal');
    await airway.getByRole('button', { name: /^Yes/ }).click();
    await airway.getByText(/\d\d:\d\d/).waitFor();
    await colleague.goto(`/checklists/${next}/discharge`);
    await expect(asked(colleague, 'Escort is here')).toBeVisible();
    await expect(asked(colleague, OWN)).toHaveCount(0);
  });

  await test.step('the administrator writes an item; what a rule reads is locked and says why', async () => {
    await administrator.goto('/set-up/checklists');
    await expectAccessible(administrator);
    await administrator.getByRole('link', { name: 'Going home', exact: true }).click();
    await administrator.getByRole('button', { name: /^Escort is here/ }).click();
    await expect(
      administrator.getByText('Ganglion asks for this before anyone is sent home.'),
    ).toBeVisible();
    await expect(administrator.getByLabel('Answered by')).toBeDisabled();
    await administrator.getByRole('button', { name: 'Add an item' }).click();
    await expect(administrator.getByLabel('What is asked')).toBeFocused();
    await administrator.keyboard.type(OWN);
    // Before the escort, by key.
    await administrator.keyboard.press('Alt+ArrowUp');
    await expect(administrator.getByLabel('What is asked')).toBeFocused();
    await expect(administrator.getByText(`“${OWN}” is now 15 of 17.`)).toBeAttached();
    await expectAccessible(administrator);
  });

  await test.step('an item is dragged to its place, and nothing is lost on the way to another page', async () => {
    const items = administrator.locator('g-item-editor');
    // Closed, three items fit the window: what scrolls under a pressed button is another item.
    await administrator.getByRole('button', { name: new RegExp(`^${OWN}`) }).click();
    await expect(administrator.getByLabel('What is asked')).toHaveCount(0);
    await dragOnto(items.nth(15).locator('.handle'), items.nth(12));
    await expect(items.nth(12)).toContainText('Escort is here');
    await administrator.goto('/today');
    await administrator.goBack();
    await expect(administrator.getByText(', not stored yet.')).toBeVisible();
    await expect(items.nth(12)).toContainText('Escort is here');
    const changes = administrator.locator('g-change-list');
    await expect(changes).toContainText(`Added: “${OWN}”.`);
    await expect(changes).toContainText('Moved: “Escort is here”.');
  });

  await test.step('published, it stands at once where nobody had begun, and nowhere else', async () => {
    await administrator.getByRole('button', { name: 'Publish as version 2' }).click();
    await expect(
      administrator.getByText('“Going home” is published as version 2.', { exact: false }),
    ).toBeVisible();
    await expect(asked(colleague, OWN)).toBeVisible();
    await asked(colleague, OWN).getByRole('button', { name: /^Yes/ }).click();
    await asked(colleague, OWN)
      .getByText(/\d\d:\d\d/)
      .waitFor();
    await nurse.reload();
    await expect(asked(nurse, 'Escort is here')).toBeVisible();
    await expect(asked(nurse, OWN)).toHaveCount(0);
  });

  await test.step('both versions can be read, with who published and what changed', async () => {
    await administrator.getByRole('link', { name: 'All versions of “Going home”' }).click();
    const page = administrator.getByRole('region', { name: 'Versions' });
    await expect(page).toContainText('Catherine Mossop');
    await expect(page).toContainText(`Added: “${OWN}”.`);
    await expect(page.getByRole('heading', { name: 'Version 1' })).toBeVisible();
    await page.getByText('What it asks (16 items)').click();
    await expectAccessible(administrator);
  });
});
