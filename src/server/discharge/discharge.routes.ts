import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import {
  answerItemSchema,
  checklistsSchema,
  startChecklistSchema,
  startedChecklistSchema,
} from '#contract/discharge';
import type { Deps } from '../db/deps.ts';
import { findChecklistsOf } from '../db/records/checklist.ts';
import { answerWrite, type Api, requireAct } from '../http/api.ts';
import { answerItem } from './answer-item.ts';
import { startChecklist } from './start-checklist.ts';

const byId = z.object({ id: z.uuid() });
const response = { 200: changesSchema, 201: changesSchema, ...failures };

/** Checklists of the day: begun for a booking, answered item by item. */
export function dischargeRoutes(api: Api, deps: Deps): void {
  api.get(
    '/api/bookings/:id/checklists',
    {
      schema: {
        summary: 'The checklists of a booking, also of a day long past',
        tags: ['checklists'],
        params: byId,
        response: { 200: checklistsSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      const checklists = await deps.read(actor, (db) => findChecklistsOf(db, request.params.id));
      return { checklists };
    },
  );

  api.post(
    '/api/bookings/:id/checklists',
    {
      schema: {
        summary: 'Begin a checklist, or find it begun',
        tags: ['checklists'],
        params: byId,
        body: startChecklistSchema,
        response: { ...failures, 201: startedChecklistSchema },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'answer-checklist');
      const command = { bookingId: request.params.id, ...request.body };
      const outcome = await deps.write(actor, (tx) => startChecklist(tx, command));
      return answerWrite(reply, outcome, 201, (value) => value);
    },
  );

  api.post(
    '/api/checklists/:id/answers',
    {
      schema: {
        summary: 'Answer an item; a correction keeps the answer before',
        tags: ['checklists'],
        params: byId,
        body: answerItemSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'answer-checklist');
      const command = { checklistId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => answerItem(tx, command)), 201);
    },
  );
}
