import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { openDatabase, type Database } from './db/database.ts';
import { createDeps, type Deps } from './db/deps.ts';
import { StartError } from './db/start-error.ts';
import { fillWhenEmpty, type DemoSignIn } from './first-fill.ts';
import { startFeed } from './http/live-feed.ts';
import { createLog } from './http/log.ts';
import { QueueDay } from './referrals/queue-day.ts';
import { turnAtStart } from './referrals/turn-at-start.ts';

export interface StartOptions {
  /** Leave an empty database empty: the first visit makes the clinic and its administrator. */
  readonly empty?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** Slow steps and the address, as sentences for the person at the terminal. */
  readonly say?: (line: string) => void;
  /** For specs and stories that need a day of their own; the environment cannot set it. */
  readonly now?: () => string;
  readonly newId?: () => string;
}

export interface RunningServer {
  /** Where it listens, such as http://127.0.0.1:4200. */
  readonly address: string;
  readonly deps: Deps;
  readonly database: Database;
  /** Finishes requests in flight, ends live streams, stops the database. */
  stop(): Promise<void>;
}

/** The longest that requests in flight are waited for. */
const PATIENCE_MS = 10_000;

/**
 * Starts everything. What a person can put right is a `StartError` with one sentence; whatever
 * was started before it is stopped again.
 */
export async function start(options: StartOptions = {}): Promise<RunningServer> {
  const config = readConfig(options.env ?? process.env);
  const say = (line: string) => (options.say ?? console.log)(line);
  const log = createLog((options.env ?? process.env)['LOG_LEVEL'] ?? 'warn');
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const signals = onSignals(stop, say);
  undo.push(async () => {
    signals.forget();
  });

  try {
    const stopping = new AbortController();
    const opening = openDatabase({
      ...config,
      say,
      stopping: stopping.signal,
      onUnexpectedEnd: (reason) => {
        console.error(`The database ended unexpectedly (${reason}): start Ganglion again.`);
        process.exit(1);
      },
    });
    // Asked to stop while it still opens: half a database is neither left nor left running.
    undo.push(async () => {
      stopping.abort();
      const opened = await opening.catch(() => null);
      await opened?.stop();
    });
    const database = await opening;
    const deps = createDeps({
      pool: database.pool,
      log,
      now: options.now ?? (() => new Date().toISOString()),
      newId: options.newId ?? randomUUID,
    });
    const signIns = await fillWhenEmpty({
      database,
      deps,
      empty: options.empty ?? false,
      say,
    });
    const feed = await startFeed({ database, log });
    undo.push(() => feed.stop());
    const queueDay = new QueueDay(deps);
    const app = await buildApp({ deps, database, feed, config, queueDay });
    undo.push(() => closeWithin(app.close(), PATIENCE_MS, log));
    await turnAtStart({ pool: database.pool, log, queueDay, say });
    await listen(() => app.listen({ host: config.host, port: config.port }), config);
    const address = addressOf(app.server.address() as AddressInfo, config);
    announce(address, config, signIns, say);
    return { address, deps, database, stop };
  } catch (error) {
    // Stopped while it started: what failed is what the stopping took away, and ends with it.
    if (signals.asked()) return new Promise<never>(() => undefined);
    await stop();
    throw error;
  }
}

interface Signals {
  /** Has somebody asked for the end? The process then ends by itself. */
  asked(): boolean;
  forget(): void;
}

/** Ctrl-C and SIGTERM end everything in order; a second one does not wait. */
function onSignals(stop: () => Promise<void>, say: (line: string) => void): Signals {
  let asked = false;
  const end = () => {
    if (asked) process.exit(1);
    asked = true;
    say('Stopping …');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  return {
    asked: () => asked,
    forget: () => {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
    },
  };
}

async function closeWithin(
  closing: Promise<unknown>,
  patience: number,
  log: Logger,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      log.warn('Requests were still running when the server stopped');
      resolve();
    }, patience);
  });
  await Promise.race([closing, late]);
  clearTimeout(timer);
}

async function listen(open: () => Promise<unknown>, config: Config): Promise<void> {
  try {
    await open();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StartError(
        `Port ${config.port} is in use: stop the other program, or choose another with PORT, as in "PORT=${config.port + 1} npm start".`,
      );
    if (code === 'EACCES')
      throw new StartError(
        `This user may not open port ${config.port}: choose one above 1023 with PORT.`,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartError(
        `HOST is "${config.host}", which is no address of this computer: use 127.0.0.1, or 0.0.0.0 for every address.`,
      );
    throw error;
  }
}

function addressOf({ port }: AddressInfo, config: Config): string {
  const host = ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function announce(
  address: string,
  config: Config,
  signIns: readonly DemoSignIn[],
  say: (line: string) => void,
): void {
  say(`\nGanglion is ready at ${config.publicUrl?.origin ?? address}`);
  if (signIns.length === 0) return;
  say('\nSign in to the demo clinic as');
  const width = Math.max(...signIns.map(({ email }) => email.length));
  for (const { email, password, role } of signIns)
    say(`  ${email.padEnd(width)}  ${password}  (${role})`);
}

if (import.meta.main) {
  try {
    await start({ empty: process.argv.includes('--empty') });
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(1);
  }
}
