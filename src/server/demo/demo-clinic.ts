import type { Pool } from 'pg';
import type { Deps } from '../db/deps.ts';
import { demoCalendar } from './calendar.ts';
import { chance, idsFrom, type Chance } from './chance.ts';
import { Chronicle } from './chronicle.ts';
import { planClinic } from './clinic-plan.ts';
import { DEMO_CLINIC, setUpDemoClinic } from './clinic-set-up.ts';
import type { DemoWorld } from './demo-world.ts';
import { valueOf } from './happening.ts';
import { historyOf, type HistoricAct } from './history.ts';
import { runInLanes } from './lanes.ts';
import { placeBlocks } from './placing.ts';
import { DEMO_PASSWORD, STAFF } from './staff.ts';

/** Whom one can sign in as, and how. */
export const demoSignIns = STAFF.map(({ name, email, roles }) => ({
  name,
  role: roles[0] ?? 'coordinator',
  email,
  password: DEMO_PASSWORD,
}));

export interface FillOptions {
  readonly database: { readonly pool: Pool };
  readonly deps: Pick<Deps, 'now' | 'log'>;
  readonly say: (line: string) => void;
  /** 1 is the full clinic of 180 referrals; specs that ask for a day only make do with less. */
  readonly scale?: number;
}

/** Acts in one transaction: enough to be quick, few enough for any server's table of locks. */
const ACTS_AT_ONCE = 400;

/**
 * Fills an empty database with a clinic that has worked for half a year, as of now: everything by
 * the use-cases that people use, each at its own moment of the past. It is the same clinic whenever
 * it is filled, moved to the days around today. Half a fill is no clinic: whoever calls this marks
 * the beginning and the end, and begins anew when the end is missing.
 */
export async function fillDemoClinic({
  database,
  deps,
  say,
  scale = 1,
}: FillOptions): Promise<void> {
  const { pool } = database;
  const calendar = demoCalendar(deps.now(), DEMO_CLINIC.zone);
  const source = chance('Harbour Pain Clinic');
  const referrals = planClinic(calendar, scale, source.of('plan'));
  const bookings = referrals.reduce((sum, { blocks }) => sum + blocks.length, 0);
  say(`  ${DEMO_CLINIC.name}: ${referrals.length} referrals, ${bookings} bookings …`);
  const world = await setUpDemoClinic(pool, deps.log, calendar, idsFrom(source.of('set-up')));
  const placed = placeBlocks(referrals, world.house, calendar, source.of('places'));
  const history = historyOf(referrals, placed, calendar, source.of('history'));
  await live(history, world, { pool, source: source.of('ids') });
}

interface Living {
  readonly pool: Pool;
  readonly source: Chance;
}

/** Does everything in its order; a refusal is a bug in the plan, and stops the fill. */
async function live(
  history: readonly HistoricAct[],
  world: DemoWorld,
  { pool, source }: Living,
): Promise<void> {
  for (let from = 0; from < history.length; from += ACTS_AT_ONCE) {
    const chronicle = await Chronicle.open(pool, world.actors['administrator-1']);
    try {
      await runInLanes(history.slice(from, from + ACTS_AT_ONCE), async (act, index) => {
        const { at, by, what } = act;
        // Each act has ids of its own, so that it does not matter which of two is quicker.
        const tx = chronicle.at(
          world.actors[by],
          at,
          idsFrom(source.of(`${from + index} ${what}`)),
        );
        valueOf(await act.does(tx, world), `${what} at ${at}`);
      });
      await chronicle.close();
    } catch (error) {
      await chronicle.abandon();
      throw error;
    }
  }
}
