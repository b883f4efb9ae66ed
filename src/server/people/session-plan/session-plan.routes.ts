import { changesSchema, failures } from '#contract/changes';
import {
  changePlanSchema,
  planPreviewSchema,
  previewPlanSchema,
  strandedBookingsSchema,
} from '#contract/session-plan';
import { clinicBook } from '#domain/booking/clinic-book';
import { strandedIn } from '#domain/booking/stranded';
import { clinicTimeOf } from '#domain/time/instant';
import type { Deps } from '../../db/deps.ts';
import { findBookingsFrom } from '../../db/records/booking.ts';
import { findTheClinic } from '../../db/records/clinic.ts';
import { findClosuresFrom } from '../../db/records/closure.ts';
import { findAllResources } from '../../db/records/resource.ts';
import { findSessionsFrom } from '../../db/records/session.ts';
import { answerWrite, requireAct, type Api } from '../../http/api.ts';
import { changePlan, previewPlan, withoutThoseOver } from './change-plan.ts';

const tags = ['clinic'];

/** Regular sessions, their exceptions, and closures: looked at before they are saved. */
export function sessionPlanRoutes(api: Api, deps: Deps): void {
  api.post(
    '/api/session-plan/preview',
    {
      schema: {
        summary: 'What a change of sessions or closures would come to, and whom it would strand',
        tags,
        body: previewPlanSchema,
        response: { ...failures, 200: planPreviewSchema },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'set-up-clinic');
      const outcome = await deps.write(actor, (tx) => previewPlan(tx, request.body.change));
      if (outcome.kind === 'refused') return answerWrite(reply, outcome);
      const { stranded, ...counts } = outcome.value;
      return reply.send({ ...counts, stranded: stranded.map(asAnswer) });
    },
  );

  api.post(
    '/api/session-plan',
    {
      schema: {
        summary: 'Change sessions or closures; every booking it strands must have been seen',
        tags,
        body: changePlanSchema,
        response: { 200: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'set-up-clinic');
      return answerWrite(reply, await deps.write(actor, (tx) => changePlan(tx, request.body)));
    },
  );

  api.get(
    '/api/bookings/stranded',
    {
      schema: {
        summary: 'Bookings that need a move because their day has changed under them',
        tags,
        response: { ...failures, 200: strandedBookingsSchema },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'read-clinic');
      const stranded = await deps.readSnapshot(actor, async (db) => {
        const clinic = await findTheClinic(db);
        const { date: today, minute } = clinicTimeOf(deps.now(), clinic.zone);
        const [resources, sessions, closures, bookings] = await Promise.all([
          findAllResources(db),
          findSessionsFrom(db, today),
          findClosuresFrom(db, today),
          findBookingsFrom(db, today),
        ]);
        const facts = { clinic, resources, sessions, closures, bookings, occupancies: [] };
        return withoutThoseOver(db, strandedIn(clinicBook(facts), { today, minute }));
      });
      return reply.send({
        stranded: stranded.map(({ booking, refusals }) =>
          asAnswer({ bookingId: booking.id, version: booking.version, refusals }),
        ),
      });
    },
  );
}

interface StrandedBooking {
  readonly bookingId: string;
  readonly version: number;
  readonly refusals: readonly { readonly code: string }[];
}

const asAnswer = ({ refusals, ...booking }: StrandedBooking) => ({
  ...booking,
  refusals: refusals.map((refusal) => ({ ...refusal })),
});
