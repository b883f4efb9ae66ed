import { chromium, type Browser, type Page } from '@playwright/test';
import { chromiumArgs, chromiumPath } from '../../tools/chromium.ts';
import { measure, percentile, type Measure } from '../measure.ts';
import { serveFromMemory } from '../memory-server.ts';
import { freePort } from '../processes.ts';
import { ITEMS, longList } from './long-list.ts';

const LIMIT_MS = 50;
const SLOWDOWN = 4;
/** The first few keys warm the scripts up, as a nurse's first items of the day do. */
const WARM = 8;

/** What runs inside the page: from a key's own time to the end of the first frame that shows its answer. */
const WATCH = `
  globalThis.ticks = [];
  let pressed = 0;
  const shown = () => document.querySelectorAll('[aria-pressed="true"], :checked').length;
  addEventListener('keydown', ({ timeStamp, key }) => {
    if (key !== 'y') return;
    pressed += 1;
    const wanted = pressed;
    const look = () => {
      if (shown() < wanted) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => globalThis.ticks.push(performance.now() - timeStamp);
      channel.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  }, { capture: true });`;

const BARE = `
  document.body.innerHTML = Array.from({ length: ${ITEMS} }, (_, n) =>
    '<label><input type="checkbox"> Question ' + n + '</label><br>').join('');
  let at = 0;
  addEventListener('keydown', ({ key }) => {
    if (key === 'y') document.querySelectorAll('input')[at++].checked = true;
  });`;

/** A checklist of 60 items ticked by key, on a processor four times slower. */
export async function checklistTicks(): Promise<Measure[]> {
  const port = await freePort();
  const { server } = await serveFromMemory(port, longList());
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
  try {
    const ours = await ticksOf(browser, `http://127.0.0.1:${port}/checklists/booking-1`, null);
    const bare = await ticksOf(browser, 'about:blank', BARE);
    console.error(`  longest tick: ${Math.round(Math.max(...ours))} ms`);
    return [
      measure(
        {
          name: 'checklist-tick-p95',
          value: percentile(ours, 95),
          unit: 'ms',
          against: {
            what: 'a bare list of as many boxes ticked alike',
            value: percentile(bare, 95),
          },
        },
        { of: 'value', atMost: LIMIT_MS },
      ),
    ];
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function ticksOf(browser: Browser, url: string, script: string | null): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  if (script === null)
    await page
      .locator('g-answer-item')
      .nth(ITEMS - 1)
      .waitFor();
  else await page.evaluate(script);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.evaluate(WATCH);
  for (let item = 0; item < ITEMS; item += 1) {
    await page.keyboard.press('y');
    await counted(page, item + 1);
  }
  const ticks = await page.evaluate<number[]>('globalThis.ticks');
  await page.close();
  return ticks.slice(WARM);
}

/** Asked again and again: the page's own policy forbids eval. */
async function counted(page: Page, count: number): Promise<void> {
  while ((await page.evaluate<number>('globalThis.ticks.length')) < count)
    await page.waitForTimeout(20);
}
