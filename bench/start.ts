import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ended } from '../tools/children.ts';
import { usableBinaries } from '../src/server/db/embedded-copy.ts';
import { socketFolder } from '../src/server/db/embedded-folders.ts';
import { chooseRunAs } from '../src/server/db/run-as.ts';
import { clock, measure, median, type Measure } from './measure.ts';
import { startServer, temporaryFolder, track } from './processes.ts';

const ROUNDS = 3;
/** A coordinator who restarts the server at the desk waits no longer than this. */
const WARM_LIMIT_MS = 5_000;
const COLD_EMPTY_LIMIT_MS = 10_000;
/** Two months of a clinic are played through its own use-cases. */
const COLD_DEMO_LIMIT_MS = 60_000;

/** From nothing, and from what is there, to `/readyz`; against what no server could do without. */
export async function startUp(): Promise<Measure[]> {
  const bare = { cold: [] as number[], warm: [] as number[] };
  const ours = { cold: [] as number[], warm: [] as number[] };
  const demoFolder = join(temporaryFolder(), 'data');
  const demo = await startServer(demoFolder);
  await demo.stop();
  for (let round = 0; round < ROUNDS; round++) {
    const node = await emptyNode();
    const folder = temporaryFolder();
    const made = await initdb(folder);
    bare.cold.push(made + (await postgres(folder)) + node);
    bare.warm.push((await postgres(folder)) + node);
    const empty = await startServer(join(temporaryFolder(), 'data'), ['--empty']);
    await empty.stop();
    ours.cold.push(empty.readyAfterMs);
    const again = await startServer(demoFolder);
    await again.stop();
    ours.warm.push(again.readyAfterMs);
  }
  const against = (values: readonly number[], what: string) => ({ what, value: median(values) });
  const fromNothing = against(bare.cold, 'initdb, postgres and an empty node, nothing else');
  const fromThere = against(bare.warm, 'postgres and an empty node, nothing else');
  const line = (name: string, value: number, than: typeof fromThere, atMost: number): Measure =>
    measure({ name, value, unit: 'ms', against: than }, { of: 'value', atMost });
  return [
    line('cold-start-demo', demo.readyAfterMs, fromNothing, COLD_DEMO_LIMIT_MS),
    line('cold-start-empty', median(ours.cold), fromNothing, COLD_EMPTY_LIMIT_MS),
    line('warm-start', median(ours.warm), fromThere, WARM_LIMIT_MS),
  ];
}

async function emptyNode(): Promise<number> {
  const began = clock();
  const code = await ended(track(spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })));
  if (code !== 0) throw new Error('An empty node does not run');
  return clock() - began;
}

/** The same programs, as the same user, in the same way as the server runs them. */
function programs(folder: string) {
  const cluster = join(folder, 'cluster');
  const runAs = chooseRunAs(existsSync(cluster) ? cluster : null);
  if (!existsSync(cluster)) {
    mkdirSync(cluster, { mode: 0o700 });
    if (runAs) chownSync(cluster, runAs.uid, runAs.gid);
  }
  const folders = socketFolder(cluster, runAs);
  const { bin } = usableBinaries(runAs, (line) => {
    console.error(line);
  });
  const options = {
    cwd: cluster,
    stdio: 'ignore' as const,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    ...(runAs ?? {}),
  };
  return { bin, folders, options };
}

async function initdb(folder: string): Promise<number> {
  const { bin, folders, options } = programs(folder);
  const args = ['-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  const began = clock();
  const made = spawn(join(bin, 'initdb'), ['-D', folders.cluster, ...args], options);
  if ((await ended(track(made))) !== 0) throw new Error('initdb failed');
  return clock() - began;
}

async function postgres(folder: string): Promise<number> {
  const { bin, folders, options } = programs(folder);
  const args = ['-D', folders.cluster, '-k', folders.socket, '-c', 'listen_addresses='];
  const began = clock();
  const child = track(
    spawn(join(bin, 'postgres'), [...args, '-c', 'shared_buffers=64MB'], options),
  );
  const isReady = (): boolean => {
    try {
      const lines = readFileSync(join(folders.realCluster, 'postmaster.pid'), 'utf8').split('\n');
      return Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready';
    } catch {
      return false;
    }
  };
  while (!isReady()) {
    if (child.exitCode !== null) throw new Error('PostgreSQL ended before it was ready');
    await wait(5);
  }
  const readyAfter = clock() - began;
  child.kill('SIGINT'); // a fast shutdown
  await ended(child);
  folders.removeSocket();
  return readyAfter;
}
