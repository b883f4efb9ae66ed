import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import pg from 'pg';
import type { QueuePage } from '#contract/queue';
import { databaseOn } from '../../src/server/db/database.ts';
import { startEmbedded } from '../../src/server/db/embedded.ts';
import { migrate } from '../../src/server/db/migrate.ts';
import { chromiumArgs, chromiumPath } from '../../tools/chromium.ts';
import { fillClinic } from '../bench-clinic.ts';
import { clock, measure, percentile, type Measure } from '../measure.ts';
import { freePort, startServer, temporaryFolder } from '../processes.ts';
import { serveBareList } from './bare-list.ts';
import { bareScrolling, queueScrolling } from './scrolling.ts';
import { REFERRALS, seedQueue } from './seed-queue.ts';

const ASKED = 40;
/** What the server may take for the first screen, a filter or an order. */
const SERVER_LIMIT_MS = 100;
const JUMP_LIMIT_MS = 150;
const LONGEST_TASK_MS = 50;
const HEAP_LIMIT_MB = 60;

/** Every kind of question that the page asks, in turn. */
const QUESTIONS = [
  'list=new',
  'list=ready-to-book&urgency=urgent',
  'list=all&side=left&sort=name',
  'list=all&sort=name&descending=true',
  'list=all&sort=received',
  'list=all&sort=due',
  'list=all&urgency=none&mover=physician',
  'list=overdue&sort=due&descending=true',
  'list=all&find=marchetti',
  'list=all&find=g90.522+anna',
  'list=ready-to-book&find=marchetti',
  'list=all&find=okaforven&sort=name',
  'list=all&find=marcheti',
  'list=completed&sort=name&side=both',
] as const;

/** The queue with 100,000 referrals: what the server answers, and what a browser does with it. */
export async function queueAtSize(): Promise<Measure[]> {
  const dataFolder = temporaryFolder();
  const embedded = await startEmbedded({
    dataFolder,
    say: () => undefined,
    onUnexpectedEnd: (reason) => {
      throw new Error(`The benchmark's database ended: ${reason}`);
    },
  });
  const began = clock();
  const owner = new pg.Client(embedded.connection('ganglion_owner'));
  await owner.connect();
  await migrate(owner);
  await owner.end();
  const superuser = new pg.Client(embedded.connection('postgres'));
  await superuser.connect();
  const database = databaseOn({
    owner: embedded.connection('ganglion_owner'),
    app: embedded.connection('ganglion_app'),
    stop: () => Promise.resolve(),
  });
  const filled = await fillClinic(superuser, database.pool, 'Queue', {
    referrals: 1,
    coordinators: 1,
  });
  const { rows: types } = await superuser.query<{ id: string }>(
    'select procedure_type_id as id from procedure_type',
  );
  await seedQueue(superuser, filled.clinicId, types[0]?.id ?? randomUUID());
  await superuser.end();
  await database.stop();
  await embedded.stop();
  console.error(`  ${REFERRALS} referrals written in ${((clock() - began) / 1000).toFixed(0)} s`);

  const server = await startServer(dataFolder, ['--empty', '--no-build']);
  const bare = new pg.Client(embedded.connection('postgres'));
  await bare.connect();
  const cookie = filled.coordinators[0]?.cookie ?? '';
  try {
    const ask = (query: string): Promise<QueuePage> => askQueue(server.port, cookie, query);
    return [
      ...(await serverLines(ask, (text, values) => bare.query(text, values))),
      ...(await browserLines(server.port, cookie, ask)),
    ];
  } finally {
    await bare.end();
    await server.stop();
  }
}

async function askQueue(port: number, cookie: string, query: string): Promise<QueuePage> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/queue?${query}`, {
    headers: { cookie },
  });
  if (!answer.ok) throw new Error(`/api/queue?${query}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as QueuePage;
}

type Ask = (query: string) => Promise<QueuePage>;
type Bare = (text: string, values: unknown[]) => Promise<unknown>;

