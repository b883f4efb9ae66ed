import { AsyncLocalStorage } from 'node:async_hooks';

/** What the transactions of one HTTP request need to know of it. */
export interface RequestContext {
  readonly requestId: string;
  /** Set once the body is read, when the client sent an Idempotency-Key. */
  idempotency: { readonly key: string; readonly requestHash: string } | null;
  /** How many writes the request has opened: each has a place of its own under the key. */
  writes: number;
}

export const requestContext = new AsyncLocalStorage<RequestContext>();
