/** What the build says of itself (tools/list-worker.ts writes it above this file). */
declare const BUILD: {
  /** Changes with any of the files. */
  readonly version: string;
  /** What the page of the kept list is made of, as addresses. */
  readonly files: readonly string[];
  /** The script that a page of this build begins with. */
  readonly main: string;
};

/**
 * Opens the page of the kept list without a network, and does nothing else: with one, every page and
 * every answer comes from the server as ever. It is registered only where a list is kept, holds only
 * the app's own files, and never sees to anything below `/api/`: no patient passes through it.
 */
((worker: ServiceWorkerGlobalScope): void => {
  const FAMILY = 'ganglion-app-';
  const CACHE = FAMILY + BUILD.version;
  const PAGE = '/offline-list';
  /** What a proxy says when the clinic's server does not answer. */
  const UNANSWERED = [502, 503, 504];
  /** A line this slow is none: the list is wanted between two patients. */
  const PATIENCE_MS = 6_000;

  worker.addEventListener('install', (event) => {
    event.waitUntil(keepFiles().then(() => worker.skipWaiting()));
  });

  worker.addEventListener('activate', (event) => {
    event.waitUntil(dropEarlierBuilds());
  });

  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== worker.location.origin) return;
    if (pathname.startsWith('/api/')) return;
    if (request.mode === 'navigate') event.respondWith(page(request, pathname));
    else if (BUILD.files.includes(pathname)) event.respondWith(file(request, pathname));
  });

  async function keepFiles(): Promise<void> {
    try {
      const cache = await caches.open(CACHE);
      await cache.addAll([...BUILD.files]);
      const fresh = await fetch(PAGE, { cache: 'reload' });
      // A newer build has been put in place meanwhile: its own worker will keep its own files.
      if (!fresh.ok || !(await fresh.clone().text()).includes(BUILD.main))
        throw new Error('The page is of another build.');
      await cache.put(PAGE, fresh);
    } catch (problem) {
      await caches.delete(CACHE);
      throw problem;
    }
  }

  async function dropEarlierBuilds(): Promise<void> {
    for (const name of await caches.keys())
      if (name.startsWith(FAMILY) && name !== CACHE) await caches.delete(name);
  }

  /** Whatever page was wanted: without a network there is only the one. */
  async function page(request: Request, pathname: string): Promise<Response> {
    const answer = await Promise.race([fetch(request).catch(() => null), tooLate()]);
    if (answer !== null && !UNANSWERED.includes(answer.status)) return answer;
    const kept = await caches.match(PAGE, { cacheName: CACHE, ignoreVary: true });
    if (kept === undefined) return answer ?? Response.error();
    return pathname === PAGE ? kept : Response.redirect(PAGE, 302);
  }

  /** Named after their content, but for the icons: those are asked for first. */
  async function file(request: Request, pathname: string): Promise<Response> {
    const kept = await caches.match(pathname, { cacheName: CACHE, ignoreVary: true });
    if (kept === undefined) return fetch(request);
    if (!pathname.endsWith('.svg')) return kept;
    const answer = await fetch(request).catch(() => null);
    return answer?.ok === true ? answer : kept;
  }

  const tooLate = (): Promise<null> =>
    new Promise((resolve) => {
      setTimeout(() => {
        resolve(null);
      }, PATIENCE_MS);
    });
})(self as unknown as ServiceWorkerGlobalScope);
