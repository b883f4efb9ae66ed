import { changesSchema, failures } from '#contract/changes';
import {
  listLookSchema,
  lookedListSchema,
  seeListSchema,
  type ListLook,
} from '#contract/list-look';
import type { Deps } from '../db/deps.ts';
import { answerWrite, requireAct, type Api } from '../http/api.ts';
import { findLook, seeList } from './list-look.ts';

const tags = ['daily list'];
const path = '/api/list-looks/:physicianId/:date';
const seen = listLookSchema.extend(changesSchema.shape);

/** What the signed-in person has seen of a list: their own, and nobody else's to read. */
export function listLookRoutes(api: Api, deps: Deps): void {
  api.get(
    path,
    {
      schema: {
        summary: 'What the signed-in person has seen of a physician’s list of one day',
        tags,
        params: lookedListSchema,
        response: { 200: listLookSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      const look = await deps.read(actor, (db) => findLook(db, actor.personId, request.params));
      return { look };
    },
  );

  api.put(
    path,
    {
      schema: {
        summary: 'Rows of the list are seen as they are now',
        tags,
        params: lookedListSchema,
        body: seeListSchema,
        response: { 200: seen, 201: seen, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'read-clinic');
      const outcome = await deps.write(actor, (tx) => seeList(tx, request.params, request.body));
      return answerWrite(reply, outcome, 200, (look: ListLook['look']) => ({ look }));
    },
  );
}
