import { z } from 'zod';
import { MOST_WEEKS_APART, type SessionTemplate } from '#domain/clinic/session-template';
import { changeClinicSchema, changeResourceSchema } from '#contract/clinic';
import { clinicDateSchema, minuteRangeSchema } from '#contract/time';
import type { Stranded } from '#domain/booking/stranded';

const weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);

export const sessionTemplateSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    physicianId: z.uuid(),
    roomId: z.uuid(),
    weekday,
    everyWeeks: z.int(),
    from: clinicDateSchema,
    until: clinicDateSchema.nullable(),
    minutes: minuteRangeSchema,
    procedureTypeIds: z.array(z.uuid()),
    maxCases: z.int().nullable(),
    maxSedationCases: z.int().nullable(),
    dropped: z.array(clinicDateSchema),
  })
  .meta({ id: 'SessionTemplate' }) satisfies z.ZodType<SessionTemplate>;

const version = z.int().min(1).meta({ description: 'The version this change is based on.' });
const reason = z.string().trim().min(1).max(500);

const sessionFacts = {
  physicianId: z.uuid(),
  roomId: z.uuid(),
  minutes: minuteRangeSchema,
  procedureTypeIds: z.array(z.uuid()).default([]),
  maxCases: z.int().min(1).max(60).nullable().default(null),
  maxSedationCases: z.int().min(0).max(60).nullable().default(null),
};

const templateFacts = {
  ...sessionFacts,
  weekday,
  everyWeeks: z.int().min(1).max(MOST_WEEKS_APART),
  from: clinicDateSchema,
  until: clinicDateSchema.nullable(),
};

/** What can be changed about when the clinic works. `from` of a template is "from this date on". */
export const planChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add-template'), ...templateFacts }),
  z.object({
    kind: z.literal('change-template'),
    templateId: z.uuid(),
    version,
    ...templateFacts,
  }),
  z.object({
    kind: z.literal('end-template'),
    templateId: z.uuid(),
    version,
    /** Its last day; the day before today ends it at once. */
    until: clinicDateSchema,
  }),
  /** "Only this date". */
  z.object({ kind: z.literal('change-session'), sessionId: z.uuid(), version, ...sessionFacts }),
  z.object({ kind: z.literal('drop-session'), sessionId: z.uuid(), version, reason }),
  /** A date of a template that was left out is on the board again. */
  z.object({
    kind: z.literal('restore-date'),
    templateId: z.uuid(),
    version,
    date: clinicDateSchema,
  }),
  z.object({
    kind: z.literal('close'),
    /** `null` closes the clinic. */
    resourceId: z.uuid().nullable(),
    from: clinicDateSchema,
    to: clinicDateSchema,
    reason,
  }),
  z.object({ kind: z.literal('reopen'), closureIds: z.array(z.uuid()).min(1).max(366) }),
  changeClinicSchema.extend({ kind: z.literal('change-clinic') }),
  changeResourceSchema.extend({ kind: z.literal('change-resource'), resourceId: z.uuid() }),
]);
export type WantedChange = z.infer<typeof planChangeSchema>;

/** A booking that the preview showed, as it then was. */
export const seenBookingSchema = z.object({ bookingId: z.uuid(), version: z.int().min(1) });
export type SeenBooking = z.infer<typeof seenBookingSchema>;

/** `POST /api/session-plan`: saved only when every booking it strands was seen. */
const seen = z.array(seenBookingSchema).max(2000).default([]);
export const changePlanSchema = z.object({ change: planChangeSchema, seen });
export type ChangePlan = z.infer<typeof changePlanSchema>;

/** `PUT /api/clinic` and `PUT /api/resources/:id`: the same two changes, by the thing they change. */
export const saveClinicSchema = changeClinicSchema.extend({ seen });
export const saveResourceSchema = changeResourceSchema.extend({ seen });

/** `POST /api/session-plan/preview`: nothing is saved. */
export const previewPlanSchema = z.object({ change: planChangeSchema });

const strandedSchema = z.object({
  bookingId: z.uuid(),
  version: z.int(),
  refusals: z.array(z.looseObject({ code: z.string() })),
});
export const planPreviewSchema = z.object({
  stranded: z.array(strandedSchema),
  /** How many sessions would be on the board, changed, and taken off it. */
  made: z.int(),
  changed: z.int(),
  gone: z.int(),
});

/** The same as the app reads it. */
export interface PlanPreview {
  readonly stranded: readonly (SeenBooking & Pick<Stranded, 'refusals'>)[];
  readonly made: number;
  readonly changed: number;
  readonly gone: number;
}

/** `GET /api/bookings/stranded` */
export const strandedBookingsSchema = z.object({ stranded: z.array(strandedSchema) });
