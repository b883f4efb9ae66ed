import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { clock } from '../measure.ts';

const VIEW = { width: 1440, height: 900 };
const ROUNDS = 12;

/** Runs inside the page: from the key, or from the first bare box, to the frame that shows them. */
const PAINTS = `
  const painted = (isThere) => new Promise((resolve) => {
    const began = performance.now();
    const look = () => {
      if (!isThere()) { requestAnimationFrame(look); return; }
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now() - began);
      channel.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
  globalThis.goOn = async (key, selector, there) => {
    const done = painted(() => (document.querySelector(selector) !== null) === there);
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    return done;
  };
  globalThis.drawBare = (boxes) => {
    document.getElementById('bare')?.remove();
    const done = painted(() => document.getElementById('bare') !== null);
    const bare = document.createElement('div');
    bare.id = 'bare';
    bare.style.cssText = 'position:fixed;inset:0;overflow:auto;background:#fff;z-index:99';
    for (const { left, top, width, height, words } of boxes) {
      const box = document.createElement('div');
      box.style.cssText = 'position:absolute;overflow:hidden;border:1px solid #077;font:12px/16px sans-serif;' +
        'left:' + left + 'px;top:' + top + 'px;width:' + width + 'px;height:' + height + 'px';
      box.textContent = words;
      bare.append(box);
    }
    document.body.append(bare);
    return done;
  };
  globalThis.beats = () => {
    const state = { longest: 0, tasks: [], on: true };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) state.tasks.push(Math.round(entry.duration));
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const beat = () => {
      const now = performance.now();
      state.longest = Math.max(state.longest, now - last - 4);
      last = now;
      if (state.on) setTimeout(beat, 4);
    };
    setTimeout(beat, 4);
    globalThis.beaten = () => { state.on = false; return { longest: state.longest, tasks: state.tasks }; };
  };`;

export interface Painted {
  readonly ours: number[];
  readonly bare: number[];
  /** Elements of the grid once it is drawn. */
  readonly nodes: number;
}

export interface Boxes {
  readonly across: number;
  readonly down: number;
  /** In pixels. */
  readonly width: number;
}

async function open(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEW, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('g-board-page .area').waitFor();
  await page.evaluate(PAINTS);
  return page;
}

/** From an empty day or week to the full one after it, again and again, each beside bare boxes. */
export async function painting(
  browser: Browser,
  url: string,
  selector: string,
  grid: string,
  { across, down, width }: Boxes,
): Promise<Painted> {
  const page = await open(browser, url);
  const boxes = Array.from({ length: across * down }, (_, n) => ({
    left: (n % across) * width,
    top: Math.floor(n / across) * 50,
    width: width - 4,
    height: 36,
    words: 'Okafor, Grace 09:30 LSB',
  }));
  const ours: number[] = [];
  const bare: number[] = [];
  let nodes = 0;
  // The first round is for warming up.
  for (let round = 0; round <= ROUNDS; round++) {
    const took = await go(page, '.', selector, true);
    nodes = await page.locator(`${grid} *`).count();
    await go(page, ',', selector, false);
    const bareTook = await page.evaluate<number>(`globalThis.drawBare(${JSON.stringify(boxes)})`);
    await page.evaluate(`document.getElementById('bare').remove()`);
    await wait(50);
    if (round > 0) {
      ours.push(took);
      bare.push(bareTook);
    }
  }
  await page.context().close();
  return { ours, bare, nodes };
}

const go = (page: Page, key: string, selector: string, there: boolean): Promise<number> =>
  page.evaluate<number>(`globalThis.goOn('${key}', '${selector}', ${there})`);

export interface Dragged {
  readonly longest: number;
  readonly tasks: number[];
}

/** A booking is dragged over the whole board for so long, while `changes` arrive. */
export async function dragging(
  browser: Browser,
  url: string,
  selector: string,
  changes: () => () => void,
  longMs: number,
): Promise<Dragged> {
  const page = await open(browser, url);
  const block = page.locator(selector).nth(5);
  await block.waitFor();
  const box = await block.boundingBox();
  if (box === null) throw new Error('There is nothing to drag');
  await page.mouse.move(box.x + 10, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 30);
  await wait(500);
  const stop = changes();
  await page.evaluate('globalThis.beats()');
  const began = clock();
  for (let step = 0; clock() - began < longMs; step++) {
    await page.mouse.move(500 + ((step * 13) % 800), 200 + ((step * 7) % 600));
    await wait(16);
  }
  const dragged = await page.evaluate<Dragged>('globalThis.beaten()');
  stop();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.context().close();
  return dragged;
}
