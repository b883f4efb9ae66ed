import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { Api } from './api.ts';

/** Angular names its files after their content: `chunk-B0J-xqv4.js` never changes. */
const HASHED = /-[\w-]{8}\.\w+(\.br)?$/;

/**
 * Serves the built app. Any address that is not a file is the app's own to route, and gets its
 * page, which is never cached, so that the next visit has the newest files.
 */
export async function serveApp(api: Api, folder: string): Promise<void> {
  const page = join(folder, 'index.html');
  await api.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: true,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header(
        'cache-control',
        HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  const sendPage = (reply: FastifyReply): FastifyReply => {
    if (!existsSync(page))
      return reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('The app is not built yet: start Ganglion with "npm start".');
    // Styles that Angular adds as it runs carry this request's nonce; nothing else may add any.
    const nonce = randomBytes(16).toString('base64');
    const html = readFileSync(page, 'utf8').replace('<g-root', `<g-root ngCspNonce="${nonce}"`);
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html);
  };
  api.get('/', { config: { public: true }, schema: { hide: true } }, (_request, reply) =>
    sendPage(reply),
  );
  api.get('/index.html', { config: { public: true }, schema: { hide: true } }, (_request, reply) =>
    sendPage(reply),
  );
  api.setNotFoundHandler((request, reply) => {
    const wantsPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !request.url.startsWith('/api/') &&
      !/\.\w+(\?|$)/.test(request.url);
    return wantsPage ? sendPage(reply) : notFound(reply);
  });
}

export function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ faults: [{ place: '/', problem: 'There is nothing here.' }] });
}

/** Everything from here and nowhere else; styles at run time only with the page's nonce. */
export function contentSecurityPolicy(nonce: string | null): string {
  return [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self'${nonce === null ? '' : ` 'nonce-${nonce}'`}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    // The browser's own viewer of a letter stands in a frame; nothing from elsewhere ever does.
    `frame-src 'self'`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
