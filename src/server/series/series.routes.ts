import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import {
  bookBlocksSchema,
  decideSeriesSchema,
  pauseSeriesSchema,
  planSeriesSchema,
  proposeSeriesSchema,
  recordResponseSchema,
  resumeSeriesSchema,
  seriesProposalSchema,
} from '#contract/series';
import type { Deps } from '../db/deps.ts';
import { answerWrite, Refused, requireAct, type Api } from '../http/api.ts';
import { bookBlocks } from './book-blocks.ts';
import { decideSeries } from './decide-series.ts';
import { pauseSeries, resumeSeries } from './pause-series.ts';
import { planSeries } from './plan-series.ts';
import { proposeOverHttp } from './propose-series.ts';
import { recordResponse } from './record-response.ts';

const ofSeries = z.object({ id: z.uuid() });
const response = { 200: changesSchema, 201: changesSchema, ...failures };
const tags = ['series'];

/** Series of blocks: proposed, booked as a whole, answered for and decided. */
export function seriesRoutes(api: Api, deps: Deps): void {
  api.post(
    '/api/series',
    { schema: { tags, body: planSeriesSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'plan-series');
      const outcome = await deps.write(actor, (tx) => planSeries(tx, request.body));
      return answerWrite(reply, outcome, 201);
    },
  );

  api.post(
    '/api/series/proposals',
    {
      schema: {
        tags,
        body: proposeSeriesSchema,
        response: { ...failures, 200: seriesProposalSchema },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'plan-series');
      const asked = await deps.readSnapshot(actor, (db) =>
        proposeOverHttp(db, request.body, deps.now()),
      );
      if ('refusals' in asked) throw new Refused(asked.refusals);
      return reply.send(asked.proposal);
    },
  );

  api.post(
    '/api/series/:id/bookings',
    { schema: { tags, params: ofSeries, body: bookBlocksSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'plan-series');
      const command = { seriesId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => bookBlocks(tx, command)), 201);
    },
  );

  api.post(
    '/api/series/:id/responses',
    { schema: { tags, params: ofSeries, body: recordResponseSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'record-response');
      const command = { seriesId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => recordResponse(tx, command)), 201);
    },
  );

  api.post(
    '/api/series/:id/decisions',
    { schema: { tags, params: ofSeries, body: decideSeriesSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'decide-series');
      const command = { seriesId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => decideSeries(tx, command)), 201);
    },
  );

  api.post(
    '/api/series/:id/pause',
    { schema: { tags, params: ofSeries, body: pauseSeriesSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'plan-series');
      const command = { seriesId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => pauseSeries(tx, command)));
    },
  );

  api.post(
    '/api/series/:id/resume',
    { schema: { tags, params: ofSeries, body: resumeSeriesSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'plan-series');
      const command = { seriesId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => resumeSeries(tx, command)));
    },
  );
}
