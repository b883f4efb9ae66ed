// `npm run verify`: everything a machine can say about the code without running it. Each check counts as one.
import { join } from 'node:path';
import { spawnNode, ended, root } from './children.ts';
import { writeCounts } from './counts.ts';
import { bundleSizes, sizeTable } from './bundle-sizes.ts';
import { ensureBuild } from './ensure-build.ts';

interface Verdict {
  ok: boolean;
  said: string;
}

const bin = (path: string) => join(root, 'node_modules', path);

async function run(args: string[]): Promise<Verdict> {
  const child = spawnNode(args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout?.on('data', (chunk) => (said += String(chunk)));
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  return { ok: (await ended(child)) === 0, said };
}

const types = (project: string) => () => run([bin('typescript7/bin/tsc'), '-p', project]);

async function build(): Promise<Verdict> {
  const lines: string[] = [];
  try {
    await ensureBuild((line) => lines.push(line));
    // A warning of the Angular compiler is a fault that has not hurt yet.
    const warned = lines.some((line) => line.includes('[WARNING]'));
    return { ok: !warned, said: warned ? lines.join('\n') : '' };
  } catch (error) {
    return { ok: false, said: error instanceof Error ? error.message : String(error) };
  }
}

function sizes(): Promise<Verdict> {
  const measured = bundleSizes();
  const ok = measured.every(({ bytes, limit }) => bytes <= limit);
  return Promise.resolve({ ok, said: sizeTable(measured) });
}

type Check = [name: string, check: () => Promise<Verdict>];

const CHECKS: Check[] = [
  ['types of the domain, with no DOM and no Node', types('tsconfig.domain.json')],
  ['types of server, contract, tools, bench', types('tsconfig.server.json')],
  ['types of the service worker', types('tsconfig.worker.json')],
  ['types of the specs that run in Node', types('tsconfig.server-spec.json')],
  ['types of the e2e stories', types('tsconfig.e2e.json')],
  [
    'dependency rule',
    () => run([bin('dependency-cruiser/bin/dependency-cruiser.mjs'), 'src', '--config']),
  ],
  ['Prettier', () => run([bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'])],
  ['production build, with the types of the app', build],
  ['sizes', sizes],
];

const LINT: Check = [
  'ESLint',
  () =>
    run([
      bin('eslint/bin/eslint.js'),
      '.',
      '--max-warnings=0',
      '--cache',
      '--cache-location=.cache/eslint/',
    ]),
];

const failed: string[] = [];

async function decide([name, check]: Check): Promise<void> {
  const began = performance.now();
  const { ok, said } = await check().catch((error: unknown) => ({
    ok: false,
    said: String(error),
  }));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name}  (${seconds} s)`);
  if (said.trim() && (!ok || check === sizes)) console.log(said.trimEnd());
  if (!ok) failed.push(name);
}

async function inTurn(checks: readonly Check[]): Promise<void> {
  for (const check of checks) await decide(check);
}

// ESLint takes as long as everything else together, and one core.
await Promise.all([decide(LINT), inTurn(CHECKS)]);
if (process.env['COUNTS_FILE'])
  writeCounts(process.env['COUNTS_FILE'], {
    passed: CHECKS.length + 1 - failed.length,
    failed: failed.length,
    skipped: [],
  });
console.log(failed.length ? `\nverify failed: ${failed.join('; ')}` : '\nverify passed');
process.exitCode = failed.length ? 1 : 0;
