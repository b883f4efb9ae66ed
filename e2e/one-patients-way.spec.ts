import { join } from 'node:path';
import { DEMO_PASSWORD, STAFF } from '../src/server/demo/staff.ts';
import {
  BEFORE_THE_PROCEDURE,
  GOING_HOME,
  RECOVERY,
  SIGN_OUT,
  TIME_OUT,
  goThrough,
} from './support/checklists.ts';
import { expect, expectAccessible, test, turnTo } from './support/story.ts';

const REFERRAL = join(import.meta.dirname, 'referrals', 'wren.json');

test('one patient’s whole way by mouse: from the referral file to the next block', async ({
  ownClinic,
  signedIn,
}) => {
  test.setTimeout(300_000);
  const coordinator = await signedIn('coordinator-1', ownClinic);
  const triaging = await signedIn('physician-2', ownClinic);
  const nurse = await signedIn('nurse-1', ownClinic);

  await test.step('a referral file comes in, and what it lacks is named', async () => {
    await turnTo(coordinator, 'Queue');
    const [chooser] = await Promise.all([
      coordinator.waitForEvent('filechooser'),
      coordinator.getByRole('button', { name: 'Import file' }).click(),
    ]);
    await chooser.setFiles(REFERRAL);
    await coordinator.getByRole('link', { name: 'Wren, Isolde' }).first().click();
    await expect(coordinator.getByText('Missing: pain score before treatment.')).toBeVisible();
    await expectAccessible(coordinator);
  });

  await test.step('the physician accepts it', async () => {
    await turnTo(triaging, 'Queue');
    await triaging.getByRole('link', { name: /^New \d/ }).click();
    await triaging.getByRole('link', { name: 'Wren, Isolde' }).click();
    await triaging.getByRole('button', { name: 'Accept' }).click();
    await expectAccessible(triaging);
    await triaging.getByRole('button', { name: 'Accept' }).click();
    // The coordinator, on another desktop, sees it by way of the live feed.
    await expect(coordinator.getByRole('link', { name: 'Book', exact: true })).toBeVisible();
  });

  await test.step('a series is proposed and booked whole, the first block today', async () => {
    const id = /queue\/([\w-]+)/.exec(coordinator.url())?.[1] ?? '';
    await turnTo(coordinator, 'Series');
    await coordinator.getByRole('link', { name: 'Plan a series' }).first().click();
    await coordinator.getByRole('combobox', { name: /^Referral/ }).selectOption(id);
    await coordinator.getByLabel('Blocks').fill('2');
    await coordinator.getByLabel('Blocks').blur();
    await expect(coordinator.getByText('Tue, 15 Sept 2026')).toBeVisible();
    await expectAccessible(coordinator);
    await coordinator.getByRole('button', { name: 'Book all 2 blocks' }).click();
    await expect(coordinator.getByText('Series booked.')).toBeVisible();
    await expectAccessible(coordinator);
  });

  // Whoever has the first slot: the proposal looks for the day, not for a name.
  const blocks = await coordinator.locator('g-series-detail').innerText();
  const treating = STAFF.filter(({ name }) => name.startsWith('Dr '))
    .map(({ key, name }) => ({ key, at: blocks.indexOf(name) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)[0];
  const physician = await signedIn(treating?.key ?? 'physician-1', ownClinic);

  await test.step('the patient is told, and stands on the board', async () => {
    await turnTo(coordinator, 'Board');
    await coordinator.getByRole('link', { name: /Wren, Isolde/ }).click();
    await expect(coordinator.getByText('Has not been told yet.')).toBeVisible();
    await coordinator.getByLabel('Patient has confirmed').check();
    await coordinator.getByRole('button', { name: 'Patient is told' }).click();
    await expect(coordinator.getByText('Has confirmed.')).toBeVisible();
    await expectAccessible(coordinator);
  });

  await test.step('the physician sees her on the daily list', async () => {
    await turnTo(physician, 'My list');
    await expect(physician.getByText(/Wren/).first()).toBeVisible();
    await expectAccessible(physician);
  });

  await test.step('she is checked in, measured and prepared', async () => {
    await turnTo(nurse, 'Today');
    await nurse.getByRole('link', { name: /Wren/ }).click();
    await expect(nurse.getByRole('heading', { level: 1, name: /Wren/ })).toBeVisible();
    await nurse.getByRole('button', { name: 'Check in' }).click();
    for (const [label, value] of [
      ['NRS', '7'],
      ['Systolic', '128'],
      ['Diastolic', '78'],
      ['Pulse', '72'],
      ['Left foot °C', '28.4'],
      ['Right foot °C', '31.2'],
    ] as const)
      await nurse.getByRole('textbox', { name: label, exact: true }).fill(value);
    await nurse.getByRole('button', { name: 'Save measurements' }).click();
    await expect(nurse.getByRole('cell', { name: '128', exact: true })).toBeVisible();
    await expectAccessible(nurse);
    await goThrough(nurse, /^Pre-procedure checklist/, BEFORE_THE_PROCEDURE);
    await expectAccessible(nurse);
    await nurse.getByRole('button', { name: /^Prepared/ }).click();
    await nurse.getByRole('button', { name: /^To the room/ }).click();
  });

  await test.step('the time-out is gone through, and the block recorded and signed', async () => {
    await goThrough(nurse, /^Time-out/, TIME_OUT);
    await expect(nurse.getByText(/The procedure may start, said at/)).toBeVisible();
    await turnTo(physician, 'Today');
    await physician.getByRole('link', { name: /Wren/ }).click();
    await physician.getByRole('checkbox', { name: 'L3' }).check();
    await physician.getByLabel('Contrast spread').selectOption('Craniocaudal');
    await physician.getByRole('radio', { name: 'Yes' }).check();
    await physician.getByLabel('Fluoroscopy s').fill('34');
    await physician.getByRole('button', { name: 'Save record' }).click();
    await physician.getByLabel('Your password, to sign').fill(DEMO_PASSWORD);
    await physician.getByRole('button', { name: 'Sign record' }).click();
    await expect(physician.getByRole('button', { name: 'Amend the record' })).toBeVisible();
    await expectAccessible(physician);
    await goThrough(nurse, /^Sign-out/, SIGN_OUT);
    await nurse.getByRole('button', { name: /^To recovery/ }).click();
  });

  await test.step('she recovers, and goes home the same day once nothing stands in the way', async () => {
    await goThrough(nurse, /^Recovery checklist/, RECOVERY);
    await expect(nurse.getByText(/Observation lasts/)).toBeVisible();
    await ownClinic.advance(40);
    await nurse.reload();
    await goThrough(nurse, /^Discharge checklist/, GOING_HOME);
    await expectAccessible(nurse);
    await nurse.getByRole('button', { name: /^Ready for home/ }).click();
    await nurse.getByRole('button', { name: /^Send home/ }).click();
    await expect(nurse.getByText(/Wren, Isolde (is|has gone) home/)).toBeVisible();
  });

  await test.step('a week later her response is recorded, and the next block confirmed', async () => {
    // A week on, nobody is signed in any more: these desktops are shut.
    for (const desk of [coordinator, triaging, nurse, physician]) await desk.context().close();
    await ownClinic.advance(8 * 24 * 60);
    const later = await signedIn('nurse-1', ownClinic);
    await turnTo(later, 'Series');
    await later.getByRole('link', { name: /To ask/ }).click();
    await later.getByRole('link', { name: /Wren/ }).click();
    for (const [time, nrs, relief] of [
      ['30 minutes', '2', '70'],
      ['24 hours', '2', '75'],
      ['7 days', '3', '60'],
    ] as const) {
      await later.getByRole('radio', { name: time }).check();
      await later
        .getByRole('group', { name: /Pain now/ })
        .getByText(nrs, { exact: true })
        .click();
      await later.getByLabel('Relief (%)').fill(relief);
      await later.getByRole('button', { name: 'Record response' }).last().click();
      // Once the last is in, there is nothing left to ask, and the form gives way.
      if (time !== '7 days')
        await expect(later.getByRole('radio', { name: `recorded ${time}` })).toBeVisible();
    }
    await expect(later.getByRole('link', { name: /Wren/ })).toHaveCount(0);
    const deciding = await signedIn('physician-2', ownClinic);
    await turnTo(deciding, 'Series');
    await deciding.getByRole('link', { name: /To decide/ }).click();
    await deciding.getByRole('link', { name: /Wren/ }).click();
    await expectAccessible(deciding);
    await deciding.getByRole('button', { name: 'Continue' }).click();
    await expect(deciding.getByText(/Block 2 .*booked/).first()).toBeVisible();
  });
});
