import { chromium, type Browser } from '@playwright/test';
import { chromiumArgs, chromiumPath } from '../../tools/chromium.ts';
import { measure, median, type Measure } from '../measure.ts';
import { freePort } from '../processes.ts';
import { bigClinic, SUNDAY } from './big-clinic.ts';
import { serveFromMemory, type MemoryServer } from '../memory-server.ts';
import { dragging, painting, type Painted } from './painting.ts';

const PAINT_LIMIT_MS = 150;
const PAINT_LIMIT_RATIO = 2;
const LONGEST_TASK_MS = 50;
const MOST_NODES = 900;
const DRAG_MS = 10_000;
const CHANGES_PER_SECOND = 20;

/** A day of 40 rooms with 15 bookings each, and a week of 24 rooms with 1,800, in a browser. */
export async function boardAtSize(): Promise<Measure[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
  try {
    return [
      ...(await withClinic(40, 1, (url, server) => dayLines(browser, url, server))),
      ...(await withClinic(24, 5, (url) => weekLines(browser, url))),
    ];
  } finally {
    await browser.close();
  }
}

async function withClinic(
  rooms: number,
  days: number,
  work: (url: string, server: MemoryServer) => Promise<Measure[]>,
): Promise<Measure[]> {
  const port = await freePort();
  const board = await serveFromMemory(port, bigClinic(rooms, days));
  try {
    return await work(`http://127.0.0.1:${port}`, board);
  } finally {
    board.server.closeAllConnections();
    board.server.close();
  }
}

async function dayLines(browser: Browser, url: string, server: MemoryServer): Promise<Measure[]> {
  const boxes = { across: 40, down: 15, width: 80 };
  const painted = await painting(
    browser,
    `${url}/board/${SUNDAY}`,
    'a.block',
    'g-slot-board',
    boxes,
  );
  const monday = `${url}/board/2026-09-14`;
  const still = await dragging(browser, monday, 'a.block', () => () => undefined, DRAG_MS / 4);
  const changes = () => server.changes(CHANGES_PER_SECOND);
  const live = await dragging(browser, monday, 'a.block', changes, DRAG_MS);
  console.error(`  long tasks in the drag: ${live.tasks.join(', ') || 'none'}`);
  return [
    ...paintLines('board-day', painted, '600 bookings'),
    measure(
      {
        name: 'board-drag-longest-task',
        value: longestOf(live),
        unit: 'ms',
        against: { what: 'the same drag with no change from elsewhere', value: longestOf(still) },
      },
      { of: 'value', atMost: LONGEST_TASK_MS },
    ),
  ];
}

/** The browser itself reports tasks over 50 ms; shorter ones are seen by what they delay. */
function longestOf({ longest, tasks }: { longest: number; tasks: number[] }): number {
  return tasks.length > 0 ? Math.max(...tasks) : Math.max(1, Math.min(longest, LONGEST_TASK_MS));
}

async function weekLines(browser: Browser, url: string): Promise<Measure[]> {
  const boxes = { across: 120, down: 15, width: 28 };
  const at = `${url}/board/${SUNDAY}?view=week`;
  const painted = await painting(browser, at, 'g-week-lane i', 'g-week-board', boxes);
  return paintLines('board-week', painted, '1,800 bookings');
}

function paintLines(name: string, { ours, bare, nodes }: Painted, what: string): Measure[] {
  const value = median(ours);
  const against = {
    what: `the boxes of ${what} as bare positioned elements`,
    value: median(bare),
  };
  return [
    measure(
      { name: `${name}-paint`, value, unit: 'ms', against },
      {
        of: 'value',
        atMost: PAINT_LIMIT_MS,
      },
    ),
    measure(
      { name: `${name}-paint-ratio`, value, unit: 'ms', against },
      {
        of: 'ratio',
        atMost: PAINT_LIMIT_RATIO,
      },
    ),
    measure(
      {
        name: `${name}-nodes`,
        value: nodes,
        unit: 'elements',
        against: { what: `${what} with one element each`, value: parseInt(what.replace(',', '')) },
      },
      { of: 'value', atMost: MOST_NODES },
    ),
  ];
}
