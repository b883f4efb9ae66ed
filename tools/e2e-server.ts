// The server a worker of the e2e stories runs against: what `npm start` starts, on a database of its
// own that is thrown away, and on a day of its own. Spoken to over the channel of its parent process:
//   → { ready: address }        ← { advanceMinutes: n } → { now: instant }
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../src/server/main.ts';

/** A Tuesday in British summer time, 07:50 on the clinic's wall: before the first patient. */
const MORNING = Date.parse(process.env['E2E_MORNING'] ?? '2026-09-15T06:50:00.000Z');

const folder = mkdtempSync(join(tmpdir(), 'ganglion-e2e-'));
// When root runs the tests, PostgreSQL runs as another user, who must be able to walk through to its data.
chmodSync(folder, 0o755);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const began = performance.now();
let advanced = 0;
const now = () => new Date(MORNING + advanced + (performance.now() - began)).toISOString();

const server = await start({
  empty: process.argv.includes('--empty'),
  // Only what a story may depend on: never a database that someone uses.
  env: { HOST: '127.0.0.1', PORT: '0', GANGLION_DATA: join(folder, 'data'), LOG_LEVEL: 'error' },
  say: () => undefined,
  now,
});

process.on('message', (message: { advanceMinutes: number }) => {
  advanced += message.advanceMinutes * 60_000;
  process.send?.({ now: now() });
});
// Should the test runner be killed, the channel closes and nobody is left behind.
process.on('disconnect', () => {
  void server.stop().then(() => process.exit(0));
});
process.send?.({ ready: server.address });
