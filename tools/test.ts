// `npm test`: every part in turn. The last line is "N passed, N failed".
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ended, root, spawnNode } from './children.ts';
import { readCounts, type Counts } from './counts.ts';
import { chromiumPath } from './chromium.ts';

interface Part {
  name: string;
  args: string[];
  /** What the part says it counted, once it has ended; undefined when it said nothing. */
  counts: () => Counts | undefined;
  file: string;
}

const results = join(root, 'test-results');
const bin = (path: string) => join(root, 'node_modules', path);

function counting(name: string, key: string, args: string[]): Part {
  const file = join(results, `${key}.json`);
  return { name, args, file, counts: () => readCounts(file) };
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: { title: string; tests: PlaywrightTest[] }[];
}

interface PlaywrightTest {
  status: string;
  results: {
    errors: { message?: string; location?: { file: string; line: number } }[];
    duration: number;
  }[];
}

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** The first lines of each error, with where it came from and after how long. */
function whyFailed(title: string, { status, results }: PlaywrightTest): string[] {
  if (status !== 'unexpected') return [];
  return results.flatMap(({ errors, duration }) =>
    errors.map(({ message, location }) => {
      const lines = (message ?? '').replace(COLOURS, '').split('\n').filter(Boolean);
      const where = location ? `${basename(location.file)}:${location.line}` : '';
      return `${title}, ${where} after ${Math.round(duration / 1000)} s: ${lines.slice(0, 8).join(' | ')}`;
    }),
  );
}

/** Playwright's own JSON report, in our words. */
function e2eCounts(file: string): Counts | undefined {
  if (!existsSync(file)) return undefined;
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number };
    suites: PlaywrightSuite[];
  };
  const skipped = (suite: PlaywrightSuite): string[] => [
    ...(suite.specs ?? [])
      .filter(({ tests }) => tests.some(({ status }) => status === 'skipped'))
      .map(({ title }) => `${suite.title} ${title}`),
    ...(suite.suites ?? []).flatMap(skipped),
  ];
  const failures = (suite: PlaywrightSuite): string[] => [
    ...(suite.specs ?? []).flatMap(({ title, tests }) =>
      tests.flatMap((each) => whyFailed(title, each)),
    ),
    ...(suite.suites ?? []).flatMap(failures),
  ];
  const { expected, unexpected, flaky } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected,
    skipped: report.suites.flatMap(skipped),
    failures: report.suites.flatMap(failures),
  };
}

const e2eFile = join(results, 'e2e.json');
const jasmine = (...specs: string[]) => [
  bin('jasmine/bin/jasmine.js'),
  '--config=jasmine.json',
  ...specs,
];

/** What stands in one row runs side by side: each such part uses one core and little of the other. */
const PARTS: Part[][] = [
  [counting('verify: types, lint, dependency rule, build, sizes', 'verify', ['tools/verify.ts'])],
  [
    counting('app: Karma and Jasmine in the browser', 'app', [
      bin('@angular/cli/bin/ng.js'),
      'test',
      '--watch=false',
    ]),
  ],
  [
    counting(
      'server and domain: Jasmine in Node, on PostgreSQL',
      'server',
      jasmine('src/**/*.spec.ts', '!src/app/**', '!src/server/*.spec.ts', 'tools/**/*.spec.ts'),
    ),
    counting(
      'server as a process: starts, stops and refusals',
      'process',
      jasmine('src/server/*.spec.ts'),
    ),
  ],
  [
    {
      name: 'e2e: the journeys in a browser',
      args: [bin('@playwright/test/cli.js'), 'test'],
      file: e2eFile,
      counts: () => e2eCounts(e2eFile),
    },
  ],
];

/** Alone, a part speaks as it goes; beside another it says everything at its end. */
async function runPart(part: Part, alone: boolean): Promise<Counts> {
  rmSync(part.file, { force: true }); // counts of an earlier run must not speak for this one
  let said = `\n━━ ${part.name}\n\n`;
  if (alone) process.stdout.write(said);
  const child = spawnNode(part.args, {
    stdio: ['ignore', ...(alone ? (['inherit', 'inherit'] as const) : (['pipe', 'pipe'] as const))],
    env: { ...process.env, COUNTS_FILE: part.file },
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (said += String(chunk)));
  const code = await ended(child);
  if (!alone) process.stdout.write(said);
  const counts = part.counts() ?? { passed: 0, failed: 0, skipped: [] };
  const counted = counts.passed + counts.failed > 0;
  // A part that breaks before it counts, or breaks for a reason outside its specs, is one failure.
  if (counts.failed === 0 && (code !== 0 || !counted)) {
    console.log(`\n${part.name}: ended with exit code ${code} and no failed check of its own.`);
    counts.failed = 1;
  }
  return counts;
}

let passed = 0;
let failed = 0;
const report: string[] = [];

// Found or unpacked once, before two parts need it. Without one, those two parts fail and say so again.
try {
  process.env['CHROME_BIN'] = chromiumPath();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
for (const row of PARTS) {
  const counted = await Promise.all(row.map((part) => runPart(part, row.length === 1)));
  row.forEach(({ name }, index) => {
    const counts: Counts = counted[index] ?? { passed: 0, failed: 1, skipped: [] };
    passed += counts.passed;
    failed += counts.failed;
    report.push(
      `${counts.failed ? 'FAILED' : 'ok    '}  ${name}: ${counts.passed} passed, ${counts.failed} failed` +
        (counts.skipped.length ? `, ${counts.skipped.length} SKIPPED` : ''),
      ...(counts.failures ?? []).map((failure) => `          failed: ${failure}`),
      ...counts.skipped.map((skipped) => `          skipped: ${skipped}`),
    );
  });
}

console.log(`\n━━ all parts\n\n${report.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
