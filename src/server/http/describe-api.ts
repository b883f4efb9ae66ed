import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** What each route is for, where the route itself does not say; a spec finds those left out. */
const SUMMARIES: Readonly<Record<string, string>> = {
  'POST /api/referrals': 'Enter a referral by hand',
  'POST /api/referrals/import': 'Take in referrals as FHIR R4 or HL7 v2',
  'GET /api/referrals/:id': 'Read a referral with its patient, however old',
  'GET /api/referrals/:id/messages': 'Read the original messages of a referral',
  'PATCH /api/referrals/:id': 'Complete or correct a referral',
  'POST /api/referrals/:id/accept': 'Triage: accept',
  'POST /api/referrals/:id/return': 'Triage: return with advice until what is missing comes',
  'POST /api/referrals/:id/ask': 'Triage: ask a colleague',
  'POST /api/referrals/:id/questions/:questionId/answer': 'Answer a colleague’s question',
  'POST /api/referrals/:id/decline': 'Triage: decline with a reason',
  'POST /api/referrals/:id/withdraw': 'Withdraw a referral that its sender takes back',
  'POST /api/referrals/:id/receive': 'Triage: what was missing has come',
  'POST /api/referrals/:id/undo': 'Undo the last step of triage',
  'POST /api/referrals/:id/red-flags': 'Raise a red flag',
  'POST /api/referrals/:id/red-flags/:flagId/resolve': 'Resolve a red flag',
  'POST /api/referrals/:id/red-flags/:flagId/withdraw': 'Withdraw a red flag raised in error',
  'POST /api/referrals/:id/red-flags/:flagId/reopen': 'Reopen a red flag resolved too soon',
  'POST /api/referrals/:id/questions/:questionId/take-back': 'Take an answer back',
  'POST /api/referrals/:id/antithrombotics/take-back': 'Take the plan for one drug back',
  'POST /api/referrals/:id/antithrombotics/agreed/take-back':
    'Take the prescriber’s agreement back',
  'POST /api/referrals/:id/reminders': 'Record that the referrer was reminded',
  'POST /api/referrals/:id/reminders/take-back': 'Take the last reminder back',
  'POST /api/referrals/:id/readiness': 'Ask for one more thing before the block',
  'PUT /api/referrals/:id/readiness/:itemId': 'Say that something is in hand, or not yet',
  'PUT /api/referrals/:id/antithrombotics': 'Plan one antithrombotic drug',
  'POST /api/referrals/:id/antithrombotics/agreed': 'Record the prescriber’s agreement',
  'PUT /api/referrals/:id/authorisation': 'Record the payer’s authorisation',
  'PATCH /api/patients/:id': 'Correct a patient’s details',
  'POST /api/bookings': 'Book a slot',
  'POST /api/bookings/refusals': 'Ask why not, for one or several slots, without booking',
  'POST /api/bookings/swap': 'Let two bookings change places',
  'POST /api/bookings/:id/move': 'Move a booking',
  'POST /api/bookings/:id/confirm': 'Make a provisional booking firm',
  'POST /api/bookings/:id/cancel': 'Cancel a booking with a reason',
  'POST /api/bookings/:id/told': 'Record what the patient was told',
  'PUT /api/holds': 'Hold a cell while deciding, or renew the hold',
  'DELETE /api/holds/:id': 'Let a held cell go',
  'POST /api/bookings/:id/steps': 'Stamp a step of the day, or how the visit ended otherwise',
  'POST /api/bookings/:id/steps/:stepId/undo': 'Undo a step, with the reason',
  'POST /api/bookings/:id/overrules': 'Let a soft blocker pass, as a physician, with a reason',
  'POST /api/bookings/:id/measurements': 'Record measurements',
  'PUT /api/bookings/:id/procedure-record': 'Write the procedure record, or amend a signed one',
  'POST /api/bookings/:id/procedure-record/sign': 'Sign the procedure record',
  'POST /api/bookings/:id/checklists': 'Begin a checklist',
  'POST /api/checklists/:id/answers': 'Answer items of a checklist',
  'POST /api/series': 'Plan a series of blocks',
  'POST /api/series/proposals': 'Propose days and slots for the blocks of a series',
  'POST /api/series/:id/bookings': 'Book the next blocks of a series, all or none',
  'POST /api/series/:id/responses': 'Record how a block worked',
  'POST /api/series/:id/decisions': 'Decide how a series goes on',
  'POST /api/series/:id/pause': 'Pause a series',
  'POST /api/series/:id/resume': 'Let a paused series go on',
};

/** `/api/bookings/:id/steps` belongs to `bookings`. */
function tagOf(url: string): string {
  return url.split('/').find((part) => part !== '' && part !== 'api') ?? 'app';
}

export const apiDescription: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Ganglion',
      version: '0.1.0',
      description:
        'The procedure day of an interventional pain clinic. Writes carry the version they are based on, and answer with every entity that they changed. An Idempotency-Key makes a retry safe.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    components: {
      securitySchemes: { signIn: { type: 'apiKey', in: 'cookie', name: 'ganglion' } },
    },
    security: [{ signIn: [] }],
  },
  transform: (described) => {
    const { route } = described;
    const methods = typeof route.method === 'string' ? [route.method] : route.method;
    const { schema, url } = jsonSchemaTransform(described);
    const summary = SUMMARIES[`${methods[0] ?? ''} ${route.url}`];
    return {
      url,
      schema: {
        ...(summary !== undefined && { summary }),
        tags: [tagOf(route.url)],
        ...(route.config?.public === true && { security: [] }),
        ...schema,
      },
    };
  },
  transformObject: jsonSchemaTransformObject,
};
