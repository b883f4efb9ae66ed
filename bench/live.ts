import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser } from '@playwright/test';
import { end } from '../tools/children.ts';
import { chromiumArgs, chromiumPath } from '../tools/chromium.ts';
import { CHANGE_CHANNEL } from '../src/server/db/record-changes.ts';
import type { Commits, Delays, Desks } from './live-listeners.ts';
import { clock, measure, percentile, type Measure } from './measure.ts';
import { startNode } from './processes.ts';
import { replay } from './rehearsal.ts';
import { Screen } from './screen.ts';
import type { Workshop } from './workshop.ts';

/** Streams besides the browser's. */
export const LISTENERS = 200;
const WARM_UP = 20;
const COMMITS = 200;
export const WATCHED_BOOKINGS = WARM_UP + COMMITS;
const PAUSE_MS = 25;
/** What people may wait for each other's changes; the aim is a tenth of it. */
const LIMIT_MS = 1_000;

/**
 * From the moment a commit is sent to when it is on the screen of a browser with the app, while 200
 * other desks listen; and to when it is at each of those. Counted from before the commit, because
 * only PostgreSQL knows when exactly it is done: so both it and its fsync are within the delay.
 */
export async function liveFeed(workshop: Workshop): Promise<Measure[]> {
  const { watched, watchedTransactions, server } = workshop;
  const [forScreen, ...forDesks] = watched.coordinators;
  if (!forScreen) throw new Error('Nobody is there to watch');
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
  const desks = startNode(['bench/live-listeners.ts']);
  try {
    const screen = await openScreen(browser, server.port, forScreen.cookie);
    const writer = await workshop.connect();
    const heard = await listen(workshop, watched.clinicId);
    const cookies = forDesks.map(({ cookie }) => cookie);
    desks.send({ port: server.port, cookies, from: 0 } satisfies Desks);
    await once(desks, 'message');

    const sent: number[] = [];
    const commits: [number, number][] = [];
    await screen.shows(watched.referrals.length);
    for (const [n, transaction] of watchedTransactions.entries()) {
      const { base, sentAt } = await replay(writer, transaction, clock);
      sent.push(sentAt);
      if (n >= WARM_UP) commits.push([base + 1, sentAt]);
      await wait(PAUSE_MS);
    }
    const left = watched.referrals.length - watchedTransactions.length;
    await screen.shows(left);
    await wait(500);
    const seen = await screen.times();
    const shown = seen.slice(seen.findIndex(({ count }) => count === watched.referrals.length));
    desks.send({ commits } satisfies { commits: Commits });
    const [atDesks] = (await once(desks, 'message')) as [Delays];
    if (atDesks.missed > 0) throw new Error(`${atDesks.missed} changes did not arrive at all`);

    const counted = sent.slice(WARM_UP);
    const onScreen = counted.map((at, n) => {
      const count = watched.referrals.length - WARM_UP - n - 1;
      const first = shown.find((change) => change.count <= count);
      if (!first || first.at < at) throw new Error(`The browser did not show ${count} in its turn`);
      return first.at - at;
    });
    const bare = counted.map((at, n) => (heard[WARM_UP + n] ?? Number.NaN) - at);
    console.error(
      `  on screen: median ${percentile(onScreen, 50).toFixed(1)} ms, longest ${percentile(onScreen, 100).toFixed(1)} ms; ` +
        `at ${cookies.length} desks: median ${atDesks.p50.toFixed(1)} ms, longest ${atDesks.longest.toFixed(1)} ms; ` +
        `bare: median ${percentile(bare, 50).toFixed(1)} ms`,
    );
    const against = { what: 'p99 of one client that LISTENs, bare', value: percentile(bare, 99) };
    const line = (name: string, value: number): Measure =>
      measure({ name, value, unit: 'ms', against }, { of: 'value', atMost: LIMIT_MS });
    return [
      line('live-feed-browser-p99', percentile(onScreen, 99)),
      line('live-feed-desks-p99', atDesks.p99),
    ];
  } finally {
    await browser.close();
    await end(desks);
  }
}

async function openScreen(browser: Browser, port: number, cookie: string): Promise<Screen> {
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const url = `http://127.0.0.1:${port}`;
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.goto(`${url}/board`);
  const screen = new Screen(page);
  await screen.watch();
  return screen;
}

/** When each notification of the clinic reached one client that does nothing else. */
async function listen({ connect }: Workshop, clinicId: string): Promise<number[]> {
  const client = await connect();
  const heard: number[] = [];
  client.on('notification', ({ payload }) => {
    if (payload === clinicId) heard.push(clock());
  });
  await client.query(`listen ${CHANGE_CHANNEL}`);
  return heard;
}
