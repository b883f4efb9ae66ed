import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import { usableBinaries } from './embedded-copy.ts';
import {
  prepareDataFolder,
  socketFolder,
  sweepInterrupted,
  type Folders,
} from './embedded-folders.ts';
import { ensureRolesAndDatabase } from './embedded-roles.ts';
import { run } from './run-command.ts';
import { chooseRunAs, type RunAs } from './run-as.ts';
import { StartError } from './start-error.ts';

export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** Slow steps are announced here, as sentences. */
  readonly say: (line: string) => void;
  /** Called when the database ends without having been asked to. */
  readonly onUnexpectedEnd: (lastLines: string) => void;
  /** For test clusters: what may be lost there may not be lost elsewhere. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Aborted when the database is no longer wanted: a cluster half made is ended and removed. */
  readonly stopping?: AbortSignal;
}

export interface EmbeddedPostgres {
  connection(user: 'ganglion_app' | 'ganglion_owner' | 'postgres', database?: string): ClientConfig;
  /** Ends every connection and writes everything out; resolves once no process is left. */
  stop(): Promise<void>;
}

export const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: '64MB',
  max_connections: '60',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Errors reach the client that made them. In a log they would repeat rows, and rows name patients.
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/**
 * A shell that outlives us by a moment: when the pipe from the server closes, however the server
 * ended, it asks PostgreSQL for a fast shutdown. So not even kill -9 leaves a database behind.
 */
const WATCHDOG = `exec 3<&0
"$@" </dev/null 3<&- & pid=$!
( read _ <&3; kill -INT $pid ) >/dev/null 2>&1 & watcher=$!
exec 3<&-
echo $pid
wait $pid; code=$?
kill $watcher 2>/dev/null
exit $code`;

const PATIENCE_WITH_PREDECESSOR = 15_000;

/** Starts the PostgreSQL that npm brought, on `dataFolder`; creates it there first if need be. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32')
    throw new StartError(
      'The embedded database does not run on Windows itself: start Ganglion inside WSL, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  const dataFolder = resolve(options.dataFolder);
  prepareDataFolder(dataFolder);
  const cluster = join(dataFolder, 'postgres');
  const runAs = chooseRunAs(existsSync(cluster) ? cluster : null);
  const { bin } = usableBinaries(runAs, options.say);
  if (!existsSync(cluster)) await createCluster(dataFolder, cluster, bin, runAs, options);
  if (!existsSync(join(cluster, 'PG_VERSION')))
    throw new StartError(
      `The folder ${cluster} holds no database (PG_VERSION is missing): restore it from a backup, or move it away to begin anew.`,
    );
  const folders = socketFolder(cluster, runAs);
  const running = await launch(folders, bin, runAs, options);
  await ensureRolesAndDatabase(connectionTo(folders, 'postgres', 'postgres'));
  return {
    connection: (user, database = 'ganglion') => connectionTo(folders, user, database),
    stop: () => running.stop(),
  };
}

function connectionTo(folders: Folders, user: string, database: string): ClientConfig {
  return { host: folders.socket, port: 5432, user, database };
}

async function createCluster(
  dataFolder: string,
  cluster: string,
  bin: string,
  runAs: RunAs | null,
  options: EmbeddedOptions,
): Promise<void> {
  options.say(`Creating a database in ${cluster} …`);
  // Made aside and moved into place: an interrupted start never leaves half a cluster.
  sweepInterrupted(dataFolder);
  const aside = join(dataFolder, `postgres-new-${process.pid}`);
  mkdirSync(aside, { mode: 0o700 });
  if (runAs) chownSync(aside, runAs.uid, runAs.gid);
  const args = ['-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  if (options.settings?.['fsync'] === 'off') args.push('--no-sync');
  const folders = socketFolder(aside, runAs);
  const { code, output } = await run(join(bin, 'initdb'), ['-D', folders.cluster, ...args], {
    cwd: aside,
    runAs,
    stopping: options.stopping,
  });
  if (code !== 0) {
    rmSync(aside, { recursive: true, force: true });
    throw new StartError(
      `The database could not be created in ${dataFolder}: ${lastLine(output)}. Is the disk full, or the folder on a drive that keeps no owners?`,
    );
  }
  try {
    renameSync(aside, cluster);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(cluster)) throw error; // else another server was faster, and its lock decides
  }
}

interface Running {
  stop(): Promise<void>;
}

async function launch(
  folders: Folders,
  bin: string,
  runAs: RunAs | null,
  options: EmbeddedOptions,
): Promise<Running> {
  const began = performance.now();
  for (let attempt = 0; ; attempt++) {
    const postgres = new PostgresProcess(folders, bin, runAs, options);
    const ready = await postgres.ready();
    if (ready) return postgres;
    const locked = /lock file .* already exists/.test(postgres.output);
    if (!locked) throw brokenCluster(folders, postgres.output);
    const other = readPostmaster(folders);
    const patience = other?.status === 'ready' ? 2_000 : PATIENCE_WITH_PREDECESSOR;
    if (other && isStranger(other.pid))
      rmSync(join(folders.realCluster, 'postmaster.pid'), { force: true });
    else if (performance.now() - began > patience)
      throw new StartError(
        `Another Ganglion is running on the data folder ${resolve(folders.realCluster, '..')}: stop it, or set GANGLION_DATA to another folder.`,
      );
    if (attempt === 0) options.say('Waiting for the database of the last run to end …');
    await wait(100);
  }
}

function brokenCluster(folders: Folders, output: string): StartError {
  return new StartError(
    `The database in ${folders.realCluster} does not start: ${lastLine(output)}. Restore the folder from a backup, or move it away to begin anew.`,
  );
}

/** The last thing PostgreSQL said that is a reason, without its prefix of time and process. */
function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const reason = lines.findLast((line) => /(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1) ?? '';
  return (
    reason.replace(/^.*?(FATAL|PANIC|error):\s*/i, '').replace(/\.$/, '') || 'it gave no reason'
  );
}

