import type { Role } from '#domain/people/roles';
import { aBooking, aClinic, aPatient, aReferral } from '#domain/testing/builders';
import { aDay, aVisitAt, at } from '#domain/testing/day-builders';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { KeptList } from '../../shared/kept-list/kept-list';
import { markFor, markedFor } from '../../shared/kept-list/kept-mark';
import { KeptStore } from '../../shared/kept-list/kept-store';
import { Desk } from '../../shared/testing/desk';
import { Device } from '../../shared/testing/device';
import { ServerClock } from '../../state/server-clock';
import { signInActions } from '../../state/sign-in.actions';
import { KeepListHarness } from '../testing/keep-list-harness';
import { CAN_KEEP, KeepListDialog } from './keep-list-dialog';
import { keptView } from './kept-view';
import { ListKeeper } from './list-keeper';

const PIN = '482135';
const NOW = at('09:05');

const aCase = (name: string, over: Parameters<typeof aBooking>[0]) => {
  const ids = { patientId: `patient-${name}`, referralId: `referral-${name}` };
  return aDay({
    booking: aBooking({ id: `booking-${name}`, ...ids, ...over }),
    patient: aPatient({ id: ids.patientId, familyName: name }),
    referral: aReferral({ id: ids.referralId, patientId: ids.patientId, decision: 'accepted' }),
    visit: { ...aVisitAt(), bookingId: `booking-${name}` },
  });
};

describe('Keeping my list on this device', () => {
  let device: Device;
  let dialog: KeepListHarness;
  let closed: number;

  beforeEach(async () => {
    device = new Device();
    closed = 0;
    await device.clear();
  });
  afterEach(() => device.clear());

  /** A desk of a physician with a list; `can`: the browser is able to lock one. */
  function desk({ can = true, roles = ['physician'] as Role[] } = {}): Desk {
    const today = aBooking().date;
    const days = [
      aCase('Okafor', { start: 550 }),
      aCase('Jama', { start: 600, date: tomorrowOf(today) }),
      aCase('Quayle', { start: 660, physicianId: 'physician-2' }),
      aCase('Later', { date: tomorrowOf(tomorrowOf(today)) }),
    ];
    const made = new Desk({
      roles,
      now: NOW,
      cases: days,
      providers: [
        ...device.providers,
        { provide: CAN_KEEP, useValue: can },
        { provide: MatDialogRef, useValue: { close: () => closed++ } },
        { provide: ServerClock, useValue: { now: () => NOW } },
      ],
    });
    made.store.dispatch(
      signInActions.recognised({
        person: {
          id: 'person-1',
          version: 1,
          name: 'Dr Samir Haddad',
          email: 'samir@harbour.example',
          roles,
          physicianId: 'physician-1',
          active: true,
        },
        clinic: aClinic(),
        acts: [],
      }),
    );
    return made;
  }

  async function open(): Promise<void> {
    const fixture = TestBed.createComponent(KeepListDialog);
    dialog = await TestbedHarnessEnvironment.harnessForFixture(fixture, KeepListHarness);
  }

  async function until(shown: () => Promise<boolean> | boolean): Promise<void> {
    const began = performance.now();
    while (performance.now() - began < 4_000) {
      if (await shown()) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    fail(`It stays at: ${await dialog.text()}`);
  }

  async function unlocked() {
    const opened = await TestBed.inject(KeptList).unlock(PIN, Date.now());
    if (opened.kind !== 'open') throw new Error(`It is ${opened.kind}.`);
    return opened.days;
  }

  it('says what it means before it asks for a PIN, and that the device must be one’s own', async () => {
    desk();
    await open();
    const text = await dialog.text();
    for (const words of [
      'without a network',
      '5 wrong PINs',
      'Signing out removes it',
      'mine alone',
    ])
      expect(text).toContain(words);
    expect(await dialog.required()).toBe(3);
  });

  it('keeps one’s own list of today and tomorrow, as of now, and nothing of others', async () => {
    desk();
    await open();
    await dialog.type(PIN);
    await until(() => closed === 1);
    const days = await unlocked();
    expect(days.map(({ date, asOf, zone }) => [date, asOf, zone])).toEqual([
      ['2026-09-14', NOW, 'Europe/London'],
      ['2026-09-15', NOW, 'Europe/London'],
    ]);
    const names = days.map(({ text }) => keptView(text)?.rows.map(({ name }) => name));
    expect(names).toEqual([['Okafor, Grace'], ['Jama, Grace']]);
    expect(keptView(days[0]?.text ?? '')?.physician).toBe('Dr Samir Haddad');
    expect(markedFor(device.storage)).toBe('person-1');
  });

  const faults: [pin: string, again: string, says: RegExp][] = [
    ['48213', '48213', /at least 6 digits/],
    ['48213x', '48213x', /digits alone/],
    ['123456', '123456', /first that anybody tries/],
    ['482135', '482136', /differ/],
  ];
  for (const [pin, again, says] of faults)
    it(`does not take ${pin} and ${again}`, async () => {
      desk();
      await open();
      await dialog.type(pin, again);
      expect(await dialog.fault()).toMatch(says);
      expect([await new KeptStore().device(), device.worker, closed]).toEqual([null, [], 0]);
    });

  it('says so when the device has no room, and keeps nothing', async () => {
    device.isFull = true;
    desk();
    await open();
    await dialog.type(PIN);
    await until(async () => /could not keep it/.test(await dialog.fault()));
    expect([await new KeptStore().device(), markedFor(device.storage)]).toEqual([null, null]);
  });

  it('says as of when it is kept, and takes it off again', async () => {
    desk();
    await TestBed.inject(KeptList).mark('person-1', PIN);
    await TestBed.inject(ListKeeper).keep();
    await open();
    await until(async () => (await dialog.text()).includes('What is kept is as of 09:05.'));
    await dialog.press('Take it off this device');
    await until(() => closed === 1);
    const store = new KeptStore();
    expect([await store.device(), await store.days()]).toEqual([null, []]);
    expect(markedFor(device.storage)).toBeNull();
  });

  it('takes a colleague’s mark for none', async () => {
    desk();
    markFor(device.storage, 'person-2');
    await open();
    expect(await dialog.buttons()).toEqual(['Back', 'Keep my list here']);
  });

  it('offers nothing where the browser cannot lock it', async () => {
    desk({ can: false });
    await open();
    expect(await dialog.text()).toContain('over https');
    expect(await dialog.buttons()).toEqual(['Back']);
  });

  it('is removed by the keeper from whoever has no list any more', async () => {
    desk({ roles: ['physician', 'display'] });
    await TestBed.inject(KeptList).mark('person-1', PIN);
    await TestBed.inject(ListKeeper).keep();
    expect(await new KeptStore().device()).toBeNull();
  });
});

const tomorrowOf = (date: string): string =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toString();
