import type { Page } from '@playwright/test';
import { answerAsWished } from './support/checklists.ts';
import { expect, expectAccessible, test } from './support/story.ts';

/** Types a value into the column of the measurements. */
const measure = async (page: Page, values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, value] of Object.entries(values))
    await page.getByRole('textbox', { name: label, exact: true }).fill(value);
};
const save = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Save measurements' }).click();
  await expect(page.getByRole('button', { name: 'Save measurements' })).toBeDisabled();
};

test('a nurse takes the baseline, reads both feet by the minute, and a weaker leg keeps the patient with a score of 10', async ({
  ownClinic,
  signedIn,
}) => {
  test.setTimeout(240_000);
  const nurse = await signedIn('nurse-1', ownClinic);
  await nurse.goto('/today');
  const card = nurse
    .locator('g-patient-card')
    .filter({ has: nurse.getByRole('button', { name: 'Check in' }) })
    .filter({ has: nurse.getByRole('img', { name: 'Left', exact: true }) })
    .first();
  const name = (await card.getByRole('link').innerText()).trim();
  await card.getByRole('link').click();
  await expect(nurse.getByRole('heading', { level: 1, name })).toBeVisible();
  const day = nurse.url();

  await test.step('the baseline is taken, and what it lacks is named', async () => {
    await nurse.getByRole('button', { name: /^Check in/ }).click();
    await measure(nurse, {
      NRS: '8',
      Systolic: '128',
      Diastolic: '78',
      Pulse: '72',
      'Left foot °C': '28.4',
      'Left leg strength 0–5': '5',
      'Right leg strength 0–5': '5',
    });
    await save(nurse);
    await expect(nurse.getByText(/^Still to take: SpO₂ %, Right foot °C/)).toBeVisible();
    await measure(nurse, { 'SpO₂ %': '98', 'Right foot °C': '31.2' });
    await save(nurse);
    await expectAccessible(nurse);
  });

  await test.step('the block is done', async () => {
    await answerAsWished(nurse, /^Pre-procedure checklist/, 'Left');
    await nurse.getByRole('button', { name: /^Prepared/ }).click();
    await nurse.getByRole('button', { name: /^To the room/ }).click();
    await answerAsWished(nurse, /^Time-out/, 'Left');
    await answerAsWished(nurse, /^Sign-out/, 'Left');
    await nurse.getByRole('button', { name: /^To recovery/ }).click();
    await nurse.goto(day);
  });

  await test.step('both feet are read by the minute: left, Enter, right, Enter', async () => {
    const left = nurse.getByRole('textbox', { name: 'Left foot now, °C' });
    const right = nurse.getByRole('textbox', { name: 'Right foot now, °C' });
    const reading = nurse.getByRole('combobox', { name: 'Reading' });
    await expect(reading).toHaveValue('5');
    for (const [minute, warm, cold, next] of [
      ['5', '29.3', '31.2', '10'],
      ['10', '30.6', '31.3', '15'],
    ] as const) {
      await ownClinic.advance(5);
      await expect(reading).toHaveValue(minute);
      await left.fill(warm);
      await left.press('Enter');
      await expect(right).toBeFocused();
      await right.fill(cold);
      await right.press('Enter');
      await expect(reading).toHaveValue(next);
      await expect(left).toBeFocused();
    }
    await expect(nurse.getByText('Block achieved: rise of 2 °C or more')).toBeVisible();
    await expect(
      nurse.getByRole('img', {
        name: 'Left foot, treated: before 28.4 °C, at 5 min 29.3 °C, at 10 min 30.6 °C. Right foot, not treated: before 31.2 °C, at 5 min 31.2 °C, at 10 min 31.3 °C',
      }),
    ).toBeVisible();
    await expectAccessible(nurse);
  });

  await test.step('vital signs stand beside the baseline, the pain apart from the block', async () => {
    await measure(nurse, {
      NRS: '2',
      Systolic: '120',
      Diastolic: '76',
      Pulse: '70',
      'Left leg strength 0–5': '4',
    });
    await save(nurse);
    await expect(nurse.getByText('75 % less: sympathetically maintained')).toBeVisible();
    await expect(nurse.getByRole('row', { name: /^Left leg strength/ })).toContainText(
      'less: stays here',
    );
  });

  await test.step('the score is 10, and the leg holds all the same', async () => {
    await answerAsWished(nurse, /^Recovery checklist/, 'Left');
    await expect(nurse.locator('g-gate-panel .scores')).toContainText('10/10');
    const legs = nurse.locator('[data-stop="legs"]');
    await expect(legs).toContainText('holds the patient');
    await expectAccessible(nurse);
    await ownClinic.advance(40);
    await nurse.reload();
    await answerAsWished(nurse, /^Discharge checklist/, 'Left');
    await nurse.getByRole('button', { name: /^Ready for home/ }).click();
    await expect(nurse.getByRole('button', { name: /^Send home/ })).toBeDisabled();
    await expect(
      nurse.getByText(/^Leg strength, left is less than before the block: 4 of 5/),
    ).toBeVisible();
    await expectAccessible(nurse);
  });

  await test.step('it comes back, is measured, and the patient goes home', async () => {
    await nurse.goto(day);
    await measure(nurse, { 'Left leg strength 0–5': '5' });
    await save(nurse);
    await nurse.getByRole('button', { name: /^Send home/ }).click();
    await expect(nurse.getByText(/has gone home/)).toBeVisible();
  });
});
