import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { clock } from './measure.ts';

const PATIENCE_MS = 15_000;

export interface Shown {
  readonly count: number;
  readonly at: number;
}

/** What runs inside the page; the rest of the benchmarks knows no DOM. */
const WATCH = `
  const count = () => parseInt(document.querySelector('g-case-list .count')?.textContent ?? '0', 10);
  const shown = (globalThis.shown = []);
  const look = () => {
    const now = count();
    if (shown.at(-1)?.count !== now)
      shown.push({ count: now, at: performance.timeOrigin + performance.now() });
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true, childList: true, characterData: true,
  });
  look();`;

/**
 * A browser with the app open. What waits to be booked is counted on the board, from the store: when
 * the number changes, the change has gone through the feed, the reducers, the selectors, and is drawn.
 */
export class Screen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async watch(): Promise<void> {
    await this.#page.locator('g-case-list .count').waitFor();
    await this.#page.evaluate(WATCH);
  }

  /** Waits until it shows this count. Asked again and again: the page's own policy forbids eval. */
  async shows(count: number): Promise<void> {
    const deadline = clock() + PATIENCE_MS;
    while ((await this.times()).at(-1)?.count !== count) {
      if (clock() > deadline) throw new Error(`The browser does not show ${count}`);
      await wait(100);
    }
  }

  times(): Promise<Shown[]> {
    return this.#page.evaluate<Shown[]>('globalThis.shown');
  }
}
