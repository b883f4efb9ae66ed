import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openToOthers, type RunAs } from './run-as.ts';
import { StartError } from './start-error.ts';

export interface Folders {
  readonly realCluster: string;
  /** How PostgreSQL is told its data folder. */
  readonly cluster: string;
  /** The folder with the unix socket. */
  readonly socket: string;
  removeSocket(): void;
}

/** A unix socket's whole path must stay under 108 bytes, 104 on macOS. */
const LONGEST_SOCKET = 103 - '/.s.PGSQL.5432'.length;

/** Makes the data folder, or says why it cannot be written to. */
export function prepareDataFolder(folder: string): void {
  try {
    makeFolders(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StartError(
      `The data folder ${folder} cannot be written to (${reason}): give this user the right to, or set GANGLION_DATA to another folder.`,
    );
  }
}

/** One by one: Node's own recursive way never ends where the system will not have a folder at all. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another server that starts at the same moment may have made it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Removes what starts left behind that were interrupted: their process no longer lives. */
export function sweepInterrupted(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) {
    const pid = Number(/^postgres-new-(\d+)$/.exec(name)?.[1]);
    if (!pid || (pid !== process.pid && isAlive(pid))) continue;
    rmSync(join(dataFolder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Where PostgreSQL finds its data and puts its socket. Below a folder that only root may enter,
 * the user it runs as cannot walk to its own data; it is started inside it instead, and finds
 * it as its current folder.
 */
export function socketFolder(cluster: string, runAs: RunAs | null): Folders {
  const reachable = runAs === null || openToOthers(dirname(cluster));
  if (!reachable && process.platform !== 'linux')
    throw new StartError(
      `PostgreSQL does not run as root, and its user cannot enter ${dirname(cluster)}: start Ganglion as an ordinary user, or set GANGLION_DATA to a folder that everybody may enter.`,
    );
  if (reachable && Buffer.byteLength(cluster) <= LONGEST_SOCKET)
    return { realCluster: cluster, cluster, socket: cluster, removeSocket: () => undefined };
  const socket = temporarySocketFolder(cluster, runAs);
  return {
    realCluster: cluster,
    cluster: reachable ? cluster : '/proc/self/cwd',
    socket,
    removeSocket: () => {
      rmSync(socket, { recursive: true, force: true });
    },
  };
}

/** The same for the same cluster, so that a killed server leaves nothing to pile up. */
function temporarySocketFolder(cluster: string, runAs: RunAs | null): string {
  const base = Buffer.byteLength(tmpdir()) <= LONGEST_SOCKET - 26 ? tmpdir() : '/tmp';
  const name = createHash('sha256').update(cluster).digest('hex').slice(0, 12);
  const folder = join(base, `ganglion-${name}`);
  const owner = runAs?.uid ?? process.getuid?.();
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    const found = lstatSync(folder);
    // Somebody else's, or a link: not to be trusted with a socket.
    if (!found.isDirectory() || found.uid !== owner) return own(mkdtempSync(folder), runAs);
  }
  return own(folder, runAs);
}

function own(folder: string, runAs: RunAs | null): string {
  chmodSync(folder, 0o700);
  if (runAs) chownSync(folder, runAs.uid, runAs.gid);
  return folder;
}
