import { TestBed } from '@angular/core/testing';
import { Device } from '../testing/device';
import { KeptList, type DayToKeep } from './kept-list';
import { markFor, markForNobody, markedFor } from './kept-mark';
import { KeptStore } from './kept-store';
import { ITERATIONS, makeDeviceKeys, seal, unlockKeys, unseal } from './seal';

const PIN = '482135';
const LONDON = 'Europe/London';
const MORNING = Date.parse('2026-09-15T06:40:00.000Z');
const AT = { asOf: '2026-09-15T06:40:00.000Z', zone: LONDON, ahead: 0 };
const HOUR = 3_600_000;
const DAYS: DayToKeep[] = [
  { date: '2026-09-15', text: 'Okafor, Grace · left' },
  { date: '2026-09-16', text: 'Jama, Idris · right' },
];

/** Everything that lies in the store, as somebody would find it who opened the browser's files. */
async function everything(store: KeptStore): Promise<string> {
  const found = [await store.device(), ...(await store.days())];
  const bytes = (value: unknown): unknown =>
    value instanceof ArrayBuffer
      ? new TextDecoder().decode(value)
      : ArrayBuffer.isView(value)
        ? new TextDecoder().decode(value)
        : value;
  return JSON.stringify(found, (_, value) => bytes(value));
}

describe('A list kept on a device', () => {
  let device: Device;
  let kept: KeptList;
  let store: KeptStore;

  beforeEach(async () => {
    device = new Device();
    TestBed.configureTestingModule({ providers: device.providers });
    kept = TestBed.inject(KeptList);
    store = TestBed.inject(KeptStore);
    await device.clear();
  });
  afterEach(() => device.clear());

  async function keeping(): Promise<void> {
    await kept.mark('person-1', PIN);
    await kept.keep('person-1', DAYS, AT);
  }

  it('opens with the PIN as it was, and says as of when', async () => {
    await keeping();
    const opened = await kept.unlock(PIN, MORNING);
    expect(opened).toEqual({ kind: 'open', days: DAYS.map((day) => ({ ...day, ...AT })) });
    expect(device.worker).toEqual(['install']);
  });

  it('lies there unreadable: no word of it, and no PIN', async () => {
    await keeping();
    const found = await everything(store);
    expect(found).toContain('2026-09-15');
    for (const word of ['Okafor', 'Grace', 'Jama', 'left', PIN]) expect(found).not.toContain(word);
  });

  it('is kept anew without a PIN, in place of what was', async () => {
    await keeping();
    const at = { ...AT, asOf: '2026-09-15T09:00:00.000Z' };
    await kept.keep('person-1', [{ date: '2026-09-15', text: 'Nobody' }], at);
    const opened = await kept.unlock(PIN, MORNING + 3 * HOUR);
    expect(opened).toEqual({ kind: 'open', days: [{ date: '2026-09-15', text: 'Nobody', ...at }] });
  });

  it('is wiped by the fifth wrong PIN, and then the right one opens nothing', async () => {
    await keeping();
    for (const left of [4, 3, 2, 1])
      expect(await kept.unlock('000000', MORNING)).toEqual({ kind: 'wrong', left });
    expect(await kept.unlock('000000', MORNING)).toEqual({ kind: 'wiped' });
    expect(await kept.unlock(PIN, MORNING)).toEqual({ kind: 'nothing' });
    expect(await store.device()).toBeNull();
    expect(await store.days()).toEqual([]);
    expect(markedFor(device.storage)).toBeNull();
    expect(device.worker).toEqual(['install', 'remove']);
  });

  it('counts tries that were cut short, and those of two tabs at once', async () => {
    await keeping();
    const tries = await Promise.all(Array.from({ length: 5 }, () => store.countTry()));
    expect(tries.map((counted) => counted?.tries)).toEqual([1, 2, 3, 4, 5]);
    expect(await kept.unlock(PIN, MORNING)).toEqual({ kind: 'wiped' });
  });

  it('begins to count anew after the right PIN', async () => {
    await keeping();
    await kept.unlock('000000', MORNING);
    await kept.unlock(PIN, MORNING);
    expect(await kept.unlock('000000', MORNING)).toEqual({ kind: 'wrong', left: 4 });
  });

  it('loses today’s at the clinic’s midnight, and tomorrow’s a day later', async () => {
    await keeping();
    const midnight = Date.parse('2026-09-15T23:00:00.000Z');
    const dates = async (now: number) => {
      const found = await kept.look(now);
      return found === 'over' ? found : found.map(({ date }) => date);
    };
    expect(await dates(midnight - 1)).toEqual(['2026-09-15', '2026-09-16']);
    expect(await dates(midnight)).toEqual(['2026-09-16']);
    expect((await store.days()).map(({ date }) => date)).toEqual(['2026-09-16']);
    expect(await kept.unlock(PIN, midnight + 24 * HOUR)).toEqual({ kind: 'over' });
    expect(await store.days()).toEqual([]);
    expect(await dates(midnight + 24 * HOUR)).toEqual([]);
  });

  it('goes by the clinic’s clock, not by this device’s', async () => {
    await kept.mark('person-1', PIN);
    await kept.keep('person-1', DAYS, { ...AT, ahead: 17 * HOUR });
    expect((await kept.look(MORNING - HOUR)).length).toBe(2);
    expect((await kept.look(MORNING)).length).toBe(1);
  });

  it('stays shut while the clock stands before what was kept', async () => {
    await keeping();
    expect(await kept.unlock(PIN, MORNING - HOUR)).toEqual({ kind: 'clock-behind' });
    expect((await kept.unlock(PIN, MORNING)).kind).toBe('open');
  });

  it('does not open when its day was relabelled', async () => {
    await keeping();
    const marked = await store.device();
    const [today] = await store.days();
    if (marked === null || today === undefined) throw new Error('Nothing was kept.');
    await store.keep(marked, [{ ...today, date: '2026-09-20' }]);
    await expectAsync(kept.unlock(PIN, MORNING)).toBeRejected();
  });

  it('goes when the sign-in ends, and comes back with the same PIN', async () => {
    await keeping();
    await kept.forgetDays();
    expect(await kept.unlock(PIN, MORNING)).toEqual({ kind: 'nothing' });
    await kept.keep('person-1', DAYS, AT);
    expect((await kept.unlock(PIN, MORNING)).kind).toBe('open');
  });

  it('is not put back by what was being sealed when the sign-in ended', async () => {
    await keeping();
    const before = await store.device();
    const days = await store.days();
    await kept.forgetDays();
    expect(before !== null && (await store.keep(before, days))).toBeFalse();
    const sealing = kept.keep('person-1', DAYS, AT);
    await kept.forgetDays();
    await sealing;
    expect(await store.days()).toEqual([]);
  });

  it('goes altogether when it is taken back, with what opened the app', async () => {
    await keeping();
    let told = 0;
    kept.gone.subscribe(() => told++);
    await kept.forgetAll();
    expect([await store.device(), await store.days()]).toEqual([null, []]);
    expect([markedFor(device.storage), device.worker.at(-1), told]).toEqual([null, 'remove', 1]);
  });

  const strangers: [whose: string, mark: (storage: Storage) => void][] = [
    ['somebody else’s', (at) => markFor(at, 'person-2')],
    ['nobody’s', markForNobody],
    ['unmarked', (at) => at.clear()],
  ];
  for (const [whose, leave] of strangers)
    it(`is deleted unopened where the device is ${whose}`, async () => {
      await keeping();
      leave(device.storage);
      expect(await kept.unlock(PIN, MORNING)).toEqual({ kind: 'nothing' });
      expect([await store.device(), await store.days()]).toEqual([null, []]);
    });

  it('takes nothing of another person', async () => {
    await keeping();
    await kept.keep('person-2', [{ date: '2026-09-15', text: 'Another list' }], AT);
    expect((await kept.look(MORNING)).length).toBe(2);
  });

  it('takes nothing that was sealed for an earlier marking', async () => {
    await keeping();
    const before = await store.device();
    const days = await store.days();
    await kept.mark('person-1', PIN);
    expect(before !== null && (await store.keep(before, days))).toBeFalse();
    expect(await store.days()).toEqual([]);
  });

  it('is not begun where the app itself cannot be kept', async () => {
    device.isFull = true;
    await expectAsync(kept.mark('person-1', PIN)).toBeRejected();
    expect([await store.device(), markedFor(device.storage)]).toEqual([null, null]);
  });
});

