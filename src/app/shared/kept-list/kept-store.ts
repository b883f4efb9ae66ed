import type { KeptSpan } from '#domain/daily-list/kept-list';
import { Injectable } from '@angular/core';
import type { DeviceKeys, Sealed } from './seal';

/** Whose device it is, and what opens what lies on it. */
export interface KeptDevice {
  readonly personId: string;
  readonly keys: DeviceKeys;
  readonly tries: number;
  /** How often its days were taken away: what was sealed before that is not put there after it. */
  readonly round: number;
}

/** One day of the list, sealed; what stands open says only when it must go. */
export interface KeptDay extends KeptSpan {
  /** Milliseconds by which the clinic's clock is ahead of this device's. */
  readonly ahead: number;
  readonly sealed: Sealed;
}

const DATABASE = 'ganglion-kept-list';
const DEVICE = 'device';
const DAYS = 'days';
/** One device is one person's. */
const ONLY = 'this';

/** What lies on this device, in IndexedDB; each call opens and closes it. */
@Injectable({ providedIn: 'root' })
export class KeptStore {
  device(): Promise<KeptDevice | null> {
    return this.#ask(DEVICE, 'readonly', (stores) => stores.read<KeptDevice>(DEVICE, ONLY));
  }

  days(): Promise<readonly KeptDay[]> {
    return this.#ask(DAYS, 'readonly', async (stores) =>
      answer(stores.of(DAYS).getAll() as IDBRequest<KeptDay[]>),
    );
  }

  /** Begins anew: nothing of an earlier marking stays. */
  async mark(device: KeptDevice): Promise<void> {
    await this.#ask([DEVICE, DAYS], 'readwrite', (stores) => {
      stores.of(DAYS).clear();
      stores.of(DEVICE).put(device, ONLY);
    });
  }

  /** In place of the days that were kept; `false` when they were taken away while these were sealed. */
  keep(sealedFor: KeptDevice, days: readonly KeptDay[]): Promise<boolean> {
    return this.#ask([DEVICE, DAYS], 'readwrite', async (stores) => {
      const device = await stores.read<KeptDevice>(DEVICE, ONLY);
      if (device === null || !isSame(device, sealedFor)) return false;
      stores.of(DAYS).clear();
      for (const day of days) stores.of(DAYS).put(day);
      return true;
    });
  }

  /** Counted before the PIN is tried, so that a page closed in time saves nobody a try. */
  countTry(): Promise<KeptDevice | null> {
    return this.#ask(DEVICE, 'readwrite', async (stores) => {
      const device = await stores.read<KeptDevice>(DEVICE, ONLY);
      if (device === null) return null;
      const counted = { ...device, tries: device.tries + 1 };
      stores.of(DEVICE).put(counted, ONLY);
      return counted;
    });
  }

  async clearTries(): Promise<void> {
    await this.#ask(DEVICE, 'readwrite', async (stores) => {
      const device = await stores.read<KeptDevice>(DEVICE, ONLY);
      if (device !== null) stores.of(DEVICE).put({ ...device, tries: 0 }, ONLY);
    });
  }

  /** Those whose day is over. */
  async forgetDays(dates: readonly string[]): Promise<void> {
    await this.#ask(DAYS, 'readwrite', (stores) => {
      for (const date of dates) stores.of(DAYS).delete(date);
    });
  }

  /** The keys stay, for the same person's next days. */
  async forgetEveryDay(): Promise<void> {
    await this.#ask([DEVICE, DAYS], 'readwrite', async (stores) => {
      stores.of(DAYS).clear();
      const device = await stores.read<KeptDevice>(DEVICE, ONLY);
      if (device !== null) stores.of(DEVICE).put({ ...device, round: device.round + 1 }, ONLY);
    });
  }

  async forgetAll(): Promise<void> {
    await this.#ask([DEVICE, DAYS], 'readwrite', (stores) => {
      stores.of(DEVICE).clear();
      stores.of(DAYS).clear();
    });
  }

  /** Resolves once it is on the disk: what is said to be deleted is deleted. */
  async #ask<T>(
    names: string | string[],
    mode: IDBTransactionMode,
    run: (stores: Stores) => Promise<T> | T,
  ): Promise<T> {
    const database = await open();
    try {
      const transaction = database.transaction(names, mode, { durability: 'strict' });
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => {
          resolve();
        };
        transaction.onabort = () => {
          reject(transaction.error ?? new Error('The device could not keep it.'));
        };
      });
      const [answered] = await Promise.all([run(new Stores(transaction)), done]);
      return answered;
    } finally {
      database.close();
    }
  }
}

class Stores {
  readonly #transaction: IDBTransaction;

  constructor(transaction: IDBTransaction) {
    this.#transaction = transaction;
  }

  of(name: string): IDBObjectStore {
    return this.#transaction.objectStore(name);
  }

  async read<T>(name: string, key: string): Promise<T | null> {
    return (await answer(this.of(name).get(key) as IDBRequest<T | undefined>)) ?? null;
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(DEVICE);
    request.result.createObjectStore(DAYS, { keyPath: 'date' });
  };
  return answer(request);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The device did not answer.'));
    };
  });
}

/** The same marking, since the days were last taken away: a salt is never drawn twice. */
const isSame = (a: KeptDevice, b: KeptDevice): boolean =>
  a.personId === b.personId &&
  a.round === b.round &&
  a.keys.salt.every((byte, index) => byte === b.keys.salt[index]);
