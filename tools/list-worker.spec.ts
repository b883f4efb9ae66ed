import { createContext, runInContext } from 'node:vm';
import { filesOfTheKeptList, listWorker, type Stats } from './list-worker.ts';

const HERE = 'https://pain.example.org';
const BUILD = {
  version: 'b1',
  main: 'main-AAAAAAAA.js',
  files: ['/main-AAAAAAAA.js', '/icons.svg'],
};
const PAGE = `<g-root></g-root><script src="${BUILD.main}"></script>`;

type Handler = (event: unknown) => void;
type Ask = { method?: string; mode?: string };

/** The worker in a browser of ours: its caches, and a network that is there or not. */
class FakeBrowser {
  readonly caches = new Map<string, Map<string, Response>>();
  readonly asked: string[] = [];
  network: (path: string) => Response | null = (path) =>
    new Response(path === '/offline-list' ? PAGE : `from the server: ${path}`);
  readonly #handlers = new Map<string, Handler>();

  constructor(build: typeof BUILD = BUILD) {
    const pathOf = (request: string | { url: string }) =>
      new URL(typeof request === 'string' ? request : request.url, HERE).pathname;
    const fetching = (request: string | { url: string }) => {
      const path = pathOf(request);
      this.asked.push(path);
      const answer = this.network(path);
      return answer === null
        ? Promise.reject(new TypeError('no network'))
        : Promise.resolve(answer);
    };
    const open = (name: string) => {
      const cache = this.caches.get(name) ?? new Map<string, Response>();
      this.caches.set(name, cache);
      return Promise.resolve({
        addAll: async (paths: string[]) => {
          for (const path of paths) cache.set(path, await fetching(path));
        },
        put: (path: string, answer: Response) => Promise.resolve(cache.set(path, answer)),
      });
    };
    const caches = {
      open,
      keys: () => Promise.resolve([...this.caches.keys()]),
      delete: (name: string) => Promise.resolve(this.caches.delete(name)),
      match: (path: string, { cacheName }: { cacheName: string }) =>
        Promise.resolve(this.caches.get(cacheName)?.get(path)?.clone()),
    };
    // In a worker an address without a host is this host's.
    class HereResponse extends Response {
      static override redirect(path: string): Response {
        return Response.redirect(new URL(path, HERE), 302);
      }
    }
    const self = {
      location: { origin: HERE },
      skipWaiting: () => Promise.resolve(),
      addEventListener: (name: string, handler: Handler) => this.#handlers.set(name, handler),
    };
    const globals = { self, caches, fetch: fetching, Response: HereResponse, URL };
    // Nobody waits for a slow line here.
    runInContext(listWorker(build), createContext({ ...globals, setTimeout: () => undefined }));
  }

  async happens(name: 'install' | 'activate'): Promise<void> {
    let done: Promise<unknown> = Promise.resolve();
    this.#handlers.get(name)?.({ waitUntil: (until: Promise<unknown>) => (done = until) });
    await done;
  }

  /** `null` where the worker leaves the request to the browser. */
  async answers(url: string, { method = 'GET', mode = 'navigate' }: Ask = {}) {
    let answer: Promise<Response> | null = null;
    const request = { url: new URL(url, HERE).href, method, mode };
    this.#handlers.get('fetch')?.({
      request,
      respondWith: (given: Promise<Response>) => (answer = given),
    });
    return answer === null ? null : await (answer as Promise<Response>);
  }
}

