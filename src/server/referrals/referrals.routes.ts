import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import { referralAnswerSchema } from '#contract/referral-answer';
import { completeReferralSchema, enterReferralSchema } from '#contract/referral-writes';
import { importAnswerSchema, messagesAnswerSchema } from '#contract/referrals';
import { allowedActions } from '#domain/referral/allowed-actions';
import { clinicDateOf } from '#domain/time/instant';
import type { Deps } from '../db/deps.ts';
import { findBookingsOf } from '../db/records/booking.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { findReferrals } from '../db/records/referral.ts';
import { findPatients } from '../db/records/patient.ts';
import { findVisits } from '../db/records/visit.ts';
import { answerWrite, Refused, requireAct, type Api } from '../http/api.ts';
import { bulkRoutes } from './bulk.routes.ts';
import { attachmentRoutes } from './attachments.routes.ts';
import { completeReferral } from './complete-referral.ts';
import { duplicateRoutes } from './duplicates.routes.ts';
import { enterReferral } from './enter-referral.ts';
import { findMessages } from './find-messages.ts';
import { importReferrals, type ReadMessage } from './import-referrals.ts';
import type { QueueDay } from './queue-day.ts';
import { queueRoutes } from './queue.routes.ts';
import { readinessRoutes } from './readiness.routes.ts';
import { notFound } from './referral-write.ts';
import { reminderRoutes } from './reminders.routes.ts';
import { triageRoutes } from './triage.routes.ts';

const ofReferral = z.object({ id: z.uuid() });
const response = { 200: changesSchema, 201: changesSchema, ...failures };

/** Larger than what is read, so that a file a little too large is refused in clinic words. */
export const LARGEST_BODY = 8 * 1024 * 1024;

/** From a referral coming in to "ready to book". */
export async function referralRoutes(
  api: Api,
  deps: Deps,
  read: ReadMessage,
  day: QueueDay,
): Promise<void> {
  await api.register(async (scope: Api) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: LARGEST_BODY },
      (_request, body, parsed) => {
        parsed(null, body);
      },
    );
    scope.post(
      '/api/referrals/import',
      {
        bodyLimit: LARGEST_BODY,
        schema: {
          summary: 'Takes in a file of FHIR R4 JSON or HL7 v2',
          description:
            'The body is the file itself, up to 5 MB, whatever its content type. Each ServiceRequest or REF message becomes a referral or is refused with its reason and place.',
          tags: ['referrals'],
          response: { 200: importAnswerSchema, ...failures },
        },
      },
      async (request, reply) => {
        const actor = requireAct(request, 'enter-referral');
        const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const { outcomes, changes } = await importReferrals(deps, actor, read, content);
        const written = { kind: 'done', value: outcomes, changes, replayed: false } as const;
        return answerWrite(reply, written, 200, () => ({ outcomes }));
      },
    );
  });

  api.post(
    '/api/referrals',
    { schema: { tags: ['referrals'], body: enterReferralSchema, response } },
    async (request, reply) => {
      const actor = requireAct(request, 'enter-referral');
      const outcome = await deps.write(actor, (tx) => enterReferral(tx, request.body));
      return answerWrite(reply, outcome, 201);
    },
  );

  api.patch(
    '/api/referrals/:id',
    {
      schema: { tags: ['referrals'], params: ofReferral, body: completeReferralSchema, response },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'enter-referral');
      const command = { referralId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => completeReferral(tx, command)));
    },
  );

  api.get(
    '/api/referrals/:id',
    {
      schema: {
        tags: ['referrals'],
        params: ofReferral,
        response: { 200: referralAnswerSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      const { id } = request.params;
      return deps.read(actor, async (db) => {
        const [referral] = await findReferrals(db, [id]);
        const [patient] =
          referral === undefined ? [] : await findPatients(db, [referral.patientId]);
        if (referral === undefined || patient === undefined) throw new Refused([notFound(id)]);
        const [bookings, { zone }] = await Promise.all([findBookingsOf(db, id), findTheClinic(db)]);
        const today = clinicDateOf(deps.now(), zone);
        const allowed = allowedActions({ referral, bookings }, actor, today);
        const visits = await findVisits(
          db,
          bookings.map((booking) => booking.id),
        );
        return { referral, patient, bookings, visits, allowed };
      });
    },
  );

  api.get(
    '/api/referrals/:id/messages',
    {
      schema: {
        tags: ['referrals'],
        params: ofReferral,
        response: { 200: messagesAnswerSchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      const messages = await deps.read(actor, (db) => findMessages(db, request.params.id));
      return { messages };
    },
  );

  queueRoutes(api, deps, day);
  await attachmentRoutes(api, deps);
  triageRoutes(api, deps);
  reminderRoutes(api, deps);
  bulkRoutes(api, deps);
  duplicateRoutes(api, deps);
  readinessRoutes(api, deps);
}
