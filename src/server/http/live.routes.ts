import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../db/deps.ts';
import type { Api } from './api.ts';
import { isDisplayOnly } from '#domain/people/roles';
import { displayChange, requireReader } from './display-view.ts';
import type { FeedChange } from './live-clinic.ts';
import type { LiveFeed, LiveStream } from './live-feed.ts';

/** One stream of server-sent events on the raw connection. */
class EventStream implements LiveStream {
  readonly personId: string;
  readonly #reply: FastifyReply;
  readonly #deps: Deps;
  readonly #expiresAt: string;
  readonly #view: (change: FeedChange) => string | null;
  readonly #drained: (seen: number) => void;

  constructor(
    request: FastifyRequest,
    reply: FastifyReply,
    deps: Deps,
    drained: (seen: number) => void,
  ) {
    this.personId = request.actor.personId;
    this.#expiresAt = request.signIn?.expiresAt ?? '';
    this.#reply = reply;
    this.#deps = deps;
    this.#drained = drained;
    this.#view = isDisplayOnly(request.actor.roles) ? displayChange : ({ text }) => text;
  }

  send(changes: readonly FeedChange[]): boolean {
    let out = '';
    for (const change of changes) {
      const text = this.#view(change);
      if (text !== null) out += `id: ${change.seq}\nevent: change\ndata: ${text}\n\n`;
    }
    if (out === '' || this.#reply.raw.write(out)) return true;
    const seen = changes.at(-1)?.seq ?? 0;
    this.#reply.raw.once('drain', () => {
      this.#drained(seen);
    });
    return false;
  }

  tooFarBack(): void {
    this.#reply.raw.write('event: too-far-back\ndata: {}\n\n');
    this.close();
  }

  ping(): void {
    const now = this.#deps.now();
    // The browser comes back at once, and is let in if the sign-in has lived on meanwhile.
    if (this.#expiresAt <= now) this.close();
    else if (!this.#reply.raw.writableNeedDrain)
      this.#reply.raw.write(`event: ping\ndata: ${JSON.stringify({ now })}\n\n`);
  }

  close(): void {
    this.#reply.raw.end();
  }
}

const liveQuery = z.object({
  from: z.coerce.number().int().min(0).optional().meta({
    description:
      'The seq of the snapshot, or of the last change seen. Last-Event-ID goes before it.',
  }),
});

export async function liveRoutes(api: Api, deps: Deps, feed: LiveFeed): Promise<void> {
  api.get(
    '/api/live',
    {
      schema: {
        summary: 'Every change of the clinic, in commit order, as server-sent events',
        description:
          'Events: `change` (id: seq, data: EntityChange), `ping` every 15 s, and `too-far-back` when only a new snapshot helps.',
        tags: ['live'],
        querystring: liveQuery,
      },
    },
    (request, reply) => {
      const { clinicId, roles } = request.actor;
      requireReader(roles);
      const last = Number(request.headers['last-event-id'] ?? Number.NaN);
      const from = Number.isInteger(last) ? last : request.query.from;
      const stream = new EventStream(request, reply, deps, (seen) => {
        if (!reply.raw.writableEnded) feed.join(clinicId, stream, seen);
      });
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      });
      reply.raw.on('error', () => undefined);
      reply.raw.on('close', () => {
        feed.leave(clinicId, stream);
      });
      reply.raw.write('retry: 1000\n\n');
      stream.ping();
      if (from === undefined) stream.tooFarBack();
      else feed.join(clinicId, stream, from);
    },
  );
}