describe('the service worker of the kept list', () => {
  const gone = () => null;

  async function installed(): Promise<FakeBrowser> {
    const browser = new FakeBrowser();
    await browser.happens('install');
    await browser.happens('activate');
    return browser;
  }

  it('keeps its build’s files and the one page, and drops those of earlier builds', async () => {
    const browser = new FakeBrowser();
    browser.caches.set('ganglion-app-b0', new Map());
    browser.caches.set('of-somebody-else', new Map());
    await browser.happens('install');
    await browser.happens('activate');
    expect([...browser.caches.keys()]).toEqual(['of-somebody-else', 'ganglion-app-b1']);
    const kept = [...(browser.caches.get('ganglion-app-b1')?.keys() ?? [])];
    expect(kept).toEqual([...BUILD.files, '/offline-list']);
  });

  it('keeps nothing when the page is of another build, or a file is missing', async () => {
    const broken: ((path: string) => Response | null)[] = [
      () => new Response('<script src="main-BBBBBBBB.js"></script>'),
      (path) => new Response(PAGE, { status: path === '/offline-list' ? 503 : 200 }),
      gone,
    ];
    for (const network of broken) {
      const browser = new FakeBrowser();
      browser.network = network;
      await expectAsync(browser.happens('install')).toBeRejected();
      expect(browser.caches.size).toBe(0);
    }
  });

  it('leaves the API, writes and other places to the browser', async () => {
    const browser = await installed();
    browser.network = gone;
    const left: [url: string, ask: Ask][] = [
      ['/api/snapshot', { mode: 'cors' }],
      ['/api/letters/1', { mode: 'navigate' }],
      ['/my-list', { method: 'POST' }],
      ['/main-AAAAAAAA.js', { method: 'HEAD', mode: 'no-cors' }],
      ['https://elsewhere.example/icons.svg', { mode: 'cors' }],
      ['https://elsewhere.example/', {}],
      ['/chunk-of-another-page.js', { mode: 'cors' }],
    ];
    for (const [url, ask] of left) expect(await browser.answers(url, ask)).toBeNull();
  });

  it('asks the server for every page while there is a network', async () => {
    const browser = await installed();
    for (const path of ['/', '/my-list', '/offline-list', '/sign-in']) {
      browser.asked.length = 0;
      expect((await browser.answers(path))?.status).toBe(200);
      expect(browser.asked).toEqual([path]);
    }
  });

  it('passes on what the server itself says, also that there is nothing', async () => {
    const browser = await installed();
    for (const status of [404, 500]) {
      browser.network = () => new Response('', { status });
      expect((await browser.answers('/queue'))?.status).toBe(status);
    }
  });

  it('leads every page to the kept list without a network, or when only a proxy answers', async () => {
    const browser = await installed();
    const away: ((path: string) => Response | null)[] = [
      gone,
      ...[502, 503, 504].map((status) => () => new Response('', { status })),
    ];
    for (const network of away) {
      browser.network = network;
      for (const path of ['/', '/my-list/2026-09-16', '/sign-in?next=%2F']) {
        const answer = await browser.answers(path);
        expect(answer?.status).toBe(302);
        expect(answer?.headers.get('location')).toBe(`${HERE}/offline-list`);
      }
      expect(await (await browser.answers('/offline-list'))?.text()).toBe(PAGE);
      const script = await browser.answers('/main-AAAAAAAA.js', { mode: 'cors' });
      expect(await script?.text()).toBe('from the server: /main-AAAAAAAA.js');
      expect((await browser.answers('/icons.svg', { mode: 'cors' }))?.ok).toBe(true);
    }
  });

  it('shows the proxy’s answer where nothing was kept', async () => {
    const browser = new FakeBrowser();
    browser.network = () => new Response('', { status: 502 });
    expect((await browser.answers('/my-list'))?.status).toBe(502);
  });

  describe('as it is built', () => {
    const output = (entryPoint?: string, ...imports: string[]) => ({
      ...(entryPoint === undefined ? {} : { entryPoint }),
      imports: [
        ...imports.map((path) => ({ path, kind: 'import-statement' })),
        { path: 'chunk-never.js', kind: 'dynamic-import' },
      ],
    });
    const stats: Stats = {
      outputs: {
        'main-AAAAAAAA.js': output('src/main.ts', 'chunk-shared.js'),
        'chunk-shared.js': output(),
        'chunk-page.js': output('src/app/daily-list/kept/offline-list-page.ts', 'chunk-words.js'),
        'chunk-words.js': output(undefined, 'chunk-shared.js'),
        'chunk-safari.js': output('node_modules/temporal-polyfill/global.esm.js'),
        'chunk-minder.js': output('src/app/state/kept-list-minder.ts'),
        'chunk-never.js': output('src/app/today/today.routes.ts'),
      },
    };
    const html = `<link rel="stylesheet" href="styles-B.css"><script src="main-AAAAAAAA.js"></script>`;

    it('keeps what the page needs, and nothing of other pages', () => {
      const { files, main } = filesOfTheKeptList(stats, html, ['icons.svg']);
      expect(main).toBe('main-AAAAAAAA.js');
      expect(files).toEqual([
        '/chunk-minder.js',
        '/chunk-page.js',
        '/chunk-safari.js',
        '/chunk-shared.js',
        '/chunk-words.js',
        '/icons.svg',
        '/main-AAAAAAAA.js',
        '/styles-B.css',
      ]);
    });

    it('is not built without the page', () => {
      const others = Object.entries(stats.outputs).filter(([chunk]) => chunk !== 'chunk-page.js');
      const outputs = Object.fromEntries(others);
      expect(() => filesOfTheKeptList({ outputs }, html, [])).toThrowError(/offline-list-page/);
    });
  });
});
