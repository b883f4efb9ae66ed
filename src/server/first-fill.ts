import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './db/database.ts';
import type { Deps } from './db/deps.ts';
import { migrate } from './db/migrate.ts';

export interface DemoSignIn {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

/** What `demo/demo-clinic.ts` offers. */
interface DemoModule {
  readonly demoSignIns: readonly DemoSignIn[];
  fillDemoClinic(options: {
    readonly database: Database;
    readonly deps: Deps;
    say(line: string): void;
  }): Promise<void>;
}

/** Of two servers that start together on an empty database one fills it, and the other waits. */
const LOCK = '7449354455087312751';

/**
 * Fills an empty database with the demo clinic, unless it is to stay empty, and returns whom one
 * can sign in as there. A filling that was interrupted is thrown away: nobody has worked in it.
 */
export async function fillWhenEmpty(
  database: Database,
  deps: Deps,
  empty: boolean,
  say: (line: string) => void,
): Promise<readonly DemoSignIn[]> {
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
    const module = await demoModule();
    if (demo === 'filled') return module?.demoSignIns ?? [];
    if (used || empty || !module) return [];
    say('Filling the empty database with the demo clinic …');
    await owner.query(`update installation set demo = 'filling'`);
    await module.fillDemoClinic({ database, deps, say });
    await owner.query(`update installation set demo = 'filled'`);
    return module.demoSignIns;
  } finally {
    await owner.end();
  }
}

async function demoModule(): Promise<DemoModule | null> {
  const path = join(import.meta.dirname, 'demo', 'demo-clinic.ts');
  return existsSync(path) ? ((await import(path)) as DemoModule) : null;
}
