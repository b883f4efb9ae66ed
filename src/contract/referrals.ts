import { z } from 'zod';
import { changesSchema } from '#contract/changes';
import { clinicalRecordFacts, practicalFacts } from '#contract/clinical-record';
import { clinicDateSchema, instantSchema } from '#contract/time';
import { URGENCIES } from '#domain/clinic/clinic';
import { SEXES, type Patient } from '#domain/clinic/patient';
import { ANTITHROMBOTIC_DECISIONS } from '#domain/readiness/antithrombotics';
import { READINESS_KINDS, READINESS_OWNERS } from '#domain/readiness/readiness';
import { ATTACHMENT_TYPES } from '#domain/referral/attachments';
import { MESSAGE_FAULTS } from '#domain/referral/incoming';
import { LETTER_FAULTS } from '#domain/referral/incoming-letter';
import { AGREEMENTS, COMPARED_FACTS } from '#domain/referral/likeness';
import { SIDES } from '#domain/referral/laterality';
import {
  LEVELS,
  MISSING_FACTS,
  RED_FLAGS,
  REMINDER_WAYS,
  TRIAGE_DECISIONS,
  type Referral,
} from '#domain/referral/referral';

const stamp = { by: z.uuid(), byName: z.string(), at: instantSchema };
const stampOrNull = z.object(stamp).nullable();
const range = z.object({ from: clinicDateSchema, to: clinicDateSchema.nullable() });
export const sideSchema = z.enum(SIDES).nullable();
export const levelsSchema = z.array(z.enum(LEVELS)).max(LEVELS.length);

export const authorisationSchema = z.object({
  payer: z.string().trim().min(1).max(200),
  number: z.string().trim().min(1).max(100).nullable(),
  blocksAllowed: z.int().min(1).max(100),
  validFrom: clinicDateSchema,
  validTo: clinicDateSchema,
  minimumSpacingDays: z.int().min(1).max(365).nullable(),
});

const resolution = {
  ...stamp,
  resolution: z.string(),
  raisedInError: z.literal(true).optional(),
};
const plan = z.object({
  drug: z.string(),
  decision: z.enum(ANTITHROMBOTIC_DECISIONS).nullable(),
  stopDays: z.int(),
  restartHours: z.int().nullable(),
  decided: stampOrNull,
  prescriberAgreed: stampOrNull,
});

const superseded = {
  id: z.uuid(),
  taken: z.object({ ...stamp, reason: z.string().nullable() }),
};
const supersededSchema = z.discriminatedUnion('what', [
  z.object({
    ...superseded,
    what: z.literal('red-flag-resolution'),
    kind: z.enum(RED_FLAGS),
    was: z.object(resolution),
  }),
  z.object({
    ...superseded,
    what: z.literal('answer'),
    of: z.string(),
    was: z.object({ ...stamp, text: z.string() }),
  }),
  z.object({ ...superseded, what: z.literal('plan'), was: plan }),
  z.object({
    ...superseded,
    what: z.literal('agreement'),
    drug: z.string(),
    was: z.object(stamp),
  }),
  z.object({
    ...superseded,
    what: z.literal('authorisation'),
    was: authorisationSchema.nullable(),
  }),
  z.object({
    ...superseded,
    what: z.literal('readiness'),
    kind: z.enum(READINESS_KINDS),
    was: z.object({ ...stamp, note: z.string() }),
  }),
]);
const step = z.object({
  ...stamp,
  id: z.uuid(),
  decision: z.enum(TRIAGE_DECISIONS),
  reason: z.string().nullable(),
  undone: stampOrNull,
});
const source = z.object({
  kind: z.enum(['fhir', 'hl7v2', 'csv', 'entered']),
  sender: z.string(),
  identifier: z.string().nullable(),
  messageId: z.uuid().nullable(),
});

export const likenessReasonSchema = z.object({
  fact: z.enum(COMPARED_FACTS),
  how: z.enum(AGREEMENTS),
  here: z.string(),
  there: z.string(),
});
const duplicateSchema = z.object({
  otherReferralId: z.uuid(),
  likeness: z.enum(['same', 'likely']),
  sameIndication: z.boolean(),
  reasons: z.array(likenessReasonSchema),
  dismissed: z.object({ ...stamp, reason: z.string().nullable() }).nullable(),
});

