import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The server as `npm start` runs it, in a process of its own, without the demo clinic. */
export class ServerProcess {
  readonly child: ChildProcess;
  output = '';
  #ended: Promise<number | null>;

  constructor(env: Record<string, string>, identity: { uid?: number; gid?: number } = {}) {
    const { PATH = '', TMPDIR } = process.env;
    this.child = spawn(
      process.execPath,
      [
        '--import',
        join(ROOT, 'tools', 'node-check.mjs'),
        join(ROOT, 'src', 'server', 'main.ts'),
        '--empty',
      ],
      {
        cwd: '/',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH, ...(TMPDIR && { TMPDIR }), ...env },
        detached: true,
        ...identity,
      },
    );
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk) => (this.output += String(chunk)));
    this.#ended = new Promise((resolve) => {
      this.child.on('close', (code) => {
        resolve(code);
      });
    });
  }

  /** Its address once it is ready; fails with all it said when it ends instead. */
  async ready(patience = 40_000): Promise<string> {
    const deadline = performance.now() + patience;
    for (;;) {
      const address = /ready at (http\S+)/.exec(this.output)?.[1];
      if (address) return address;
      if (!this.running || performance.now() > deadline)
        throw new Error(`The server is not ready: ${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** The exit code; null when a signal ended it. */
  ended(): Promise<number | null> {
    return this.#ended;
  }

  /** To the server alone, or, as Ctrl-C in a terminal does, to its whole group. */
  signal(signal: NodeJS.Signals, to: 'server' | 'group' = 'server'): void {
    const { pid } = this.child;
    if (pid !== undefined) process.kill(to === 'group' ? -pid : pid, signal);
  }
}

/** Processes whose command line names this folder, or that work in it. Linux only. */
export function processesIn(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const here = readlinkSync(`/proc/${pid}/cwd`);
        return command.includes(folder) || here.startsWith(folder) ? [`${pid} ${command}`] : [];
      } catch {
        return [];
      }
    });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('No port was given');
  return address.port;
}