interface Postmaster {
  readonly pid: number;
  readonly status: string;
}

/** What the lock file of a cluster says of the PostgreSQL that holds it. */
function readPostmaster(folders: Folders): Postmaster | null {
  try {
    const lines = readFileSync(join(folders.realCluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: lines[7]?.trim() ?? '' };
  } catch {
    return null;
  }
}

/** After a crash of the whole computer the number may belong to a process that is no PostgreSQL. */
function isStranger(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres';
  } catch {
    return false; // not Linux, or gone: PostgreSQL's own check decides
  }
}

class PostgresProcess implements Running {
  output = '';
  readonly #child: ChildProcess;
  readonly #folders: Folders;
  readonly #ended: Promise<void>;
  readonly #say: (line: string) => void;
  #pid: number | undefined;
  #ready = false;
  #exited = false;
  #asked = false;

  constructor(folders: Folders, bin: string, runAs: RunAs | null, options: EmbeddedOptions) {
    this.#folders = folders;
    const settings = { ...SETTINGS, ...options.settings };
    this.#child = spawn(
      '/bin/sh',
      [
        ...['-c', WATCHDOG, 'ganglion-database', join(bin, 'postgres')],
        ...['-D', folders.cluster, '-k', folders.socket],
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        cwd: folders.realCluster,
        // A group of its own: Ctrl-C in the terminal must reach the server, not the database.
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
        ...(runAs ?? {}),
      },
    );
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stderr?.on('data', (chunk) => {
      this.output = (this.output + String(chunk)).slice(-4_000);
    });
    this.#child.stdout?.once('data', (line) => (this.#pid = Number(String(line))));
    this.#ended = new Promise((resolve) => {
      const end = () => {
        this.#exited = true;
        resolve();
        if (this.#ready && !this.#asked) options.onUnexpectedEnd(lastLine(this.output));
      };
      this.#child.on('close', end);
      this.#child.on('error', (error) => {
        this.output += `FATAL: ${error.message}`;
        end();
      });
    });
    this.#say = (line) => options.say(line);
  }

  /** True once it takes connections, false when it has ended instead. */
  async ready(): Promise<boolean> {
    const announce = setTimeout(() => {
      this.#say('The database is recovering from its last run …');
    }, 3_000);
    while (!this.#exited && !this.#ready) {
      await Promise.race([this.#ended, wait(5)]);
      const postmaster = readPostmaster(this.#folders);
      this.#ready = postmaster?.pid === this.#pid && postmaster?.status === 'ready';
    }
    clearTimeout(announce);
    return this.#ready && !this.#exited;
  }

  async stop(): Promise<void> {
    this.#asked = true;
    this.#child.stdin?.end(); // the watchdog asks for a fast shutdown
    const insist = setTimeout(() => this.#insist(), 20_000);
    await this.#ended;
    clearTimeout(insist);
    this.#folders.removeSocket();
  }

  /** It does not answer any more: an immediate shutdown, from which the next start recovers. */
  #insist(): void {
    if (this.#pid && readPostmaster(this.#folders)?.pid === this.#pid)
      process.kill(this.#pid, 'SIGQUIT');
  }
}
