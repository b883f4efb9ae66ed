// `npm run dev`: the server restarts and the page reloads when a file changes. Open http://127.0.0.1:4200.
import { join } from 'node:path';
import { end, ended, root, spawnNode } from './children.ts';
import './end-with-npm.ts';

const APP = process.env['PORT'] ?? '4200';
const API = '4201'; // where proxy.conf.json sends /api

const server = spawnNode(['--watch', 'tools/start.ts', '--no-build', ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'inherit'],
  // Pages come from `ng serve`: the origin check and the cookies follow its address.
  env: { ...process.env, PORT: API, PUBLIC_URL: `http://127.0.0.1:${APP}` },
});
const ng = spawnNode(
  [join(root, 'node_modules', '@angular', 'cli', 'bin', 'ng.js'), 'serve', '--port', APP],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);

let ending = false;
async function endBoth(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await Promise.all([end(server), end(ng)]);
  process.exit(code);
}

process.on('SIGINT', () => void endBoth(0));
process.on('SIGTERM', () => void endBoth(0));
void ended(server).then(endBoth);
void ended(ng).then(endBoth);