describe('What locks it', () => {
  it('derives the key from the PIN slowly, with a salt and a start of its own each time', async () => {
    expect(ITERATIONS).toBeGreaterThanOrEqual(600_000);
    const [one, other] = [await makeDeviceKeys(PIN, 10), await makeDeviceKeys(PIN, 10)];
    expect(one.salt.length).toBe(16);
    expect(one.salt).not.toEqual(other.salt);
    expect(one.iv).not.toEqual(other.iv);
    expect((await makeDeviceKeys(PIN)).iterations).toBe(ITERATIONS);
  });

  it('opens by the PIN alone, and seals the same text differently each time', async () => {
    const keys = await makeDeviceKeys(PIN, 10);
    expect(await unlockKeys(keys, '482136')).toBeNull();
    const key = await unlockKeys(keys, PIN);
    if (key === null) throw new Error('The PIN does not open it.');
    expect(key.extractable).toBeFalse();
    const one = await seal(keys.publicKey, 'Grace', 'today');
    const other = await seal(keys.publicKey, 'Grace', 'today');
    expect(one.iv).not.toEqual(other.iv);
    expect(new Uint8Array(one.body)).not.toEqual(new Uint8Array(other.body));
    expect(await unseal(key, one, 'today')).toBe('Grace');
    await expectAsync(unseal(key, one, 'tomorrow')).toBeRejected();
    await expectAsync(unseal(key, { ...one, body: other.body }, 'today')).toBeRejected();
  });
});
