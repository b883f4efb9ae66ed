// Builds the app when its sources changed since the last build; otherwise leaves dist as it is.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { writeListWorker } from './list-worker.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const STAMP = 'built-from';

const INPUTS = [
  'src/app',
  'src/worker',
  'src/domain',
  'src/contract',
  'src/styles',
  'src/main.ts',
  'src/index.html',
  'src/locale',
  'public',
  'angular.json',
  'tsconfig.json',
  'tsconfig.app.json',
  'package.json',
  'package-lock.json',
  'tools/ensure-build.ts',
  'tools/list-worker.ts',
];

function* filesIn(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesIn(join(path, name));
}

function inputsHash(): string {
  const hash = createHash('sha256');
  for (const input of INPUTS)
    for (const file of filesIn(join(root, input)))
      if (!file.endsWith('.spec.ts'))
        hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function builtFrom(): string | undefined {
  const stamp = join(dist, STAMP);
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

function runNgBuild(outputPath: string): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    const ng = join(root, 'node_modules', '@angular', 'cli', 'bin', 'ng.js');
    const child = spawn(process.execPath, [ng, 'build', '--output-path', outputPath], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** Compressed once here, so that the server sends brotli without compressing each request anew. */
function precompress(browser: string): void {
  for (const file of filesIn(browser)) {
    if (!/\.(js|css|svg|json|webmanifest)$/.test(file)) continue;
    const source = readFileSync(file);
    const br = brotliCompressSync(source, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
      },
    });
    if (br.length < source.length) writeFileSync(`${file}.br`, br);
  }
}

/** Folders that builds left behind which were interrupted: their process no longer lives. */
function sweepInterruptedBuilds(): void {
  const cache = join(root, '.cache');
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    const pid = Number(/^(?:build|old)-(\d+)$/.exec(name)?.[1]);
    if (!pid || pid === process.pid) continue;
    try {
      process.kill(pid, 0);
    } catch {
      rmSync(join(cache, name), { recursive: true, force: true });
    }
  }
}

/**
 * Builds aside and moves the finished build into place with its stamp inside: an interrupted build is never
 * taken for a good one, and two that run at once do not mix.
 */
export async function ensureBuild(log: (line: string) => void): Promise<void> {
  const hash = inputsHash();
  const before = builtFrom();
  if (before === hash) return;
  log(
    before
      ? 'The app changed since it was last built: building it (about 20 seconds) …'
      : 'Building the app for the first time (about 20 seconds) …',
  );
  sweepInterruptedBuilds();
  const aside = join(root, '.cache', `build-${process.pid}`);
  const old = join(root, '.cache', `old-${process.pid}`);
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  const { ok, output } = await runNgBuild(aside);
  if (!ok) {
    rmSync(aside, { recursive: true, force: true });
    throw new Error(`The app does not build:\n${output}`);
  }
  if (/\[WARNING\]/.test(output)) log(output);
  writeListWorker(join(aside, 'browser'));
  precompress(join(aside, 'browser'));
  writeFileSync(join(aside, STAMP), hash);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(aside, dist);
  rmSync(old, { recursive: true, force: true });
  log('The app is built.');
}

if (import.meta.main) {
  try {
    await ensureBuild(console.log);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
