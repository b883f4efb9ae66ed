// The server a worker of the e2e stories runs against: what `npm start` starts, on a database of its
// own that is thrown away, and on a day of its own. Spoken to over the channel of its parent process:
//   → { ready: address }        ← { advanceMinutes: n } → { now: instant }
// With --fill FOLDER it makes the demo clinic there and ends; with --from FOLDER it works on a copy of it.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { start } from '../src/server/main.ts';

/** A Tuesday in British summer time, 07:50 on the clinic's wall: before the first patient. */
const MORNING = Date.parse(process.env['E2E_MORNING'] ?? '2026-09-15T06:50:00.000Z');

/** The demo clinic is made a little before the morning, so that a copy of it has no future. */
const FILLING = 5 * 60_000;

const { values: asked } = parseArgs({
  options: { empty: { type: 'boolean' }, fill: { type: 'string' }, from: { type: 'string' } },
});

const folder = asked.fill ?? mkdtempSync(join(tmpdir(), 'ganglion-e2e-'));
// When root runs the tests, PostgreSQL runs as another user, who must be able to walk through to its data.
chmodSync(folder, 0o755);
if (!asked.fill) process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
// By the system's own copy: the files keep the owner that PostgreSQL runs as.
if (asked.from) execFileSync('cp', ['-a', join(asked.from, 'data'), join(folder, 'data')]);

const morning = asked.fill ? MORNING - FILLING : MORNING;
const began = performance.now();
let advanced = 0;
const now = () => new Date(morning + advanced + (performance.now() - began)).toISOString();

const server = await start({
  empty: asked.empty ?? false,
  // Only what a story may depend on: never a database that someone uses.
  env: { HOST: '127.0.0.1', PORT: '0', GANGLION_DATA: join(folder, 'data'), LOG_LEVEL: 'error' },
  say: () => undefined,
  now,
});

if (asked.fill) {
  await server.stop();
  process.exit(0);
}

process.on('message', (message: { advanceMinutes: number }) => {
  advanced += message.advanceMinutes * 60_000;
  process.send?.({ now: now() });
});
// Should the test runner be killed, the channel closes and nobody is left behind.
process.on('disconnect', () => {
  void server.stop().then(() => process.exit(0));
});
process.send?.({ ready: server.address });
