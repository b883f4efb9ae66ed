import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { chromiumArgs, chromiumPath } from '../../tools/chromium.ts';

/** A tablet: a browser that keeps what it was given when it is closed and opened again. */
export interface OwnDevice extends AsyncDisposable {
  /** Opens the browser; after a restart nobody is signed in any more. */
  start(): Promise<Page>;
  /** Days by which its clock is ahead of what it was, from the next start on. */
  daysAhead: number;
}

export function ownDevice(baseURL: string): OwnDevice {
  const folder = mkdtempSync(join(tmpdir(), 'ganglion-device-'));
  let context: BrowserContext | null = null;
  return {
    daysAhead: 0,
    async start() {
      await context?.close();
      context = await chromium.launchPersistentContext(folder, {
        executablePath: chromiumPath(),
        args: chromiumArgs,
        baseURL,
        viewport: { width: 1024, height: 768 },
        locale: 'en-GB',
        timezoneId: 'America/New_York',
      });
      const page = context.pages()[0] ?? (await context.newPage());
      if (this.daysAhead > 0)
        await page.clock.install({ time: Date.now() + this.daysAhead * 24 * 3_600_000 });
      return page;
    },
    async [Symbol.asyncDispose]() {
      await context?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What lies on the device, as somebody finds it who opens the browser's storage. */
export function whatLiesThere(page: Page): Promise<{
  readonly device: number;
  readonly days: string[];
  readonly readable: string;
  readonly cached: string[];
  readonly workers: number;
}> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(new Error('no answer'));
        };
      });
    const names = (await indexedDB.databases()).map(({ name }) => name);
    let device: unknown[] = [];
    let days: { date: string }[] = [];
    if (names.includes('ganglion-kept-list')) {
      const database = await answer(indexedDB.open('ganglion-kept-list'));
      const stores = database.transaction(['device', 'days']);
      device = await answer(stores.objectStore('device').getAll());
      days = (await answer(stores.objectStore('days').getAll())) as { date: string }[];
      database.close();
    }
    const text = (bytes: unknown): unknown =>
      bytes instanceof ArrayBuffer || ArrayBuffer.isView(bytes)
        ? new TextDecoder().decode(bytes)
        : bytes;
    const cached: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys())
        cached.push(new URL(url).pathname);
    return {
      device: device.length,
      days: days.map(({ date }) => date),
      readable: JSON.stringify([device, days, { ...localStorage }], (_, value) => text(value)),
      cached,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    };
  });
}
