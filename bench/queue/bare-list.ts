import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from '../../tools/children.ts';

/**
 * A page with nothing but a CDK virtual list of the same rows: what scrolling costs without us. Its
 * modules are served as they lie in node_modules, compiled in the browser.
 */
export async function serveBareList(port: number, rows: () => Promise<string>): Promise<Server> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '/').then(
      ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  async function answer(url: string): Promise<{ type: string; body: string }> {
    if (url === '/') return { type: 'text/html', body: PAGE };
    if (url === '/rows.json') return { type: 'application/json', body: await rows() };
    if (url === '/bare.mjs')
      return {
        type: 'text/javascript',
        body: resolved(BARE, pathToFileURL(`${root}/bench/queue/bare-list.ts`).href),
      };
    const path = `${root}${decodeURIComponent(url)}`;
    return { type: 'text/javascript', body: resolved(readModule(path), pathToFileURL(path).href) };
  }
  server.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
}

/** Some packages leave the ending of a file out, as bundlers allow. */
function readModule(path: string): string {
  for (const ending of ['', '.js', '/index.js'])
    try {
      return readFileSync(path + ending, 'utf8');
    } catch {
      // the next one
    }
  throw new Error(`No module ${path}`);
}

/** Names of packages become the files that they stand for. */
function resolved(code: string, from: string): string {
  return code.replaceAll(
    /(\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"./][^'"]*)\2/g,
    (whole: string, before: string, quote: string, name: string) => {
      try {
        const url = import.meta.resolve(name, from);
        return `${before}${quote}${fileURLToPath(esm(url)).slice(root.length)}${quote}`;
      } catch {
        return whole;
      }
    },
  );
}

/** Node would be given CommonJS of these two; the browser needs their modules. */
const esm = (url: string): string =>
  url
    .replace('/rxjs/dist/cjs/', '/rxjs/dist/esm/')
    .replace('/tslib/modules/index.js', '/tslib/tslib.es6.mjs');

const PAGE = `<!doctype html><meta charset="utf-8"><title>Bare list</title>
<style>
  body { margin: 0; font: 14px sans-serif; }
  .rows { height: 800px; }
  .row { display: grid; grid-template-columns: 2fr 3fr 1fr 1fr 1fr; height: 36px; align-items: center; }
  .cdk-virtual-scroll-viewport { display: block; position: relative; overflow: auto; contain: strict; will-change: scroll-position; }
  .cdk-virtual-scroll-content-wrapper { position: absolute; top: 0; left: 0; contain: content; min-width: 100%; }
  .cdk-virtual-scroll-spacer { height: 1px; transform-origin: 0 0; flex: 0 0 auto; pointer-events: none; }
</style>
<bare-list></bare-list><script type="module" src="/bare.mjs"></script>`;

const BARE = `
import '@angular/compiler';
import { Component, enableProdMode, provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
globalThis.ngServerMode = false;
enableProdMode();
const rows = await (await fetch('/rows.json')).json();
const BareList = Component({
  selector: 'bare-list',
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport],
  template: \`<cdk-virtual-scroll-viewport class="rows" itemSize="36" minBufferPx="360" maxBufferPx="720">
    <div class="row" *cdkVirtualFor="let row of rows; templateCacheSize: 40">
      <a href="#">{{ row.familyName }}, {{ row.givenName }}</a><span>{{ row.diagnosis?.text }}</span>
      <span>{{ row.side }}</span><span>{{ row.urgency }}</span><span>{{ row.move?.what }}</span>
    </div></cdk-virtual-scroll-viewport>\`,
})(class { rows = rows; });
await bootstrapApplication(BareList, { providers: [provideZonelessChangeDetection()] });
`;
