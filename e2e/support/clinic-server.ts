import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A running clinic of a story's own, with a clock that the story can move. */
export interface ClinicServer {
  readonly address: string;
  /** Moves the server's clock on; desktops follow with their next word from the server. */
  advance(minutes: number): Promise<void>;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');

/** Names the folder of a demo clinic that was filled once; every server then starts on a copy. */
const FILLED = 'E2E_FILLED';

/** Fills the demo clinic once for all servers of this run; what is returned removes it again. */
export async function fillOnce(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'ganglion-e2e-filled-'));
  chmodSync(folder, 0o755); // PostgreSQL's user walks through it, should root run the stories
  const child = fork(join(root, 'tools', 'e2e-server.ts'), ['--fill', folder], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (code !== 0) {
    remove();
    throw new Error(`The demo clinic could not be filled: exit code ${String(code)}`);
  }
  process.env[FILLED] = folder;
  return remove;
}

export async function startClinicServer(options: { empty?: boolean } = {}): Promise<ClinicServer> {
  const filled = process.env[FILLED];
  const args = options.empty ? ['--empty'] : filled ? ['--from', filled] : [];
  const child = fork(join(root, 'tools', 'e2e-server.ts'), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { ready } = await answer<{ ready: string }>(child);
  return {
    address: ready,
    async advance(minutes) {
      const answered = answer<{ now: string }>(child);
      child.send({ advanceMinutes: minutes });
      await answered;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

/** The next thing the server says; an error when it ends instead. */
async function answer<Message>(child: ChildProcess): Promise<Message> {
  const given = new AbortController();
  const { signal } = given;
  const said = once(child, 'message', { signal });
  const over = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`The clinic's server ended with exit code ${String(code)}`);
  });
  try {
    const [message] = (await Promise.race([said, over])) as [Message];
    return message;
  } finally {
    given.abort();
    said.catch(() => undefined);
    over.catch(() => undefined);
  }
}
