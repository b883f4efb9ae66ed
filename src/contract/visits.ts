import { z } from 'zod';
import { instantSchema } from '#contract/time';
import { SIDES } from '#domain/referral/laterality';
import { LEVELS } from '#domain/referral/referral';
import { lacksNote } from '#domain/visit/follow-up';
import {
  CONCERNS,
  FOLLOW_UP_CALLS,
  MEASUREMENT_KINDS,
  VISIT_OUTCOMES,
  VISIT_PATH,
  type ProcedureRecordContent,
  type StampedStep,
  type Visit,
} from '#domain/visit/visit';

const stamp = { by: z.uuid(), byName: z.string(), at: instantSchema };
const side = z.enum(SIDES).nullable();
const foot = z.enum(['left', 'right']).nullable();
const phase = z.enum(['baseline', 'block', 'recovery']);
const minute = z
  .int()
  .min(0)
  .max(600)
  .meta({ description: 'Minutes after the procedure’s end for which a foot was measured.' });
const SPREADS = ['craniocaudal', 'vascular', 'psoas', 'epidural', 'other'] as const;

const STEPS = [...VISIT_PATH, ...VISIT_OUTCOMES].filter(
  (step): step is StampedStep => step !== 'expected',
);
const step = z.enum(STEPS);

const recordContent = {
  side,
  levels: z.array(z.enum(LEVELS)).max(LEVELS.length),
  approach: z.string().max(500),
  needle: z.string().max(200),
  contrastMillilitres: z.number().min(0).max(50).nullable(),
  spread: z.enum(SPREADS).nullable(),
  injectates: z
    .array(
      z.object({
        drug: z.string().trim().min(1).max(100),
        percent: z.number().gt(0).max(100),
        millilitres: z.number().gt(0).max(100),
        withAdrenaline: z.boolean().exactOptional(),
      }),
    )
    .max(10),
  fluoroscopySeconds: z.number().min(0).max(7200).nullable(),
  complications: z.string().max(4000),
  technicalSuccess: z.boolean().nullable(),
};

/** What a person writes of a procedure record. */
export const recordContentSchema = z.object(
  recordContent,
) satisfies z.ZodType<ProcedureRecordContent>;

export const visitSchema = z
  .object({
    bookingId: z.uuid(),
    version: z.int(),
    steps: z.array(
      z.object({
        ...stamp,
        id: z.uuid(),
        step,
        reason: z.string().nullable(),
        undone: z.object({ ...stamp, why: z.string() }).nullable(),
      }),
    ),
    overrules: z.array(z.object({ ...stamp, blocker: z.string(), reason: z.string() })),
    measurements: z.array(
      z.object({
        ...stamp,
        id: z.uuid(),
        kind: z.enum(MEASUREMENT_KINDS),
        value: z.number(),
        unit: z.string(),
        side: foot,
        phase,
        minute: minute.exactOptional(),
      }),
    ),
    records: z.array(
      z.object({
        ...recordContent,
        id: z.uuid(),
        written: z.object(stamp),
        amendment: z.string().nullable(),
        signed: z.object({ ...stamp, reason: z.string().nullable() }).nullable(),
      }),
    ),
    calls: z.array(
      z.object({
        ...stamp,
        id: z.uuid(),
        due: z.enum(FOLLOW_UP_CALLS),
        reached: z.boolean(),
        concerns: z.array(z.enum(CONCERNS)),
        note: z.string(),
        answered: z.object({ ...stamp, text: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Visit' }) satisfies z.ZodType<Visit>;

const version = z
  .int()
  .min(0)
  .meta({ description: 'The visit’s version this is based on; 0 before anything happened.' });
const reason = z.string().trim().min(1).max(1000);
/** The name of a soft blocker, as `overruleKey` gives it. */
const blocker = z.string().min(1).max(200);

/** `POST /api/bookings/:id/steps`; a physician may overrule soft blockers in the same breath. */
export const recordStepSchema = z.object({
  version,
  step,
  reason: reason.nullable().default(null),
  overrules: z.array(z.object({ blocker, reason })).max(20).default([]),
});
export type RecordStep = z.infer<typeof recordStepSchema>;

/** `POST /api/bookings/:id/steps/:stepId/undo` */
export const undoStepSchema = z.object({ version, why: reason });
export type UndoStep = z.infer<typeof undoStepSchema>;

/** `POST /api/bookings/:id/overrules` */
export const overruleSchema = z.object({ version, blocker, reason });
export type OverruleBlocker = z.infer<typeof overruleSchema>;

/** `POST /api/bookings/:id/measurements`: they add up, whoever else takes some at the same time. */
export const recordMeasurementsSchema = z.object({
  measurements: z
    .array(
      z.object({
        kind: z.enum(MEASUREMENT_KINDS),
        value: z.number(),
        side: foot.default(null),
        phase,
        minute: minute.exactOptional(),
      }),
    )
    .min(1)
    .max(40),
});
export type RecordMeasurements = z.infer<typeof recordMeasurementsSchema>;

/** `PUT /api/bookings/:id/procedure-record`; `amendment` says why a signed one is amended. */
export const writeRecordSchema = z.object({
  version,
  record: recordContentSchema,
  amendment: reason.nullable().default(null),
});
export type WriteRecord = z.infer<typeof writeRecordSchema>;

/** `POST /api/bookings/:id/procedure-record/sign`, with the signer’s own password once more. */
export const signRecordSchema = z.object({
  version,
  password: z.string().min(1).max(200),
  reason: reason.nullable().default(null),
});
export type SignRecord = z.infer<typeof signRecordSchema>;

/** `POST /api/bookings/:id/follow-up-calls`: concerns send the call to a physician. */
export const followUpCallSchema = z
  .object({
    due: z.enum(FOLLOW_UP_CALLS),
    reached: z.boolean(),
    concerns: z.array(z.enum(CONCERNS)).max(CONCERNS.length).default([]),
    note: z.string().trim().max(2000).default(''),
  })
  .refine(({ reached, concerns }) => reached || concerns.length === 0, {
    path: ['concerns'],
    message: 'Only a patient who was reached can say what worries them.',
  })
  .refine((call) => !lacksNote(call), {
    path: ['note'],
    message: 'Write down what else worries the patient.',
  });
export type RecordFollowUpCall = z.input<typeof followUpCallSchema>;

/** `POST /api/bookings/:id/follow-up-calls/:callId/answer`, by a physician. */
export const answerConcernSchema = z.object({ text: z.string().trim().min(1).max(2000) });
export type AnswerConcern = z.infer<typeof answerConcernSchema>;
