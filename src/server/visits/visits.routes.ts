import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import {
  answerConcernSchema,
  followUpCallSchema,
  overruleSchema,
  recordMeasurementsSchema,
  recordStepSchema,
  signRecordSchema,
  undoStepSchema,
  writeRecordSchema,
} from '#contract/visits';
import type { Deps } from '../db/deps.ts';
import { answerWrite, type Api, Refused, requireAct, requireOneOf } from '../http/api.ts';
import { passwordMatches } from '../http/passwords.ts';
import { answerConcern, recordFollowUpCall } from './follow-up-calls.ts';
import { overruleBlocker } from './overrule-blocker.ts';
import { recordMeasurements } from './record-measurements.ts';
import { recordStep } from './record-step.ts';
import { signRecord } from './sign-record.ts';
import { undoStep } from './undo-step.ts';
import { writeProcedureRecord } from './write-record.ts';

const ofBooking = z.object({ id: z.uuid() });
const response = { 200: changesSchema, 201: changesSchema, ...failures };

/** A signature asks for a password: whoever holds a stolen cookie must not try them all. */
const SIGNING = { max: 40, timeWindow: 5 * 60_000 };

/** What happens to a patient on the day; each path is a booking’s. */
export function visitRoutes(api: Api, deps: Deps): void {
  const signing = api.createRateLimit({
    ...SIGNING,
    keyGenerator: ({ actor }) => `sign ${actor.personId}`,
  });

  api.post(
    '/api/bookings/:id/steps',
    {
      schema: {
        summary: 'Stamp a step of the day, or an outcome',
        tags: ['visits'],
        params: ofBooking,
        body: recordStepSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireOneOf(request, ['record-visit-step', 'record-arrival']);
      const command = { bookingId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => recordStep(tx, command)), 201);
    },
  );

  api.post(
    '/api/bookings/:id/steps/:stepId/undo',
    {
      schema: {
        summary: 'Take back the last stamp, with a reason',
        tags: ['visits'],
        params: ofBooking.extend({ stepId: z.uuid() }),
        body: undoStepSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireOneOf(request, ['record-visit-step', 'record-arrival']);
      const { id, stepId } = request.params;
      const command = { bookingId: id, stepId, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => undoStep(tx, command)));
    },
  );

  api.post(
    '/api/bookings/:id/overrules',
    {
      schema: {
        summary: 'Let a soft blocker pass, as a physician, with a reason',
        tags: ['visits'],
        params: ofBooking,
        body: overruleSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'overrule-as-physician');
      const command = { bookingId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => overruleBlocker(tx, command)), 201);
    },
  );

  api.post(
    '/api/bookings/:id/measurements',
    {
      schema: {
        summary: 'Add what was measured',
        tags: ['visits'],
        params: ofBooking,
        body: recordMeasurementsSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'record-measurement');
      const command = { bookingId: request.params.id, ...request.body };
      const outcome = await deps.write(actor, (tx) => recordMeasurements(tx, command));
      return answerWrite(reply, outcome, 201);
    },
  );

  api.put(
    '/api/bookings/:id/procedure-record',
    {
      schema: {
        summary: 'Write or amend the procedure record',
        tags: ['visits'],
        params: ofBooking,
        body: writeRecordSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'write-procedure-record');
      const command = { bookingId: request.params.id, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => writeProcedureRecord(tx, command)));
    },
  );

  api.post(
    '/api/bookings/:id/procedure-record/sign',
    {
      schema: {
        summary: 'Sign the procedure record, with the password once more',
        tags: ['visits'],
        params: ofBooking,
        body: signRecordSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'sign-record');
      const { password, version, reason } = request.body;
      const limit = await signing(request);
      if (!limit.isAllowed && limit.isExceeded)
        throw new Refused([{ code: 'too-many-attempts', retryAfterSeconds: limit.ttlInSeconds }]);
      // Outside the transaction: deriving a password takes longer than a lock should be held.
      if (!(await isOwnPassword(deps, actor, password)))
        throw new Refused([{ code: 'password-wrong' }]);
      const command = { bookingId: request.params.id, version, reason };
      return answerWrite(reply, await deps.write(actor, (tx) => signRecord(tx, command)));
    },
  );

  api.post(
    '/api/bookings/:id/follow-up-calls',
    {
      schema: {
        summary: 'Record a call to a patient who has gone home',
        tags: ['visits'],
        params: ofBooking,
        body: followUpCallSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'record-follow-up');
      const command = { bookingId: request.params.id, ...request.body };
      const outcome = await deps.write(actor, (tx) => recordFollowUpCall(tx, command));
      return answerWrite(reply, outcome, 201);
    },
  );

  api.post(
    '/api/bookings/:id/follow-up-calls/:callId/answer',
    {
      schema: {
        summary: 'Answer, as a physician, what worried a patient on the phone',
        tags: ['visits'],
        params: ofBooking.extend({ callId: z.uuid() }),
        body: answerConcernSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'answer-follow-up');
      const { id, callId } = request.params;
      const command = { bookingId: id, callId, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => answerConcern(tx, command)));
    },
  );
}

async function isOwnPassword(
  deps: Deps,
  actor: { readonly clinicId: string; readonly personId: string },
  password: string,
): Promise<boolean> {
  const person = await deps.read(actor, (db) =>
    db
      .selectFrom('person')
      .select('password_hash')
      .where('person_id', '=', actor.personId)
      .executeTakeFirst(),
  );
  return passwordMatches(password, person?.password_hash ?? null);
}
