import { Readable } from 'node:stream';
import { failures } from '#contract/changes';
import {
  queueCountsQuerySchema,
  queueCountsSchema,
  queuePageSchema,
  queueNarrowingSchema,
  queueQuerySchema,
} from '#contract/queue';
import { clinicDateOf } from '#domain/time/instant';
import type { Deps } from '../db/deps.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { findAllProcedureTypes } from '../db/records/procedure-type.ts';
import { requireAct, type Api } from '../http/api.ts';
import { findQueue, findQueuePage } from './find-queue.ts';
import { queueCsv } from './queue-csv.ts';
import { QueueCounter } from './queue-counts.ts';
import type { QueueDay } from './queue-day.ts';

/** A list that is longer than any spreadsheet is of use to nobody. */
const LONGEST_EXPORT = 200_000;

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

  api.get(
    '/api/queue/export.csv',
    {
      schema: {
        summary: 'A whole list as CSV, in its order',
        description: `Up to ${LONGEST_EXPORT} rows; the columns are described in docs/referral-csv.md.`,
        tags: ['referrals'],
        querystring: queueNarrowingSchema,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'read-clinic');
      await day.turn(actor);
      const { zone, rules } = await deps.read(actor, findTheClinic);
      const today = clinicDateOf(deps.now(), zone);
      const lines = deps.readInPortions(actor, async function* (db) {
        const types = await findAllProcedureTypes(db);
        const names = new Map(types.map(({ id, name }) => [id, name]));
        yield* queueCsv(findQueue(db, request.query, LONGEST_EXPORT), {
          calendar: { today, zone, rules },
          procedureName: (id) => names.get(id) ?? '',
        });
      });
      // Whoever closes the connection ends the stream, and with it the transaction.
      return reply
        .type('text/csv; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename="referrals-${request.query.list}-${today}.csv"`,
        )
        .send(Readable.from(lines));
    },
  );
}
