import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { IDEMPOTENCY_KEY } from '../db/idempotency.ts';
import { requestContext } from '../db/request-context.ts';

/** The header is there, and is not a key. */
export class BadIdempotencyKey extends Error {
  override readonly name = 'BadIdempotencyKey';
}

/**
 * Tells the request's transactions its Idempotency-Key, and a hash of what the key stands for.
 * Run once the body is read.
 */
export function readIdempotencyKey(request: FastifyRequest): void {
  const key = request.headers['idempotency-key'];
  // Before anybody is signed in there is no clinic to keep the key in.
  if (key === undefined || request.method === 'GET' || !request.signIn) return;
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)) throw new BadIdempotencyKey();
  const context = requestContext.getStore();
  if (!context) return;
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`);
  const { body } = request;
  hash.update(
    typeof body === 'string' || body instanceof Buffer ? body : (JSON.stringify(body) ?? ''),
  );
  context.idempotency = { key, requestHash: hash.digest('hex') };
}
