import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, processesIn, ServerProcess } from './server-process.ts';

/** A place for one server or several that share a data folder. */
export interface ServerFolder {
  readonly folder: string;
  readonly data: string;
  readonly port: number;
  start(env?: Record<string, string>, identity?: { uid?: number; gid?: number }): ServerProcess;
  /** What it says when it cannot start: one sentence, exit code 1, no stack. */
  refusal(env?: Record<string, string>, identity?: { uid?: number; gid?: number }): Promise<string>;
  /** The status of /readyz. */
  ready(): Promise<number>;
  /** The processes that still run here after a while; best none. */
  untilGone(): Promise<string[]>;
  /** Ends what is left, and the folder. */
  remove(): Promise<void>;
}

export async function aServerFolder(): Promise<ServerFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'ganglion-server-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  const port = await freePort();
  const servers: ServerProcess[] = [];

  const start: ServerFolder['start'] = (env = {}, identity = {}) => {
    const server = new ServerProcess({ PORT: String(port), GANGLION_DATA: data, ...env }, identity);
    servers.push(server);
    return server;
  };

  const untilGone = async () => {
    const deadline = performance.now() + 15_000;
    for (;;) {
      const left = processesIn(folder);
      if (left.length === 0 || performance.now() > deadline) return left;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  return {
    folder,
    data,
    port,
    start,
    untilGone,
    async refusal(env, identity) {
      const server = start(env, identity);
      expect(await server.ended())
        .withContext(server.output)
        .toBe(1);
      const last = server.output.trim().split('\n').at(-1) ?? '';
      expect(server.output).not.toMatch(/^\s+at /m);
      expect(last).toMatch(/^[A-Z].*\.$/);
      return last;
    },
    ready: async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status,
    async remove() {
      for (const server of servers.splice(0)) {
        if (server.running) server.signal('SIGKILL');
        await server.ended();
      }
      await untilGone();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
