import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { KeptList, type KeptAt } from '../../shared/kept-list/kept-list';
import { markForNobody } from '../../shared/kept-list/kept-mark';
import { KeptStore } from '../../shared/kept-list/kept-store';
import { Device } from '../../shared/testing/device';
import { OfflineListHarness } from '../testing/offline-list-harness';
import type { KeptRow } from './kept-view';
import { OfflineListPage } from './offline-list-page';

/** The real one: the specs' own clock stands. */
const later = globalThis.setTimeout.bind(globalThis);

const PIN = '482135';
const HOUR = 3_600_000;
const MORNING = Date.parse('2026-09-15T06:40:00.000Z');
const AT: KeptAt = { asOf: '2026-09-15T06:40:00.000Z', zone: 'Europe/London', ahead: 0 };

const aRow = (over: Partial<KeptRow> = {}): KeptRow => ({
  time: '09:10',
  delay: null,
  side: 'left',
  name: 'Okafor, Grace',
  about: '52 · F · GA-000001',
  what: 'LSB L3',
  block: 'block 2 of 3',
  last: 'Last block NRS 7 → 3',
  chips: [{ words: 'Allergy: iodine', tone: 'danger', icon: 'warning' }],
  state: 'Expected',
  place: 'F1 · B2',
  ...over,
});
const view = (rows: readonly KeptRow[], form = 'list-1'): string =>
  JSON.stringify({ form, clinic: 'Harbour Pain Clinic', physician: 'Dr Haddad', rows });

