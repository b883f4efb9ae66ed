// Writes the service worker of the kept list into a build: its script, and which files it keeps.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const SOURCE = join(import.meta.dirname, '..', 'src', 'worker', 'list-worker.ts');
export const SCRIPT = 'list-worker.js';
/** The page that opens without a network; what else it fetches is reached from it. */
const PAGE = 'src/app/daily-list/kept/offline-list-page.ts';
/** What the page fetches at once where it is wanted: in Safari, and where a list is kept. */
const AT_ONCE = [
  'node_modules/temporal-polyfill/global.esm.js',
  'src/app/state/kept-list-minder.ts',
];

/** The part of esbuild's metafile that says which chunk loads which. */
export interface Stats {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly entryPoint?: string;
        readonly imports: readonly { path: string; kind: string; external?: boolean }[];
      }
    >
  >;
}

/** The scripts that these chunks need at once, and theirs. */
function needed(stats: Stats, from: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...from];
  for (let chunk = open.pop(); chunk !== undefined; chunk = open.pop()) {
    const output = stats.outputs[chunk];
    if (output === undefined || reached.has(chunk)) continue;
    reached.add(chunk);
    for (const { path, kind, external } of output.imports)
      if (kind === 'import-statement' && external !== true) open.push(path);
  }
  return reached;
}

/** Everything the page of the kept list is made of, as addresses. */
export function filesOfTheKeptList(
  stats: Stats,
  html: string,
  others: readonly string[],
): { files: string[]; main: string } {
  const scripts = [...html.matchAll(/<script[^>]+src="([^"]+\.js)"/g)].map(
    (found) => found[1] ?? '',
  );
  const main = scripts.find((name) => name.startsWith('main-'));
  const lazy = [PAGE, ...AT_ONCE].map((entry) => {
    const found = Object.entries(stats.outputs).find(
      ([chunk, { entryPoint }]) => entryPoint === entry && chunk.endsWith('.js'),
    );
    if (found === undefined) throw new Error(`The build has no chunk of ${entry}.`);
    return found[0];
  });
  if (main === undefined) throw new Error('The built page begins with no main script.');
  const styles = [...html.matchAll(/<link[^>]+href="([^"]+\.css)"/g)].map(
    (found) => found[1] ?? '',
  );
  const files = [...needed(stats, [...scripts, ...lazy]), ...styles, ...others];
  return { files: files.map((name) => `/${name}`).sort(), main };
}

/** The script as the browser gets it. */
export function listWorker(build: { version: string; files: string[]; main: string }): string {
  const { outputText } = ts.transpileModule(readFileSync(SOURCE, 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, removeComments: true },
  });
  return `const BUILD = ${JSON.stringify(build)};\n${outputText}`;
}

/** After `ng build`: the page and its files are there, and named after what they hold. */
export function writeListWorker(browser: string): void {
  const html = readFileSync(join(browser, 'index.html'), 'utf8');
  const stats = JSON.parse(
    readFileSync(join(browser, '..', 'browser-stats.json'), 'utf8'),
  ) as Stats;
  const media = readdirSync(join(browser, 'media')).map((name) => `media/${name}`);
  const others = [...media.filter((name) => name.endsWith('.woff2')), 'icon.svg', 'icons.svg'];
  const { files, main } = filesOfTheKeptList(stats, html, others);
  const hash = createHash('sha256').update(html);
  for (const file of files) hash.update(file).update(readFileSync(join(browser, file)));
  const version = hash.digest('hex').slice(0, 16);
  writeFileSync(join(browser, SCRIPT), listWorker({ version, files, main }));
}
