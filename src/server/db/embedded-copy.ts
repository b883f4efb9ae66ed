import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { embeddedPostgresBin } from './embedded-binaries.ts';
import { openToOthers, type RunAs } from './run-as.ts';
import { StartError } from './start-error.ts';

/**
 * The programs of PostgreSQL where the user that runs them can read them: as npm installed them,
 * or, from a checkout that only root may enter, copied once.
 */
export function usableBinaries(runAs: RunAs | null, say: (line: string) => void): { bin: string } {
  let bin: string;
  try {
    ({ bin } = embeddedPostgresBin());
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error));
  }
  if (runAs === null || (openToOthers(bin) && readableByAll(join(bin, 'postgres')))) return { bin };
  const native = dirname(bin);
  const { ino, mtimeMs } = lstatSync(join(bin, 'postgres'));
  const name = `postgres-${ino}-${Math.floor(mtimeMs)}`;
  const base = existsSync('/var/cache') ? '/var/cache/ganglion' : join(tmpdir(), 'ganglion-cache');
  const copy = join(base, name);
  if (isRootsOwn(base) && isRootsOwn(copy)) return { bin: join(copy, 'bin') };
  say(`Copying PostgreSQL to ${copy}, where the user it runs as can read it …`);
  mkdirSync(base, { recursive: true, mode: 0o755 });
  if (!isRootsOwn(base))
    throw new StartError(
      `The folder ${base} belongs to another user, and PostgreSQL cannot be copied there: remove it, or start Ganglion as an ordinary user.`,
    );
  const aside = mkdtempSync(join(base, 'new-'));
  cpSync(native, join(aside, name), { recursive: true, verbatimSymlinks: true });
  openToAll(join(aside, name));
  try {
    renameSync(join(aside, name), copy);
  } catch (error) {
    if (!isRootsOwn(copy)) throw error; // else another server was faster
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return { bin: join(copy, 'bin') };
}

function readableByAll(program: string): boolean {
  return (lstatSync(program).mode & 0o005) === 0o005;
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const found of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(found.parentPath, found.name);
    if (found.isDirectory()) chmodSync(path, 0o755);
    else if (found.isFile())
      chmodSync(path, lstatSync(path).mode | 0o044 | (lstatSync(path).mode & 0o100 ? 0o011 : 0));
  }
}

/** A folder that nobody but root can have put programs into. */
function isRootsOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === 0 && (found.mode & 0o022) === 0;
}
