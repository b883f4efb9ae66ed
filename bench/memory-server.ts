import { createReadStream, existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { EntityChange, Snapshot } from '#contract/live';
import type { SignedIn } from '#contract/people';
import { root } from '../tools/children.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** What stands behind the app: no database, and nothing but what is measured. */
export interface ClinicInMemory {
  readonly signedIn: SignedIn;
  readonly snapshot: Snapshot;
  /** A colleague's change. */
  readonly change?: (seq: number) => EntityChange;
  /** What a write is answered with. */
  readonly write?: (url: string, body: unknown, seq: number) => EntityChange;
}

export interface MemoryServer {
  readonly server: Server;
  /** Sends changes of colleagues, so many a second, until it is stopped. */
  changes(perSecond: number): () => void;
}

/**
 * The built app with a clinic from memory behind it: what is measured is the browser, and PostgreSQL
 * has no part in it.
 */
export async function serveFromMemory(port: number, clinic: ClinicInMemory): Promise<MemoryServer> {
  const folder = appFolder();
  const listeners = new Set<ServerResponse>();
  let seq = clinic.snapshot.seq;
  const answers: Readonly<Record<string, unknown>> = {
    '/api/sign-ins': { signedIn: clinic.signedIn },
    '/api/snapshot': clinic.snapshot,
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://board');
    const answer = answers[pathname];
    if (answer !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    } else if (pathname === '/api/live') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`event: ping\ndata: ${JSON.stringify({ now: clinic.snapshot.now })}\n\n`);
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    } else if (request.method === 'POST' && clinic.write !== undefined) {
      void writeOf(request, pathname).then((change) => {
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ changes: [change] }));
      });
    } else if (pathname.startsWith('/api/')) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"faults":[]}');
    } else sendFile(join(folder, pathname), response);
  });
  server.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));

  async function writeOf(request: IncomingMessage, pathname: string) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    seq += 1;
    return clinic.write?.(pathname, JSON.parse(Buffer.concat(chunks).toString()), seq);
  }

  function sendFile(path: string, response: ServerResponse): void {
    const type = TYPES[extname(path)];
    if (type === undefined || !existsSync(path)) {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(readFileSync(join(folder, 'index.html')));
      return;
    }
    response.writeHead(200, { 'content-type': type });
    createReadStream(path).pipe(response);
  }
  return {
    server,
    changes: (perSecond) => {
      const timer = setInterval(() => {
        if (clinic.change === undefined) return;
        seq += 1;
        const event = `id: ${seq}\nevent: change\ndata: ${JSON.stringify(clinic.change(seq))}\n\n`;
        for (const listener of listeners) listener.write(event);
      }, 1000 / perSecond);
      return () => {
        clearInterval(timer);
      };
    },
  };
}

/** Wherever the build put the page. */
function appFolder(): string {
  const dist = join(root, 'dist');
  const found = readdirSync(dist, { recursive: true, encoding: 'utf8' }).find((path) =>
    /(^|[/\\])index\.html$/.test(path),
  );
  if (found === undefined) throw new Error('The app is not built');
  return join(dist, found, '..');
}
