// What a desktop downloads before the first page, and what each feature adds, as served (brotli).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const dist = join(import.meta.dirname, '..', 'dist');

export const INITIAL_LIMIT = 100_000;
export const FEATURE_LIMIT = 60_000;

/** The part of esbuild's metafile that says which chunk loads which. */
interface Stats {
  outputs: Record<
    string,
    { entryPoint?: string; imports: { path: string; kind: string; external?: boolean }[] }
  >;
}

export interface BundleSize {
  name: string;
  bytes: number;
  chunks: number;
  limit: number;
}

const served = new Map<string, number>();
function servedBytes(chunk: string): number {
  const known = served.get(chunk);
  if (known !== undefined) return known;
  const file = join(dist, 'browser', chunk);
  const bytes = existsSync(`${file}.br`)
    ? readFileSync(`${file}.br`).length
    : brotliCompressSync(readFileSync(file)).length;
  served.set(chunk, bytes);
  return bytes;
}

/** The chunks and everything they import at once, less what is `already` there. */
function closure(stats: Stats, from: Iterable<string>, already = new Set<string>()): Set<string> {
  const reached = new Set<string>();
  const open = [...from];
  for (let chunk = open.pop(); chunk !== undefined; chunk = open.pop()) {
    const output = stats.outputs[chunk];
    if (!output || reached.has(chunk) || already.has(chunk)) continue;
    reached.add(chunk);
    for (const load of output.imports)
      if (load.kind === 'import-statement' && !load.external) open.push(load.path);
  }
  return reached;
}

function scriptsOfTheFirstPage(): string[] {
  const html = readFileSync(join(dist, 'browser', 'index.html'), 'utf8');
  const links = html.matchAll(
    /<script[^>]+src="([^"]+\.js)"|<link[^>]+rel="modulepreload"[^>]+href="([^"]+\.js)"/g,
  );
  return [...links].map((link) => (link[1] ?? link[2] ?? '').replace(/^\//, ''));
}

const FRAME = 'src/app/shell/frame/frame.routes.ts';
/** What is not a page: each part that is fetched when first wanted is held against the limit alone. */
const NOT_FEATURES = ['shell', 'shared', 'state'];

/** Every lazy entry of a feature folder together: its routes and whatever those load later. */
function lazyEntriesByFeature(stats: Stats, initial: Set<string>): Map<string, string[]> {
  const byFeature = new Map<string, string[]>();
  for (const [chunk, { entryPoint }] of Object.entries(stats.outputs)) {
    if (!entryPoint || !chunk.endsWith('.js') || initial.has(chunk)) continue;
    const folder = /^src\/app\/([^/]+)\//.exec(entryPoint)?.[1];
    const feature = folder === undefined || NOT_FEATURES.includes(folder) ? entryPoint : folder;
    byFeature.set(feature, [...(byFeature.get(feature) ?? []), chunk]);
  }
  return byFeature;
}

/** The chunks that fetch this one when it is wanted. */
function openersOf(stats: Stats, entry: string): { chunk: string; isRoutes: boolean }[] {
  return Object.entries(stats.outputs)
    .filter(([, { imports }]) =>
      imports.some(({ path, kind }) => kind === 'dynamic-import' && path === entry),
    )
    .map(([chunk, { entryPoint }]) => ({
      chunk,
      isRoutes: entryPoint?.endsWith('.routes.ts') ?? false,
    }));
}

export function bundleSizes(): BundleSize[] {
  const stats = JSON.parse(readFileSync(join(dist, 'browser-stats.json'), 'utf8')) as Stats;
  const initial = closure(stats, scriptsOfTheFirstPage());
  if (initial.size === 0) throw new Error('dist/browser/index.html loads no script.');
  const size = (name: string, chunks: Set<string>, limit: number): BundleSize => ({
    name,
    bytes: [...chunks].reduce((sum, chunk) => sum + servedBytes(chunk), 0),
    chunks: chunks.size,
    limit,
  });
  const lazy = lazyEntriesByFeature(stats, initial);
  // Whoever opens a page already has the frame that it stands in.
  const frame = closure(stats, lazy.get(FRAME) ?? [], initial);
  lazy.delete(FRAME);
  const there = new Set([...initial, ...frame]);
  const feature = ([name, entries]: [string, string[]]): BundleSize[] => {
    const whole = size(name, closure(stats, entries, there), FEATURE_LIMIT);
    if (whole.bytes <= FEATURE_LIMIT) return [whole];
    // A feature of several pages: nobody downloads it as a whole. Each page is held to the limit with
    // the routes that lead to it; what a page fetches when it is wanted, by what it adds.
    const pages = entries.map((entry) => {
      const page = stats.outputs[entry]?.entryPoint?.replace(`src/app/${name}/`, '') ?? entry;
      const openers = openersOf(stats, entry);
      const isPage = openers.every((opener) => opener.isRoutes);
      const chunks = openers.map(({ chunk }) => chunk);
      const added = isPage
        ? closure(stats, [entry, ...chunks.filter((chunk) => !initial.has(chunk))], there)
        : closure(stats, [entry], new Set([...there, ...closure(stats, chunks, there)]));
      return size(`  ${name}: ${page}`, added, FEATURE_LIMIT);
    });
    return [{ ...whole, name: `${name}, every page`, limit: Infinity }, ...pages];
  };
  return [
    size('first page', initial, INITIAL_LIMIT),
    size('frame', frame, FEATURE_LIMIT),
    ...[...lazy].sort(([a], [b]) => a.localeCompare(b)).flatMap(feature),
  ];
}

const kB = (bytes: number) => (bytes === Infinity ? 'any' : `${(bytes / 1000).toFixed(1)} kB`);

export function sizeTable(sizes: BundleSize[]): string {
  const width = Math.max(...sizes.map(({ name }) => name.length)) + 2;
  return sizes
    .map(
      ({ name, bytes, chunks, limit }) =>
        `  ${name.padEnd(width)}${kB(bytes).padStart(9)} of ${kB(limit).padStart(8)}` +
        `  (${chunks} chunk${chunks === 1 ? '' : 's'})${bytes > limit ? '  TOO LARGE' : ''}`,
    )
    .join('\n');
}

if (import.meta.main) {
  const sizes = bundleSizes();
  console.log(sizeTable(sizes));
  process.exitCode = sizes.some(({ bytes, limit }) => bytes > limit) ? 1 : 0;
}
