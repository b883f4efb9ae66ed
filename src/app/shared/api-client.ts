import type { EntityChange } from '#contract/live';
import { Injectable, InjectionToken, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { Observable, map } from 'rxjs';
import { apiActions } from '../state/live-feed.actions';
import type { ApiFailure } from './api-failure';
import { failureOf } from './api-answer';

export const FETCH = new InjectionToken<typeof fetch>('fetch', {
  providedIn: 'root',
  factory: () => globalThis.fetch.bind(globalThis),
});

export type WriteMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface SendOptions {
  /** For a body that is sent as it is, such as an HL7 message; JSON otherwise. */
  readonly contentType?: string;
  /** Milliseconds before the one retry. */
  readonly retryAfter?: number;
  /** Is sent even though the page is left at this moment. */
  readonly keepalive?: boolean;
}

/** What a proxy says while the server restarts: worth the same retry as a lost line. */
const PASSING: readonly number[] = [502, 503, 504];

/**
 * Every request of the app. Emits once, then completes; errors with an `ApiFailure`, nothing else.
 * What an answer says has changed is in the store before it is emitted.
 */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  readonly #fetch = inject(FETCH);
  readonly #store = inject(Store);

  read<T>(url: string): Observable<T> {
    return this.send<T>('GET', url);
  }

  /**
   * A write under one idempotency key, so that the retry after a lost line, or an answer that never
   * came, does it once.
   */
  write(
    method: WriteMethod,
    url: string,
    body?: unknown,
    options?: SendOptions,
  ): Observable<readonly EntityChange[]> {
    return this.send<{ changes: readonly EntityChange[] }>(method, url, body, options).pipe(
      map((answer) => answer.changes),
    );
  }

  send<T>(
    method: 'GET' | WriteMethod,
    url: string,
    body?: unknown,
    options: SendOptions = {},
  ): Observable<T> {
    return new Observable<T>((subscriber) => {
      const aborter = new AbortController();
      const request = requestOf(method, body, options);
      // A read nobody waits for is stopped; a write is never: it may already be done.
      if (method === 'GET') request.signal = aborter.signal;
      this.#answer(url, request, options.retryAfter ?? 400)
        .then((answer) => {
          if (answer.failure === null) {
            this.#takeIn(answer.body);
            subscriber.next(answer.body as T);
            subscriber.complete();
            return;
          }
          if (answer.failure.kind === 'signed-out') this.#store.dispatch(apiActions.sessionEnded());
          subscriber.error(answer.failure);
        })
        .catch((problem: unknown) => {
          if (aborter.signal.aborted) return;
          console.error(problem);
          subscriber.error({ kind: 'broken', requestId: null } satisfies ApiFailure);
        });
      return () => {
        aborter.abort();
      };
    });
  }

  async #answer(url: string, request: RequestInit, retryAfter: number): Promise<Answer> {
    const first = await this.#attempt(url, request);
    if (first !== null && !PASSING.includes(first.response.status)) return answerOf(first);
    if (request.signal?.aborted === true) return UNREACHABLE;
    await new Promise((resolve) => setTimeout(resolve, retryAfter));
    const second = await this.#attempt(url, request);
    return second === null ? UNREACHABLE : answerOf(second);
  }

  /** `null` when no answer came, or not to its end. */
  async #attempt(url: string, request: RequestInit): Promise<WholeAnswer | null> {
    try {
      const response = await this.#fetch(url, request);
      return { response, text: await response.text() };
    } catch {
      return null;
    }
  }

  #takeIn(body: unknown): void {
    if (typeof body !== 'object' || body === null || !('changes' in body)) return;
    if (Array.isArray(body.changes))
      this.#store.dispatch(
        apiActions.changesAnswered({ changes: body.changes as readonly EntityChange[] }),
      );
  }
}

interface WholeAnswer {
  readonly response: Response;
  readonly text: string;
}

interface Answer {
  readonly body: unknown;
  readonly failure: ApiFailure | null;
}

const UNREACHABLE: Answer = { body: null, failure: { kind: 'offline' } };

function answerOf({ response, text }: WholeAnswer): Answer {
  const body: unknown = text === '' ? null : jsonOf(text);
  return { body, failure: response.ok ? null : failureOf(response, body) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function requestOf(method: string, body: unknown, options: SendOptions): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['idempotency-key'] = freshKey();
  const request: RequestInit = { method, headers, credentials: 'same-origin' };
  if (options.keepalive === true) request.keepalive = true;
  if (body === undefined) return request;
  headers['content-type'] = options.contentType ?? 'application/json';
  request.body = options.contentType === undefined ? JSON.stringify(body) : (body as BodyInit);
  return request;
}

/** A random UUID; `crypto.randomUUID` exists only on https and localhost. */
function freshKey(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  })
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
