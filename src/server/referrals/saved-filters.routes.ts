import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import {
  changeFilterSchema,
  savedFiltersSchema,
  saveFilterSchema,
  type SavedFilter,
} from '#contract/saved-filters';
import type { Deps } from '../db/deps.ts';
import { answerWrite, requireAct, type Api } from '../http/api.ts';
import { changeFilter, findSavedFilters, removeFilter, saveFilter } from './saved-filters.ts';

const tags = ['referrals'];
const params = z.object({ id: z.uuid() });
const answer = savedFiltersSchema.extend(changesSchema.shape);
const response = { 200: answer, 201: answer, ...failures };
const asAnswer = (filters: readonly SavedFilter[]) => ({ filters });

/** The views of the queue that a person keeps: their own, and nobody else's. */
export function savedFilterRoutes(api: Api, deps: Deps): void {
  api.get(
    '/api/saved-filters',
    {
      schema: {
        summary: 'The views of the queue that the signed-in person keeps',
        tags,
        response: { 200: savedFiltersSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      return { filters: await deps.read(actor, (db) => findSavedFilters(db, actor.personId)) };
    },
  );

  api.post(
    '/api/saved-filters',
    {
      schema: {
        summary: 'Keep a view under a name; one that was removed comes back as it was',
        tags,
        body: saveFilterSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'read-clinic');
      const outcome = await deps.write(actor, (tx) => saveFilter(tx, request.body));
      return answerWrite(reply, outcome, 201, asAnswer);
    },
  );

  api.put(
    '/api/saved-filters/:id',
    {
      schema: {
        summary: 'Rename a view, or let it show something else',
        tags,
        params,
        body: changeFilterSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'read-clinic');
      const { id } = request.params;
      const outcome = await deps.write(actor, (tx) => changeFilter(tx, id, request.body));
      return answerWrite(reply, outcome, 200, asAnswer);
    },
  );

  api.delete(
    '/api/saved-filters/:id',
    { schema: { summary: 'Remove a view', tags, params, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'read-clinic');
      const outcome = await deps.write(actor, (tx) => removeFilter(tx, request.params.id));
      return answerWrite(reply, outcome, 200, asAnswer);
    },
  );
}
