import type { Browser, CDPSession, Page } from '@playwright/test';

export interface Scrolled {
  /** From each jump to rows on the screen, in milliseconds. */
  readonly jumps: number[];
  /** Tasks over 50 ms while scrolling steadily. */
  readonly tasks: number[];
  /** The longest piece of work while scrolling steadily, however short. */
  readonly longest: number;
  /** What JavaScript holds afterwards, swept. */
  readonly heapMb: number;
}

const JUMPS = 30;
const VIEW = { width: 1440, height: 900 };

/**
 * Runs inside the page. A row that is there says so by its text; one on its way has none but words
 * for screen readers. Frames are timed too: a long task is only reported from 50 ms on.
 */
const MEASURES = `
  const rows = document.querySelector('.rows');
  const seen = () => {
    const top = rows.getBoundingClientRect().top;
    const row = document.elementFromPoint(700, top + 200)?.closest('.row');
    return row && !row.classList.contains('lacking') && row.querySelector('a') ? row : null;
  };
  globalThis.jumpTo = (part) => new Promise((resolve) => {
    const before = seen()?.textContent;
    const began = performance.now();
    rows.scrollTop = rows.scrollHeight * part;
    const look = () => {
      const row = seen();
      if (row && row.textContent !== before) resolve(performance.now() - began);
      else if (performance.now() - began > 5000) resolve(5000);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.longTasks.push(Math.round(entry.duration));
  }).observe({ type: 'longtask' });
  globalThis.steadily = (pixels, frames) => new Promise((resolve) => {
    let longest = 0;
    let left = frames;
    globalThis.longTasks.length = 0;
    const step = () => {
      const began = performance.now();
      rows.scrollTop += pixels;
      // After this frame's own work, and whatever it brought about.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        longest = Math.max(longest, performance.now() - began);
        if (--left > 0) requestAnimationFrame(step);
        else resolve({ longest, tasks: [...globalThis.longTasks] });
      };
      channel.port2.postMessage(null);
    };
    requestAnimationFrame(step);
  });`;

async function scroll(page: Page): Promise<Scrolled> {
  await page.locator('.rows .row a').first().waitFor();
  await page.addScriptTag({ content: MEASURES }).catch(async () => page.evaluate(MEASURES));
  const jumps: number[] = [];
  // The first is for warming up.
  for (let jump = 0; jump <= JUMPS; jump++) {
    const part = ((jump * 37) % 97) / 97;
    const took = await page.evaluate<number>(`globalThis.jumpTo(${part})`);
    if (jump > 0) jumps.push(took);
  }
  const steady = await page.evaluate<{ longest: number; tasks: number[] }>(
    'globalThis.steadily(180, 240)',
  );
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { jumps, ...steady, heapMb: usedSize / 1_048_576 };
}

export async function queueScrolling(
  browser: Browser,
  port: number,
  cookie: string,
): Promise<Scrolled> {
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({ viewport: VIEW });
  const url = `http://127.0.0.1:${port}`;
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.goto(`${url}/queue?list=all`);
  const scrolled = await scroll(page);
  await context.close();
  return scrolled;
}

export async function bareScrolling(browser: Browser, port: number): Promise<Scrolled> {
  const page = await browser.newPage({ viewport: VIEW });
  await page.goto(`http://127.0.0.1:${port}/`);
  const scrolled = await scroll(page);
  await page.close();
  return scrolled;
}
