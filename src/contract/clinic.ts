import { z } from 'zod';
import type {
  Clinic,
  ClinicRules,
  Closure,
  ProcedureType,
  Resource,
  Session,
} from '#domain/clinic/clinic';
import { BLEEDING_RISKS } from '#domain/clinic/clinic';
import { MOST_READINGS, MOST_REMINDERS } from '#domain/clinic/rules-change';
import { clinicDateSchema, instantSchema, minuteRangeSchema } from '#contract/time';

export const openingHoursSchema = z.object({
  1: minuteRangeSchema.exactOptional(),
  2: minuteRangeSchema.exactOptional(),
  3: minuteRangeSchema.exactOptional(),
  4: minuteRangeSchema.exactOptional(),
  5: minuteRangeSchema.exactOptional(),
  6: minuteRangeSchema.exactOptional(),
  7: minuteRangeSchema.exactOptional(),
});

const days = z.number().min(0);

const doseLimit = z.object({ mgPerKg: z.number(), mg: z.number() });
const dosesOf = z.object({ plain: doseLimit, withAdrenaline: doseLimit });

/** The clinic's numbers; which may be, `rulesRefusals` says. */
export const clinicRulesSchema = z.object({
  urgencyTargetDays: z.object({
    'most-urgent': days,
    urgent: days,
    routine: days,
    'rtt-18-weeks': days,
  }),
  triageWithinDays: days,
  tellPatientDaysBefore: days,
  holdMinutes: z.number(),
  observationMinutes: z.number(),
  dischargeScore: z.number(),
  temperatureRise: z.number(),
  sideDifference: z.number(),
  temperatureMinutes: z.array(z.number()).min(1).max(MOST_READINGS).readonly(),
  maintainedRelief: z.number(),
  partialRelief: z.number(),
  sedatedVitalsMinutes: z.number(),
  vitalsMinutes: z.number(),
  rescoreMinutes: z.number(),
  followUpHours: z.number(),
  secondFollowUpHours: z.number(),
  reminderLadder: z.object({
    remindAfterDays: z.array(days).max(MOST_REMINDERS).readonly(),
    phoneAfterDays: days,
    decideAfterDays: days,
  }),
  doseLimits: z.object({ lidocaine: dosesOf, bupivacaine: dosesOf, ropivacaine: dosesOf }),
}) satisfies z.ZodType<ClinicRules>;

export const clinicSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    name: z.string(),
    zone: z.string(),
    openingHours: openingHoursSchema,
    phone: z.string().nullable(),
    emergencyPhone: z.string().nullable(),
    rules: clinicRulesSchema,
    proposedRules: z
      .object({
        rules: clinicRulesSchema,
        reason: z.string(),
        by: z.uuid(),
        byName: z.string(),
        at: instantSchema,
      })
      .nullable(),
  })
  .meta({ id: 'Clinic' }) satisfies z.ZodType<Clinic>;

const resourceFacts = {
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  shortName: z.string(),
  activeFrom: clinicDateSchema,
  activeTo: clinicDateSchema.nullable(),
};

export const resourceSchema = z
  .discriminatedUnion('kind', [
    z.object({ ...resourceFacts, kind: z.literal('room') }),
    z.object({ ...resourceFacts, kind: z.literal('physician') }),
    z.object({ ...resourceFacts, kind: z.literal('bay'), staffed: openingHoursSchema }),
  ])
  .meta({ id: 'Resource' }) satisfies z.ZodType<Resource>;

export const procedureTypeSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    name: z.string(),
    shortName: z.string(),
    durationMinutes: z.int().min(5).max(30),
    turnoverMinutes: z.int(),
    recoveryMinutes: z.int(),
    arriveBeforeMinutes: z.int(),
    sedation: z.boolean(),
    lateralityNeeded: z.boolean(),
    bleedingRisk: z.enum(BLEEDING_RISKS),
    active: z.boolean(),
  })
  .meta({ id: 'ProcedureType' }) satisfies z.ZodType<ProcedureType>;

export const sessionSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    physicianId: z.uuid(),
    roomId: z.uuid(),
    date: clinicDateSchema,
    minutes: minuteRangeSchema,
    procedureTypeIds: z.array(z.uuid()),
    maxCases: z.int().nullable(),
    maxSedationCases: z.int().nullable(),
    template: z
      .object({ id: z.uuid(), date: clinicDateSchema, adjusted: z.boolean() })
      .exactOptional(),
  })
  .meta({ id: 'Session' }) satisfies z.ZodType<Session>;

export const closureSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    date: clinicDateSchema,
    resourceId: z.uuid().nullable(),
    reason: z.string(),
  })
  .meta({ id: 'Closure' }) satisfies z.ZodType<Closure>;

const version = z.int().min(1).meta({ description: 'The version this change is based on.' });
const name = z.string().trim().min(1).max(120);
const shortName = z.string().trim().min(1).max(6);

/** Empty for none. Digits, spaces and what stands between them: it is printed and dialled. */
const phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^[+\d][\d\s()./-]*$|^$/, { error: 'A phone number is digits, spaces, + ( ) . / -' })
  .transform((text) => (text === '' ? null : text));

/** The clinic's name, phone numbers and opening hours. */
export const changeClinicSchema = z.object({
  version,
  name,
  /** As it was where it is left out. */
  phone: phone.exactOptional(),
  emergencyPhone: phone.exactOptional(),
  openingHours: openingHoursSchema,
});
export type ChangeClinic = z.infer<typeof changeClinicSchema>;

/** `POST /api/clinic/rules`: asks for other numbers; `POST …/approve`, `POST …/withdraw` decide. */
export const proposeRulesSchema = z.object({
  version,
  rules: clinicRulesSchema,
  reason: z.string().trim().min(1).max(500),
});
export type ProposeRules = z.infer<typeof proposeRulesSchema>;
export const decideRulesSchema = z.object({ version });
export type DecideRules = z.infer<typeof decideRulesSchema>;

/** `POST /api/resources` */
export const addResourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('room'), name, shortName }),
  z.object({ kind: z.literal('physician'), name, shortName }),
  z.object({ kind: z.literal('bay'), name, shortName, staffed: openingHoursSchema }),
]);
export type AddResource = z.infer<typeof addResourceSchema>;

/** `activeTo` is the last day it can be booked. */
export const changeResourceSchema = z.object({
  version,
  name,
  shortName,
  activeTo: clinicDateSchema.nullable(),
  staffed: openingHoursSchema.exactOptional(),
});
export type ChangeResource = z.infer<typeof changeResourceSchema>;

/** `POST /api/sessions`: one, or one a week up to and including `weeklyUntil`. */
export const addSessionsSchema = z.object({
  physicianId: z.uuid(),
  roomId: z.uuid(),
  date: clinicDateSchema,
  minutes: minuteRangeSchema,
  weeklyUntil: clinicDateSchema.nullable(),
  procedureTypeIds: z.array(z.uuid()).default([]),
  maxCases: z.int().min(1).max(60).nullable().default(null),
  maxSedationCases: z.int().min(0).max(60).nullable().default(null),
});
export type AddSessions = z.infer<typeof addSessionsSchema>;

/** `POST /api/sessions/:id/cancel` */
export const cancelSessionSchema = z.object({ version, reason: z.string().trim().max(500) });
export type CancelSession = z.infer<typeof cancelSessionSchema>;
