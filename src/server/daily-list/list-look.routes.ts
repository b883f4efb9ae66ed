import { changesSchema, failures } from '#contract/changes';
import {
  listLookSchema,
  listPrintSchema,
  lookedListSchema,
  printListSchema,
  seeListSchema,
  type ListLook,
  type ListPrint,
} from '#contract/list-look';
import type { Deps } from '../db/deps.ts';
import { answerWrite, requireAct, type Api } from '../http/api.ts';
import { findLook, seeList } from './list-look.ts';
import { findListPrint, printList } from './list-print.ts';

const tags = ['daily list'];
const path = '/api/list-looks/:physicianId/:date';
const seen = listLookSchema.extend(changesSchema.shape);
const printPath = '/api/list-prints/:physicianId/:date';
const printed = listPrintSchema.extend(changesSchema.shape);

/** What of a list was seen, which is each person's own, and what of it is on paper, which is everybody's. */
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

  api.get(
    printPath,
    {
      schema: {
        summary: 'What is on paper of a physician’s list of one day',
        tags,
        params: lookedListSchema,
        response: { 200: listPrintSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      return { print: await deps.read(actor, (db) => findListPrint(db, request.params)) };
    },
  );

  api.post(
    printPath,
    {
      schema: {
        summary: 'Record that the list is printed, and what the paper says',
        tags,
        params: lookedListSchema,
        body: printListSchema,
        response: { 201: printed, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'read-clinic');
      const outcome = await deps.write(actor, (tx) => printList(tx, request.params, request.body));
      return answerWrite(reply, outcome, 201, (print: ListPrint['print']) => ({ print }));
    },
  );
}