/** The same rows by the same index, with nothing around them. */
const BARE_PAGE = `select r.queue_row from (select referral_id from queue_place
  where list = $1 order by rank offset $2 limit 100) p join referral r using (referral_id)`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = clock();
  await work();
  return clock() - began;
}

async function serverLines(ask: Ask, bare: Bare): Promise<Measure[]> {
  const { total } = await ask('list=all');
  if (total < REFERRALS) throw new Error(`The queue has only ${total} referrals`);
  const first: number[] = [];
  const bareFirst: number[] = [];
  const narrowed: number[] = [];
  const jumps: number[] = [];
  const bareJumps: number[] = [];
  const worst = new Map<string, number>();
  for (let round = 0; round < ASKED; round++) {
    const offset = Math.floor(((round * 7919) % ASKED) * (REFERRALS / ASKED / 100)) * 100;
    first.push(await timed(() => ask('list=all')));
    bareFirst.push(await timed(() => bare(BARE_PAGE, ['all', 0])));
    jumps.push(await timed(() => ask(`list=all&offset=${offset}`)));
    bareJumps.push(await timed(() => bare(BARE_PAGE, ['all', offset])));
    for (const question of QUESTIONS) {
      const took = await timed(() => ask(question));
      narrowed.push(took);
      worst.set(question, Math.max(worst.get(question) ?? 0, took));
    }
  }
  for (const [question, took] of worst)
    console.error(`  ${question}: longest ${took.toFixed(0)} ms`);
  const line = (
    name: string,
    values: number[],
    against: number[],
    what: string,
    limit: number,
  ): Measure =>
    measure(
      {
        name,
        value: percentile(values, 99),
        unit: 'ms',
        against: { what: `p99 of ${what} as bare indexed SQL`, value: percentile(against, 99) },
      },
      { of: 'value', atMost: limit },
    );
  return [
    line('queue-first-page-p99', first, bareFirst, 'the same page', SERVER_LIMIT_MS),
    line('queue-narrowed-p99', narrowed, bareFirst, 'the first page', SERVER_LIMIT_MS),
    line('queue-jump-server-p99', jumps, bareJumps, 'the same jump', JUMP_LIMIT_MS),
  ];
}

async function browserLines(port: number, cookie: string, ask: Ask): Promise<Measure[]> {
  const barePort = await freePort();
  const bareServer = await serveBareList(barePort, async () => {
    const pages: unknown[] = [];
    for (let offset = 0; offset < REFERRALS; offset += 200)
      pages.push(...(await ask(`list=all&limit=200&offset=${offset}`)).rows);
    return JSON.stringify(pages);
  });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs });
  try {
    const bare = await bareScrolling(browser, barePort);
    await wait(200);
    const ours = await queueScrolling(browser, port, cookie);
    console.error(
      `  jumps: median ${percentile(ours.jumps, 50).toFixed(0)} ms; long tasks of ours ${ours.tasks.join(', ') || 'none'}`,
    );
    return [
      measure(
        {
          name: 'queue-jump-browser-p99',
          value: percentile(ours.jumps, 99),
          unit: 'ms',
          against: {
            what: 'p99 of the same jump in a bare CDK virtual list',
            value: percentile(bare.jumps, 99),
          },
        },
        { of: 'value', atMost: JUMP_LIMIT_MS },
      ),
      measure(
        {
          name: 'queue-scroll-longest-task',
          value: ours.longest,
          unit: 'ms',
          against: {
            what: 'the longest task of a bare CDK virtual list, scrolled alike',
            value: bare.longest,
          },
        },
        { of: 'value', atMost: LONGEST_TASK_MS },
      ),
      measure(
        {
          name: 'queue-heap',
          value: ours.heapMb,
          unit: 'MB',
          against: { what: 'a bare CDK virtual list with every row', value: bare.heapMb },
        },
        { of: 'value', atMost: HEAP_LIMIT_MB },
      ),
    ];
  } finally {
    await browser.close();
    bareServer.close();
  }
}
