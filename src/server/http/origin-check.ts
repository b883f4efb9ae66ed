import type { FastifyRequest } from 'fastify';

/** A write that another site made the browser send. */
export class CrossSite extends Error {
  override readonly name = 'CrossSite';
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that do not come from our own pages. Browsers say where a request comes from in
 * Sec-Fetch-Site, and where they do not (old ones, and plain http) in Origin. Programs that send
 * neither carry no cookie by themselves and have nothing to be tricked out of.
 */
export function refuseCrossSite(
  request: Pick<FastifyRequest, 'method' | 'headers' | 'protocol' | 'host'>,
  publicUrl: URL | null,
): void {
  if (READS.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return;
  if (site !== undefined) throw new CrossSite();
  const { origin } = request.headers;
  if (origin === undefined || origin === `${request.protocol}://${request.host}`) return;
  if (origin !== publicUrl?.origin) throw new CrossSite();
}
