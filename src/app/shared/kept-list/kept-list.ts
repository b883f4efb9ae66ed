import { keptVerdict } from '#domain/daily-list/kept-list';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';
import { PIN_TRIES } from '#domain/people/pin-rule';
import { Injectable, InjectionToken, inject } from '@angular/core';
import { Subject } from 'rxjs';
import { DEVICE_STORAGE, markFor, markForNobody, markedFor, unmark } from './kept-mark';
import { KeptStore, type KeptDay, type KeptDevice } from './kept-store';
import { LIST_WORKER } from './list-worker';
import { ITERATIONS, makeDeviceKeys, seal, unlockKeys, unseal } from './seal';

/** A day of the list as a page would keep it; `text` is what it shows. */
export interface DayToKeep {
  readonly date: ClinicDate;
  readonly text: string;
}

/** When what is kept was so, by the clinic's clock and in its zone. */
export interface KeptAt {
  readonly asOf: Instant;
  readonly zone: string;
  readonly ahead: number;
}

/** A day that was unlocked. */
export interface OpenDay extends KeptAt {
  readonly date: ClinicDate;
  readonly text: string;
}

export type Unlocked =
  | { readonly kind: 'open'; readonly days: readonly OpenDay[] }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'wiped' }
  /** This device's clock stands before what was kept: it cannot say whether the day is over. */
  | { readonly kind: 'clock-behind' }
  | { readonly kind: 'over' }
  | { readonly kind: 'nothing' };

/** Deriving a key is slow on purpose; a spec need not wait for it each time. */
export const PIN_ITERATIONS = new InjectionToken<number>('iterations of a PIN', {
  providedIn: 'root',
  factory: () => ITERATIONS,
});

const CHANNEL = 'ganglion-kept-list';

/** Today's and tomorrow's list on a device that somebody has marked as their own. */
@Injectable({ providedIn: 'root' })
export class KeptList {
  readonly #store = inject(KeptStore);
  readonly #storage = inject(DEVICE_STORAGE);
  readonly #worker = inject(LIST_WORKER);
  readonly #iterations = inject(PIN_ITERATIONS);
  readonly #channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;
  readonly #gone = new Subject<void>();
  /** What was kept has been removed, here or in another tab. */
  readonly gone = this.#gone.asObservable();

  constructor() {
    this.#channel?.addEventListener('message', () => {
      this.#gone.next();
    });
  }

  /** The device is this person's from now on, and nobody else's. */
  async mark(personId: string, pin: string): Promise<void> {
    markForNobody(this.#storage);
    const keys = await makeDeviceKeys(pin, this.#iterations);
    try {
      await this.#worker.install();
      await this.#store.mark({ personId, keys, tries: 0, round: 0 });
      markFor(this.#storage, personId);
    } catch (problem) {
      await this.forgetAll();
      throw problem;
    }
  }

  /**
   * What stands open about what is kept, once everything that must not stay is gone; `over` when that
   * was all.
   */
  async look(nowHere: number): Promise<readonly KeptDay[] | 'over'> {
    if ((await this.#ownDevice()) === null) return [];
    const days = await this.#store.days();
    const over = days.filter((day) => keptVerdict(day, instantAt(nowHere, day)) === 'over');
    if (over.length > 0) await this.#store.forgetDays(over.map(({ date }) => date));
    const left = days.filter((day) => !over.includes(day));
    return over.length > 0 && left.length === 0 ? 'over' : left;
  }

  /** In place of what was kept before; nothing where the device is not this person's. */
  async keep(personId: string, days: readonly DayToKeep[], at: KeptAt): Promise<void> {
    const device = await this.#ownDevice();
    if (device?.personId !== personId) return;
    const sealed = days.map(async ({ date, text }): Promise<KeptDay> => {
      const day = { date, ...at };
      return { ...day, sealed: await seal(device.keys.publicKey, text, about(personId, day)) };
    });
    await this.#store.keep(device, await Promise.all(sealed));
  }

  /** A few wrong PINs, and everything is wiped. */
  async unlock(pin: string, nowHere: number): Promise<Unlocked> {
    const before = await this.look(nowHere);
    if (before === 'over') return { kind: 'over' };
    if (before.length === 0) return { kind: 'nothing' };
    if (!before.some((day) => isReadable(day, nowHere))) return { kind: 'clock-behind' };
    const device = await this.#store.countTry();
    if (device === null) return { kind: 'nothing' };
    const key = device.tries > PIN_TRIES ? null : await unlockKeys(device.keys, pin);
    if (key === null) {
      if (device.tries < PIN_TRIES) return { kind: 'wrong', left: PIN_TRIES - device.tries };
      await this.forgetAll();
      return { kind: 'wiped' };
    }
    await this.#store.clearTries();
    const readable = before.filter((day) => isReadable(day, nowHere));
    const open = readable.map(async ({ sealed, ...day }): Promise<OpenDay> => ({
      ...day,
      text: await unseal(key, sealed, about(device.personId, day)),
    }));
    return { kind: 'open', days: await Promise.all(open) };
  }

  /** The sign-in has ended: the list goes, and comes back when the same person signs in again. */
  async forgetDays(): Promise<void> {
    await this.#store.forgetEveryDay();
    this.#tellGone();
  }

  /** Signed out, somebody else's desk, or taken back. */
  async forgetAll(): Promise<void> {
    markForNobody(this.#storage);
    await this.#store.forgetAll();
    await this.#worker.remove();
    unmark(this.#storage);
    this.#tellGone();
  }

  /** The device, if it is still the one's whom the mark names; else what lies on it is deleted. */
  async #ownDevice(): Promise<KeptDevice | null> {
    const device = await this.#store.device();
    const marked = markedFor(this.#storage);
    if (device !== null && device.personId === marked) return device;
    if (device !== null || marked !== null) await this.forgetAll();
    return null;
  }

  #tellGone(): void {
    this.#gone.next();
    this.#channel?.postMessage('gone');
  }
}

/** The clinic's time, when this device's clock shows `nowHere`. */
export function instantAt(nowHere: number, { ahead }: Pick<KeptAt, 'ahead'>): Instant {
  return new Date(nowHere + ahead).toISOString();
}

const isReadable = (day: KeptDay, nowHere: number): boolean =>
  keptVerdict(day, instantAt(nowHere, day)) === 'readable';

const about = (personId: string, { date, asOf, zone, ahead }: Omit<KeptDay, 'sealed'>): string =>
  JSON.stringify([personId, date, asOf, zone, ahead]);
