// Gathers the icons named in src/app/shared/icon/icons.ts into one small file, public/icons.svg.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICONS } from '../src/app/shared/icon/icons.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'node_modules/@material-symbols/svg-400/outlined');

const symbols = ICONS.map((name) => {
  const svg = readFileSync(join(folder, `${name}.svg`), 'utf8');
  const [, viewBox, shape] = /viewBox="([^"]+)">(.+)<\/svg>/s.exec(svg) ?? [];
  if (viewBox === undefined || shape === undefined) throw new Error(`${name}.svg has no shape.`);
  return `<symbol id="icon-${name}" viewBox="${viewBox}">${shape}</symbol>`;
});

writeFileSync(
  join(root, 'public/icons.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`,
);
console.log(`${ICONS.length} icons → public/icons.svg`);
