// The server the e2e stories run against: what `npm start` starts, on a database of its own that is thrown away.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, ended, spawnNode } from './children.ts';

const folder = mkdtempSync(join(tmpdir(), 'ganglion-e2e-'));
// When root runs the tests, PostgreSQL runs as another user, who must be able to walk through to its data.
chmodSync(folder, 0o755);

const env: NodeJS.ProcessEnv = {
  ...process.env,
  HOST: '127.0.0.1',
  PORT: process.env['PORT'] ?? '4210',
  GANGLION_DATA: join(folder, 'data'),
};
// The stories write and cancel: never into a database that someone uses.
delete env['DATABASE_URL'];
delete env['PUBLIC_URL'];

const server = spawnNode(['tools/start.ts'], { stdio: ['ignore', 'inherit', 'inherit'], env });

let ending = false;
async function finish(code: Promise<number>): Promise<void> {
  if (ending) return;
  ending = true;
  const exitCode = await code;
  rmSync(folder, { recursive: true, force: true });
  process.exit(exitCode);
}

process.on('SIGTERM', () => void finish(end(server)));
process.on('SIGINT', () => void finish(end(server)));
void ended(server).then((code) => finish(Promise.resolve(code)));

// Should the test runner be killed, nobody would end us.
const owner = Number(process.env['E2E_OWNER_PID']);
if (owner)
  setInterval(() => {
    try {
      process.kill(owner, 0);
    } catch {
      void finish(end(server));
    }
  }, 1000).unref();
