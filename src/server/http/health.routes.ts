import { z } from 'zod';
import type { Database } from '../db/database.ts';
import type { Api } from './api.ts';
import type { LiveFeed } from './live-feed.ts';

const stateSchema = z.object({ state: z.enum(['ok', 'not-ready']) });

/** For whoever watches the server: does it run, and can it work? */
export async function healthRoutes(api: Api, database: Database, feed: LiveFeed): Promise<void> {
  api.get(
    '/healthz',
    {
      config: { public: true },
      schema: { summary: 'The server runs', tags: ['health'], response: { 200: stateSchema } },
      logLevel: 'warn',
    },
    () => ({ state: 'ok' as const }),
  );
  api.get(
    '/readyz',
    {
      config: { public: true },
      schema: {
        summary: 'The server and its database can work',
        tags: ['health'],
        response: { 200: stateSchema, 503: stateSchema },
      },
      logLevel: 'warn',
    },
    async (_request, reply) => {
      const answers = await database.pool.query('select 1').then(
        () => true,
        () => false,
      );
      return answers && feed.listening
        ? reply.send({ state: 'ok' })
        : reply.code(503).send({ state: 'not-ready' });
    },
  );
}
