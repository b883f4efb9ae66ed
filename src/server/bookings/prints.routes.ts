import { z } from 'zod';
import { failures } from '#contract/changes';
import { printSheetSchema, printsSchema, sheetPrintedSchema } from '#contract/prints';
import type { Deps } from '../db/deps.ts';
import { answerWrite, Refused, requireAct, type Api } from '../http/api.ts';
import { findPrints, printSheet } from './print-sheet.ts';

const ofBooking = z.object({ id: z.uuid() });
const tags = ['bookings'];

/** What left the clinic on paper. */
export function printRoutes(api: Api, deps: Deps): void {
  api.post(
    '/api/bookings/:id/prints',
    {
      schema: {
        summary: 'Record that the preparation sheet is printed',
        tags,
        params: ofBooking,
        body: printSheetSchema,
        response: { ...failures, 201: sheetPrintedSchema },
      },
    },
    async (request, reply) => {
      // The paper tells the patient.
      const actor = requireAct(request, 'tell-patient');
      const { id } = request.params;
      const outcome = await deps.write(actor, (tx) => printSheet(tx, id, request.body));
      return answerWrite(reply, outcome, 201, (value) => value);
    },
  );

  api.get(
    '/api/bookings/:id/prints',
    {
      schema: {
        summary: 'Which preparation sheets were printed, and what each said',
        tags,
        params: ofBooking,
        response: { ...failures, 200: printsSchema },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      const { id } = request.params;
      const prints = await deps.read(actor, (db) => findPrints(db, id));
      if (prints === null) throw new Refused([{ code: 'not-found', entity: 'booking', id }]);
      return { prints };
    },
  );
}
