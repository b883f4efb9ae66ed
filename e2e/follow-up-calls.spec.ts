import { expect, expectAccessible, test } from './support/story.ts';

test('a patient is called the day after; what worries them reaches a physician, and the answer comes back', async ({
  ownClinic,
  signedIn,
}) => {
  const nurse = await signedIn('nurse-1', ownClinic);
  const physician = await signedIn('physician-1', ownClinic);
  await physician.goto('/today/calls');
  await nurse.goto('/today');
  await nurse.getByRole('link', { name: /^Calls/ }).click();
  const cards = nurse.locator('g-call-card');
  await expect(cards.first()).toBeVisible();
  const before = await cards.count();

  await test.step('nobody answers: the try is kept, the call stays', async () => {
    const last = cards.last();
    await last.getByRole('button', { name: 'Nobody answered' }).click();
    await expect(last.getByText(/^Nobody answered .*Amara|^Nobody answered /).last()).toBeVisible();
    await expect(cards).toHaveCount(before);
  });

  const first = nurse.locator('[data-call]').first();
  const id = (await first.getAttribute('data-call')) ?? '';
  const here = nurse.locator(`[data-call="${id}"]`);
  const there = physician.locator(`[data-call="${id}"]`);

  await test.step('one is reached, and says what worries: keys tick it', async () => {
    await here.getByRole('button', { name: 'Reached' }).click();
    await expect(here.getByRole('checkbox').first()).toBeFocused();
    await nurse.keyboard.press('1');
    await here.getByRole('textbox', { name: 'Note' }).fill('Left knee gives way on stairs');
    await expectAccessible(nurse);
    await here.getByRole('button', { name: 'Save, and ask a physician' }).click();
    await expect(here.getByText('For a physician')).toBeVisible();
  });

  await test.step('the physician’s page has it at once, and the answer clears it on both', async () => {
    await expect(there.getByText('Left knee gives way on stairs')).toBeVisible();
    await there.getByRole('textbox', { name: 'What is to be done' }).fill('Comes in this morning');
    await there.getByRole('button', { name: 'Answer', exact: true }).click();
    await expect(there).toHaveCount(0);
    await expect(here).toHaveCount(0);
  });
});
