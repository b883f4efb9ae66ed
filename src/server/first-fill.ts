import type { Database } from './db/database.ts';
import type { Deps } from './db/deps.ts';
import { migrate } from './db/migrate.ts';

export interface DemoSignIn {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

interface Demo {
  readonly demoSignIns: readonly DemoSignIn[];
  readonly fillDemoClinic: (options: {
    readonly database: Database;
    readonly deps: Deps;
    readonly say: (line: string) => void;
  }) => Promise<void>;
}

export interface FirstFillOptions {
  readonly database: Database;
  readonly deps: Deps;
  readonly empty: boolean;
  readonly say: (line: string) => void;
  /** Specs fill with less. */
  readonly demo?: () => Promise<Demo>;
}

/** Of two servers that start together on an empty database one fills it, and the other waits. */
const LOCK = '7449354455087312751';

/**
 * Fills an empty database with the demo clinic, unless it is to stay empty, and returns whom one
 * can sign in as there. A filling that was interrupted is thrown away: nobody has worked in it.
 */
export async function fillWhenEmpty({
  database,
  deps,
  empty,
  say,
  demo: loadDemo = () => import('./demo/demo-clinic.ts'),
}: FirstFillOptions): Promise<readonly DemoSignIn[]> {
  const owner = await database.connectAsOwner();
  try {
    await owner.query(`select pg_advisory_lock(${LOCK})`);
    const state = async () => {
      const { rows } = await owner.query<{ demo: string | null; used: boolean }>(
        'select demo, exists (select from person) as used from installation',
      );
      return rows[0] ?? { demo: null, used: true };
    };
    if ((await state()).demo === 'filling') {
      say('The demo clinic was not finished last time: beginning it anew …');
      await owner.query('drop schema public cascade');
      await owner.query('create schema public');
      await migrate(owner);
    }
    const { demo, used } = await state();
    if (demo !== 'filled' && (used || empty)) return [];
    // Loaded only where it is needed: no clinic of one's own carries it along.
    const { demoSignIns, fillDemoClinic } = await loadDemo();
    if (demo === 'filled') return demoSignIns;
    say('Filling the empty database with the demo clinic …');
    await owner.query(`update installation set demo = 'filling'`);
    await fillDemoClinic({ database, deps, say });
    await owner.query(`update installation set demo = 'filled'`);
    return demoSignIns;
  } finally {
    await owner.end();
  }
}
