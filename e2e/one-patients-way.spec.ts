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
import { keyboard, mouse } from './support/hands.ts';
import { expect, expectAccessible, test } from './support/story.ts';

const REFERRAL = join(import.meta.dirname, 'referrals', 'wren.json');

for (const hand of [mouse, keyboard])
  test(`one patient’s whole way by ${hand.name}: from the referral file to the next block`, async ({
    ownClinic,
    signedIn,
  }) => {
    test.setTimeout(300_000);
    const coordinator = await signedIn('coordinator-1', ownClinic);
    const triaging = await signedIn('physician-2', ownClinic);
    const nurse = await signedIn('nurse-1', ownClinic);

    await test.step('a referral file comes in, and what it lacks is named', async () => {
      await hand.turnTo(coordinator, 'Queue');
      const [chooser] = await Promise.all([
        coordinator.waitForEvent('filechooser'),
        hand.importFile(coordinator),
      ]);
      await chooser.setFiles(REFERRAL);
      await hand.press(coordinator.getByRole('link', { name: 'Wren, Isolde' }).first());
      await expect(coordinator.getByText('Missing: pain score before treatment.')).toBeVisible();
      await expectAccessible(coordinator);
    });

    await test.step('the physician accepts it', async () => {
      await hand.turnTo(triaging, 'Queue');
      await hand.press(triaging.getByRole('link', { name: /^New \d/ }));
      await hand.press(triaging.getByRole('link', { name: 'Wren, Isolde' }));
      await hand.press(triaging.getByRole('button', { name: 'Accept' }));
      await expectAccessible(triaging);
      await hand.press(triaging.getByRole('button', { name: 'Accept' }));
      // The coordinator, on another desktop, sees it by way of the live feed.
      await expect(coordinator.getByRole('link', { name: 'Book', exact: true })).toBeVisible();
    });

    await test.step('a series is proposed and booked whole, the first block today', async () => {
      const id = /queue\/([\w-]+)/.exec(coordinator.url())?.[1] ?? '';
      await hand.turnTo(coordinator, 'Series');
      await hand.press(coordinator.getByRole('link', { name: 'Plan a series' }).first());
      await hand.select(coordinator.getByRole('combobox', { name: /^Referral/ }), id);
      await hand.type(coordinator.getByLabel('Blocks'), '2');
      await expect(coordinator.getByText('Tue, 15 Sept 2026')).toBeVisible();
      await expectAccessible(coordinator);
      await hand.press(coordinator.getByRole('button', { name: 'Book all 2 blocks' }));
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
      await hand.turnTo(coordinator, 'Board');
      await hand.openBlock(coordinator, 'Wren, Isolde');
      await expect(coordinator.getByText('Has not been told yet.')).toBeVisible();
      await hand.tick(coordinator.getByLabel('Patient has confirmed'));
      await hand.press(coordinator.getByRole('button', { name: 'Patient is told' }));
      await expect(coordinator.getByText('Has confirmed.')).toBeVisible();
      await expectAccessible(coordinator);
    });

    await test.step('the physician sees her on the daily list', async () => {
      await hand.turnTo(physician, 'My list');
      await expect(physician.getByText(/Wren/).first()).toBeVisible();
      await expectAccessible(physician);
    });

    await test.step('she is checked in, measured and prepared', async () => {
      await hand.turnTo(nurse, 'Today');
      await hand.press(nurse.getByRole('link', { name: /Wren/ }));
      await expect(nurse.getByRole('heading', { level: 1, name: /Wren/ })).toBeVisible();
      await hand.press(nurse.getByRole('button', { name: 'Check in' }));
      for (const [label, value] of [
        ['NRS', '7'],
        ['Systolic', '128'],
        ['Diastolic', '78'],
        ['Pulse', '72'],
        ['Left foot °C', '28.4'],
        ['Right foot °C', '31.2'],
      ] as const)
        await hand.type(nurse.getByRole('textbox', { name: label, exact: true }), value);
      await hand.press(nurse.getByRole('button', { name: 'Save measurements' }));
      await expect(nurse.getByRole('cell', { name: '128', exact: true })).toBeVisible();
      await expectAccessible(nurse);
      await goThrough(nurse, /^Pre-procedure checklist/, BEFORE_THE_PROCEDURE, hand);
      await expectAccessible(nurse);
      await hand.press(nurse.getByRole('button', { name: /^Prepared/ }));
      await hand.press(nurse.getByRole('button', { name: /^To the room/ }));
    });

    await test.step('the time-out is gone through, and the block recorded and signed', async () => {
      await goThrough(nurse, /^Time-out/, TIME_OUT, hand);
      await expect(nurse.getByText(/The procedure may start, said at/)).toBeVisible();
      await hand.turnTo(physician, 'Today');
      await hand.press(physician.getByRole('link', { name: /Wren/ }).first());
      await hand.tick(physician.getByRole('checkbox', { name: 'L3' }));
      await hand.select(physician.getByLabel('Contrast spread'), 'Craniocaudal');
      await hand.choose(physician.getByRole('radio', { name: 'Yes' }));
      await hand.type(physician.getByLabel('Fluoroscopy s'), '34');
      await hand.press(physician.getByRole('button', { name: 'Save record' }));
      await hand.type(physician.getByLabel('Your password, to sign'), DEMO_PASSWORD);
      await hand.press(physician.getByRole('button', { name: 'Sign record' }));
      await expect(physician.getByRole('button', { name: 'Amend the record' })).toBeVisible();
      await expectAccessible(physician);
      await goThrough(nurse, /^Sign-out/, SIGN_OUT, hand);
      await hand.press(nurse.getByRole('button', { name: /^To recovery/ }));
    });

    await test.step('she recovers, and goes home the same day once nothing stands in the way', async () => {
      await goThrough(nurse, /^Recovery checklist/, RECOVERY, hand);
      await expect(nurse.getByText(/Observation lasts/)).toBeVisible();
      await ownClinic.advance(40);
      await nurse.reload();
      await goThrough(nurse, /^Discharge checklist/, GOING_HOME, hand);
      await expectAccessible(nurse);
      await hand.press(nurse.getByRole('button', { name: /^Ready for home/ }));
      await hand.press(nurse.getByRole('button', { name: /^Send home/ }));
      await expect(nurse.getByText(/Wren, Isolde (is|has gone) home/)).toBeVisible();
      await nurse.getByRole('link', { name: 'What the patient takes home' }).click();
      await expect(
        nurse.getByRole('heading', { name: 'Going home after your block' }),
      ).toBeVisible();
      await expect(nurse.getByRole('heading', { name: 'Pain diary' })).toBeVisible();
      await expectAccessible(nurse);
      await nurse.goBack();
    });

    await test.step('a week later her response is recorded, and the next block confirmed', async () => {
      // A week on, nobody is signed in any more: these desktops are shut.
      for (const desk of [coordinator, triaging, nurse, physician]) await desk.context().close();
      await ownClinic.advance(8 * 24 * 60);
      const later = await signedIn('nurse-1', ownClinic);
      await hand.turnTo(later, 'Series');
      await hand.press(later.getByRole('link', { name: /To ask/ }));
      await hand.press(later.getByRole('link', { name: /Wren/ }));
      for (const [time, nrs, relief] of [
        ['30 minutes', '2', '70'],
        ['24 hours', '2', '75'],
        ['7 days', '3', '60'],
      ] as const) {
        await hand.choose(later.getByRole('radio', { name: time }));
        const pain = later.getByRole('group', { name: /Pain now/ });
        await hand.choose(pain.getByRole('radio', { name: nrs, exact: true }));
        await hand.type(later.getByLabel('Relief (%)'), relief);
        await hand.press(later.getByRole('button', { name: 'Record response' }).last());
        // Once the last is in, there is nothing left to ask, and the form gives way.
        if (time !== '7 days')
          await expect(later.getByRole('radio', { name: `recorded ${time}` })).toBeVisible();
      }
      await expect(later.getByRole('link', { name: /Wren/ })).toHaveCount(0);
      const deciding = await signedIn('physician-2', ownClinic);
      await hand.turnTo(deciding, 'Series');
      await hand.press(deciding.getByRole('link', { name: /To decide/ }));
      await hand.press(deciding.getByRole('link', { name: /Wren/ }));
      await expectAccessible(deciding);
      await hand.press(deciding.getByRole('button', { name: 'Continue' }));
      await expect(deciding.getByText(/Block 2 .*booked/).first()).toBeVisible();
    });
  });
