import { failures } from '#contract/changes';
import {
  queueCountsQuerySchema,
  queueCountsSchema,
  queuePageSchema,
  queueQuerySchema,
} from '#contract/queue';
import type { Deps } from '../db/deps.ts';
import { requireAct, type Api } from '../http/api.ts';
import { findQueuePage } from './find-queue.ts';
import { QueueCounter } from './queue-counts.ts';
import type { QueueDay } from './queue-day.ts';

/** The queue as lists read it, whatever its size. */
export function queueRoutes(api: Api, deps: Deps, day: QueueDay): void {
  const counter = new QueueCounter(deps);
  day.onTurned = (clinicId) => {
    counter.forget(clinicId);
  };

  api.get(
    '/api/queue',
    {
      schema: {
        summary: 'One page of a list of referrals, filtered and sorted',
        tags: ['referrals'],
        querystring: queueQuerySchema,
        response: { 200: queuePageSchema, ...failures },
      },
      compress: { threshold: 4096 },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      await day.turn(actor);
      return deps.read(actor, (db) => findQueuePage(db, request.query));
    },
  );

  api.get(
    '/api/queue/counts',
    {
      schema: {
        summary: 'How many referrals stand on each list, and whose move they wait for',
        tags: ['referrals'],
        querystring: queueCountsQuerySchema,
        response: { 200: queueCountsSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      await day.turn(actor);
      return counter.count(actor, request.query.since);
    },
  );
}
