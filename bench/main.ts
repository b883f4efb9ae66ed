// `npm run bench`: one JSON line for each measure; `npm run bench -- <name>` makes those of one name.
import '../tools/end-with-npm.ts';
import { ensureBuild } from '../tools/ensure-build.ts';
import { boardAtSize } from './board/board.ts';
import { bookingsPerSecond, BOOKINGS } from './bookings.ts';
import { checklistTicks } from './checklist/checklist.ts';
import { LISTENERS, liveFeed, WATCHED_BOOKINGS } from './live.ts';
import type { Measure } from './measure.ts';
import { endEverything } from './processes.ts';
import { queueAtSize } from './queue/queue.ts';
import { loserOfARace, RACE_BOOKINGS } from './race.ts';
import { initialJavaScript } from './scripts.ts';
import { freeSlotsInDomain } from './slots/domain.ts';
import { freeSlotsOverHttp } from './slots/http.ts';
import { startUp } from './start.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

interface Bench {
  readonly names: readonly string[];
  /** It measures the app as it is built. */
  readonly ofTheApp?: true;
  /** Over a server with clinics in it, which several share. */
  readonly inWorkshop?: (workshop: Workshop) => Promise<Measure[]>;
  readonly alone?: () => Promise<Measure[]> | Measure[];
}

const BENCHES: readonly Bench[] = [
  { names: ['initial-javascript'], ofTheApp: true, alone: initialJavaScript },
  { names: ['cold-start-demo', 'cold-start-empty', 'warm-start'], ofTheApp: true, alone: startUp },
  {
    names: [
      'queue-first-page-p99',
      'queue-narrowed-p99',
      'queue-jump-server-p99',
      'queue-jump-browser-p99',
      'queue-scroll-longest-task',
      'queue-heap',
    ],
    ofTheApp: true,
    alone: queueAtSize,
  },
  { names: ['free-slots-domain', 'free-slots-built'], alone: freeSlotsInDomain },
  { names: ['free-slots-http'], alone: freeSlotsOverHttp },
  {
    names: [
      'board-day-paint',
      'board-day-paint-ratio',
      'board-day-nodes',
      'board-drag-longest-task',
      'board-week-paint',
      'board-week-paint-ratio',
      'board-week-nodes',
    ],
    ofTheApp: true,
    alone: boardAtSize,
  },
  { names: ['checklist-tick-p95'], ofTheApp: true, alone: checklistTicks },
  { names: ['bookings-per-second'], inWorkshop: bookingsPerSecond },
  { names: ['race-loser-p99'], inWorkshop: loserOfARace },
  { names: ['live-feed-browser-p99', 'live-feed-desks-p99'], ofTheApp: true, inWorkshop: liveFeed },
];

/** All together take under three minutes on two processors; a bench that hangs is ended. */
const LONGEST_MS = 6 * 60_000;

let failed = 0;

async function run(benches: readonly Bench[], wanted: (name: string) => boolean): Promise<void> {
  const report = (measures: readonly Measure[]): void => {
    for (const measure of measures.filter(({ name }) => wanted(name))) {
      console.log(JSON.stringify(measure));
      if (!measure.pass) failed += 1;
    }
  };
  if (benches.some(({ ofTheApp }) => ofTheApp)) await ensureBuild(console.error);
  for (const { names, alone } of benches) {
    if (!alone) continue;
    console.error(`${names.join(', ')} …`);
    report(await alone());
  }
  const shared = benches.filter(({ inWorkshop }) => inWorkshop);
  if (shared.length === 0) return;
  console.error('Preparing clinics and rehearsing bookings …');
  const workshop = await openWorkshop(sizeFor(shared));
  for (const { names, inWorkshop } of shared) {
    console.error(`${names.join(', ')} …`);
    if (inWorkshop) report(await inWorkshop(workshop));
  }
  await workshop.stop();
}

/** Only as many bookings are rehearsed as will be replayed. */
function sizeFor(benches: readonly Bench[]) {
  const has = (bench: Bench['inWorkshop']) =>
    benches.some(({ inWorkshop }) => inWorkshop === bench);
  return {
    bookings: has(bookingsPerSecond) ? BOOKINGS : 0,
    raceBookings: has(loserOfARace) ? RACE_BOOKINGS : 0,
    watchedBookings: has(liveFeed) ? WATCHED_BOOKINGS : 0,
    desks: has(liveFeed) ? LISTENERS + 1 : 0,
  };
}

async function leave(code: number): Promise<never> {
  await endEverything();
  process.exit(code);
}

const [name] = process.argv.slice(2);
/** A name, or what several begin with: `queue` is all of the queue's. */
const isWanted = (each: string): boolean =>
  name === undefined || each === name || each.startsWith(`${name}-`);
const chosen = BENCHES.filter(({ names }) => names.some(isWanted));
if (chosen.length === 0) {
  console.error(
    `There is no measure "${name ?? ''}": there are ${BENCHES.flatMap(({ names }) => names).join(', ')}.`,
  );
  process.exit(1);
}
process.on('SIGINT', () => void leave(1));
process.on('SIGTERM', () => void leave(1));
setTimeout(() => {
  console.error(`The benchmarks took longer than ${LONGEST_MS / 60_000} minutes and were ended.`);
  void leave(1);
}, LONGEST_MS).unref();

try {
  await run(chosen, isWanted);
} catch (error) {
  console.error(error);
  await leave(1);
}
await leave(failed > 0 ? 1 : 0);
