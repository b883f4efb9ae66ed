import { createHash } from 'node:crypto';
import {
  calendarFeedSchema,
  calendarLinkSchema,
  madeCalendarFeedSchema,
  makeCalendarFeedSchema,
} from '#contract/calendar-feed';
import { changesSchema, failures } from '#contract/changes';
import type { Deps } from '../db/deps.ts';
import { systemActor } from '../db/system-actor.ts';
import { answerWrite, Refused, requireAct, type Api } from '../http/api.ts';
import { findFeed, makeFeed, openFeed, revokeFeed } from './calendar-feed.ts';
import { icalOf } from './ical.ts';

const tags = ['daily list'];
/** A calendar asks a few times an hour; whoever guesses at links asks more. */
const PER_PLACE = { max: 120, timeWindow: '10 minutes' };
const made = madeCalendarFeedSchema.extend(changesSchema.shape);
const gone = calendarFeedSchema.extend(changesSchema.shape);

/** The link by which a physician's own calendar reads their list: made, read by, taken back. */
export function calendarFeedRoutes(api: Api, deps: Deps, publicUrl: URL | null): void {
  /** As the world outside reaches it; without an address of its own, beside the page that asked. */
  const reachable = (path: string): string =>
    publicUrl === null ? path : new URL(path, publicUrl).href;
  const asked = api.createRateLimit({ ...PER_PLACE, keyGenerator: ({ ip }) => ip });

  api.get(
    '/api/calendar-feed',
    {
      schema: {
        summary: 'Whether there is a link to one’s own calendar, and since when',
        tags,
        response: { 200: calendarFeedSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      return { feed: await deps.read(actor, (db) => findFeed(db, actor.physicianId)) };
    },
  );

  api.post(
    '/api/calendar-feed',
    {
      schema: {
        summary: 'Make the link to one’s own calendar; one there was is dead',
        tags,
        body: makeCalendarFeedSchema,
        response: { 201: made, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'book-own-list');
      const outcome = await deps.write(actor, (tx) => makeFeed(tx, request.body));
      return answerWrite(reply, outcome, 201, ({ feed, path }) => ({
        feed,
        path: reachable(path),
      }));
    },
  );

  api.delete(
    '/api/calendar-feed',
    {
      schema: {
        summary: 'Take the link to one’s own calendar back',
        tags,
        response: { 200: gone, 201: gone, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'book-own-list');
      const outcome = await deps.write(actor, (tx) => revokeFeed(tx));
      return answerWrite(reply, outcome, 200, (value) => value);
    },
  );

  api.get(
    '/api/calendar/:clinicId/:secret',
    {
      config: { public: true },
      schema: {
        summary: 'A physician’s blocks as an iCalendar file, for whoever has the link',
        tags,
        params: calendarLinkSchema,
      },
    },
    async (request, reply) => {
      const limit = await asked(request);
      if (!limit.isAllowed && limit.isExceeded) {
        reply.header('retry-after', limit.ttlInSeconds);
        throw new Refused([{ code: 'too-many-attempts', retryAfterSeconds: limit.ttlInSeconds }]);
      }
      const { clinicId, secret } = request.params;
      const link = { secret, now: deps.now() };
      const feed = await deps.read(systemActor(clinicId), (db) => openFeed(db, link));
      // A dead link, a wrong clinic and a guess look alike.
      if (feed === null)
        throw new Refused([{ code: 'not-found', entity: 'resource', id: clinicId }]);
      const content = icalOf(feed);
      const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
      void reply.header('etag', etag).header('cache-control', 'private, no-store');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="list.ics"')
        .send(content);
    },
  );
}