describe('The kept list without a network', () => {
  let device: Device;
  let kept: KeptList;
  let page: OfflineListHarness;

  beforeEach(async () => {
    jasmine
      .clock()
      .install()
      .mockDate(new Date(MORNING + HOUR));
    device = new Device();
    TestBed.configureTestingModule({ providers: device.providers });
    kept = TestBed.inject(KeptList);
    await device.clear();
  });
  afterEach(async () => {
    jasmine.clock().uninstall();
    await device.clear();
  });

  async function keeping(text = view([aRow()])): Promise<void> {
    await kept.mark('person-1', PIN);
    const days = [
      { date: '2026-09-15', text },
      { date: '2026-09-16', text: view([]) },
    ];
    await kept.keep('person-1', days, AT);
  }

  async function open(): Promise<void> {
    const fixture = TestBed.createComponent(OfflineListPage);
    page = await TestbedHarnessEnvironment.harnessForFixture(fixture, OfflineListHarness);
    await until(async () => (await page.text()).length > 60);
  }

  /** The browser's store and its keys take their own time. */
  async function until(shown: () => Promise<boolean>): Promise<void> {
    const began = performance.now();
    while (performance.now() - began < 4_000) {
      if (await shown()) return;
      await new Promise((resolve) => later(resolve, 5));
    }
    fail(`It stays at: ${await page.text()}`);
  }
  const says = (words: RegExp) => until(async () => words.test(await page.text()));

  async function opened(): Promise<void> {
    await open();
    await page.type(PIN);
    await until(async () => (await page.days()).length > 0);
  }

  /** Looks as the page's timer does, or as somebody who looks at it again. */
  function timePasses(to: number): void {
    jasmine.clock().mockDate(new Date(to));
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('asks for the PIN, and shows nothing before', async () => {
    await keeping();
    await open();
    expect(await page.asksForPin()).toBeTrue();
    expect(await page.text()).not.toMatch(/Okafor|Haddad/);
  });

  it('shows the list as it was, of which day and as of when', async () => {
    await keeping();
    await opened();
    expect(await page.days()).toEqual([
      jasmine.stringMatching(/^today, Tuesday.*As of 07:40, to read only$/),
      jasmine.stringMatching(/^tomorrow, Wednesday.*As of 07:40, to read only$/),
    ]);
    const [row = ''] = await page.rows();
    const words = [
      '09:10',
      'Okafor, Grace',
      'LSB L3',
      'block 2 of 3',
      'NRS 7',
      'iodine',
      'F1 · B2',
    ];
    for (const word of words) expect(row).toContain(word);
    expect(await page.text()).toContain('Dr Haddad · Harbour Pain Clinic');
    expect(await page.text()).toContain('Nobody was on this list.');
  });

  it('goes on where the PIN was asked for, for whoever reads by ear', async () => {
    await keeping();
    await opened();
    expect(document.activeElement?.tagName).toBe('MAIN');
    await page.lock();
    expect(document.activeElement?.tagName).toBe('INPUT');
  });

  it('says how many tries are left, and then that it was removed', async () => {
    await keeping();
    await open();
    for (const left of [/4 tries/, /3 tries/, /2 tries/, /One more wrong one/]) {
      await page.type('000000');
      await until(async () => left.test(await page.wrong()));
      expect(await page.typed()).toBe('');
    }
    await page.type('000000');
    await says(/The list was removed 5 wrong PINs/);
    expect(await page.asksForPin()).toBeFalse();
    expect(await new KeptStore().device()).toBeNull();
  });

  it('locks when it is told to', async () => {
    await keeping();
    await opened();
    await page.lock();
    expect(await page.asksForPin()).toBeTrue();
    expect(await page.rows()).toEqual([]);
  });

  it('asks for the PIN again after it was laid aside for a while, not after a glance elsewhere', async () => {
    await keeping();
    await opened();
    const seen = spyOnProperty(document, 'visibilityState');
    const aside = (minutes: number): void => {
      seen.and.returnValue('hidden');
      timePasses(Date.now());
      seen.and.returnValue('visible');
      timePasses(Date.now() + minutes * 60_000);
    };
    aside(4);
    expect(await page.asksForPin()).toBeFalse();
    aside(6);
    expect(await page.asksForPin()).toBeTrue();
    expect(await page.text()).not.toContain('Okafor');
  });

  it('takes today’s off the screen at midnight, and all of it a day later', async () => {
    await keeping();
    await opened();
    timePasses(Date.parse('2026-09-15T23:00:01.000Z'));
    await until(async () => (await page.days()).length === 1);
    expect(await page.days()).toEqual([
      jasmine.stringMatching(/^today, Wednesday.*yesterday 07:40/),
    ]);
    expect(await page.text()).not.toContain('Okafor');
    timePasses(Date.parse('2026-09-16T23:00:01.000Z'));
    await says(/The day of the kept list is over/);
    expect(await new KeptStore().days()).toEqual([]);
  });

  it('says so when its day was over before the page was opened', async () => {
    await keeping();
    jasmine.clock().mockDate(new Date(MORNING + 72 * HOUR));
    await open();
    expect(await page.text()).toContain('The day of the kept list is over');
  });

  it('leaves the screen when the sign-in ends, here or in another tab', async () => {
    await keeping();
    await opened();
    await kept.forgetDays();
    await says(/The sign-in on this device has ended/);
    expect(await page.text()).not.toContain('Okafor');
  });

  it('says that nothing is kept, and deletes what is nobody’s', async () => {
    await open();
    expect(await page.text()).toContain('No list is kept on this device');
    await keeping();
    markForNobody(device.storage);
    await open();
    expect(await page.text()).toContain('No list is kept on this device');
    expect(await new KeptStore().days()).toEqual([]);
  });

  it('opens nothing by a clock that was put back', async () => {
    await keeping();
    jasmine.clock().mockDate(new Date(MORNING - 2 * HOUR));
    await open();
    await page.type(PIN);
    await says(/This device’s clock is wrong/);
    expect(await page.rows()).toEqual([]);
  });

  it('does not guess at what another version of the app kept', async () => {
    await keeping(view([aRow()], 'list-0'));
    await opened();
    expect(await page.rows()).toEqual([]);
    expect(await page.days()).toEqual([jasmine.stringMatching(/^tomorrow/)]);
  });
});