export const referralSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    patientId: z.uuid(),
    source,
    receivedAt: instantSchema,
    referrer: z.string().nullable(),
    requested: z.string().nullable(),
    diagnosis: z.object({ code: z.string().nullable(), text: z.string() }).nullable(),
    procedureTypeId: z.uuid().nullable(),
    side: sideSchema,
    levels: levelsSchema,
    urgency: z.enum(URGENCIES).nullable(),
    decision: z.enum(TRIAGE_DECISIONS),
    steps: z.array(step),
    pauses: z.array(range.extend({ reason: z.string() })),
    baselineNrs: z.int().min(0).max(10).nullable(),
    history: z.string(),
    treatmentsTried: z.string(),
    ...clinicalRecordFacts,
    preferredPhysicianId: z.uuid().nullable(),
    redFlags: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(RED_FLAGS),
        note: z.string(),
        raised: z.object(stamp),
        resolved: z.object(resolution).nullable(),
      }),
    ),
    questions: z.array(
      z.object({
        id: z.uuid(),
        asked: z.object(stamp),
        of: z.string(),
        text: z.string(),
        answered: z.object({ ...stamp, text: z.string() }).nullable(),
      }),
    ),
    authorisation: authorisationSchema.nullable(),
    readiness: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(READINESS_KINDS),
        owner: z.enum(READINESS_OWNERS),
        dueOn: clinicDateSchema.nullable(),
        done: z.object({ ...stamp, note: z.string() }).nullable(),
      }),
    ),
    antithrombotics: z.array(plan),
    reminders: z.array(
      z.object({
        ...stamp,
        id: z.uuid(),
        how: z.enum(REMINDER_WAYS),
        note: z.string(),
        undone: stampOrNull,
      }),
    ),
    superseded: z.array(supersededSchema),
    attachments: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        mediaType: z.enum(ATTACHMENT_TYPES),
        size: z.int(),
        added: z.object(stamp),
        withdrawn: z.object({ ...stamp, reason: z.string() }).nullable(),
      }),
    ),
    bookingsStanding: z.int(),
    nextBlockOn: clinicDateSchema.nullable(),
    seriesId: z.uuid().nullable(),
    endedAt: instantSchema.nullable(),
    duplicates: z.array(duplicateSchema),
    mergedInto: z
      .object({ ...stamp, referralId: z.uuid(), reason: z.string().nullable() })
      .nullable(),
    merged: z.array(
      z.object({
        ...stamp,
        referralId: z.uuid(),
        source,
        receivedAt: instantSchema,
        steps: z.array(step),
      }),
    ),
  })
  .meta({ id: 'Referral' }) satisfies z.ZodType<Referral>;

export const patientSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    mrn: z.string(),
    familyName: z.string(),
    givenName: z.string(),
    birthDate: clinicDateSchema.nullable(),
    sex: z.enum(SEXES),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    language: z.string().nullable(),
    interpreterNeeded: z.boolean(),
    weightKg: z.number().nullable(),
    allergies: z.array(z.string()),
    drugs: z.array(z.string()),
    diabetes: z.boolean(),
    ...practicalFacts,
    shortNotice: z.boolean(),
    unavailable: z.array(range),
  })
  .meta({ id: 'Patient' }) satisfies z.ZodType<Patient>;

/** `GET /api/referrals/:id/messages`: the originals, the one that made the referral first. */
export const messagesAnswerSchema = z.object({
  messages: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['fhir', 'hl7v2', 'csv']),
      event: z.string(),
      receivedAt: instantSchema,
      content: z.string(),
    }),
  ),
});
export type MessagesAnswer = z.infer<typeof messagesAnswerSchema>;

export const importOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['created', 'updated', 'already-known']),
    referralId: z.uuid(),
    place: z.string(),
    missing: z.array(z.enum(MISSING_FACTS)),
    differs: z.array(z.string()),
    duplicates: z.array(duplicateSchema).exactOptional(),
    letters: z
      .object({
        attached: z.array(z.string()),
        leftOut: z.array(
          z.object({
            name: z.string(),
            place: z.string(),
            fault: z.enum(LETTER_FAULTS),
            problem: z.string(),
          }),
        ),
      })
      .exactOptional(),
  }),
  z.object({ kind: z.literal('withdrawn'), referralId: z.uuid(), place: z.string() }),
  z.object({
    kind: z.literal('refused'),
    fault: z.enum(MESSAGE_FAULTS),
    place: z.string(),
    found: z.string().nullable(),
    problem: z.string(),
  }),
]);

/** `POST /api/referrals/import`, for each referral in the file what became of it. */
export const importAnswerSchema = changesSchema.extend({ outcomes: z.array(importOutcomeSchema) });
