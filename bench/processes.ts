// Whatever a benchmark starts or writes is ended and removed with it, however it ends.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { end, ended, root } from '../tools/children.ts';
import { clock } from './measure.ts';

const children = new Set<ChildProcess>();
const folders = new Set<string>();

/** Node with the checks of `npm start`, ended with us even when we are killed. */
export function startNode(args: string[], options: SpawnOptions = {}): ChildProcess {
  const imports = ['tools/node-check.mjs', 'bench/end-with-parent.ts'];
  const flags = imports.flatMap((path) => ['--import', join(root, path)]);
  return track(
    spawn(process.execPath, [...flags, ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      ...options,
    }),
  );
}

export function track(child: ChildProcess): ChildProcess {
  children.add(child);
  void ended(child).finally(() => children.delete(child));
  return child;
}

/** On the disk of the checkout, where a clinic's own data would lie; not in a memory disk. */
export function temporaryFolder(): string {
  const base = join(root, '.cache', 'bench');
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, 'run-'));
  chmodSync(folder, 0o755); // under root PostgreSQL runs as another user, who must get through
  folders.add(folder);
  return folder;
}

export async function endEverything(): Promise<void> {
  await Promise.all([...children].map((child) => end(child)));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
}

export interface ServerProcess {
  readonly port: number;
  readonly readyAfterMs: number;
  stop(): Promise<void>;
}

/** `npm start` without npm, until `/readyz` answers 200. */
export async function startServer(
  dataFolder: string,
  flags: readonly string[] = [],
): Promise<ServerProcess> {
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    GANGLION_DATA: dataFolder,
    ...(process.env['BENCH_NODE_OPTIONS'] && { NODE_OPTIONS: process.env['BENCH_NODE_OPTIONS'] }),
  };
  // Benchmarks write: never into a database that someone uses.
  delete env['DATABASE_URL'];
  delete env['PUBLIC_URL'];
  const began = clock();
  const child = startNode(['tools/start.ts', ...flags], { env });
  await untilReady(child, port);
  return {
    port,
    readyAfterMs: clock() - began,
    stop: async () => {
      const code = await end(child);
      if (code !== 0) throw new Error(`The server ended with exit code ${code}`);
    },
  };
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode)
      throw new Error('The server ended before it was ready');
    try {
      const { status } = await fetch(`http://127.0.0.1:${port}/readyz`);
      if (status === 200) return;
    } catch {
      // Not listening yet.
    }
    await wait(5);
  }
}
