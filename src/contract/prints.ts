import { z } from 'zod';
import { changesSchema } from '#contract/changes';
import { clinicDateSchema, instantSchema } from '#contract/time';
import { BOOKING_STATUSES } from '#domain/booking/booking';
import {
  BRING,
  CALL_REASONS,
  type PreparationSheet,
  type SheetPrint,
} from '#domain/booking/preparation-sheet';
import { SIDES } from '#domain/referral/laterality';

/** Any minute of the day: what is counted in hours or was stored need not be a multiple of five. */
const minute = z.int().min(0).max(1440);
const dayAndMinute = z.object({ date: clinicDateSchema, minute });
const drug = z.string();

const medicine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('stop'),
    drug,
    lastDose: clinicDateSchema,
    noneFrom: clinicDateSchema,
    bridged: z.boolean(),
  }),
  z.object({ kind: z.literal('keep'), drug }),
  z.object({ kind: z.literal('wait'), drug }),
]);

const preparationSheetSchema = z
  .object({
    standing: z.enum(BOOKING_STATUSES),
    patient: z.string(),
    birthDate: clinicDateSchema.nullable(),
    mrn: z.string(),
    clinic: z.string(),
    date: clinicDateSchema,
    arriveAt: minute,
    startAt: minute,
    procedure: z.string(),
    side: z.enum(SIDES).nullable(),
    physician: z.string(),
    homeAt: z.int().min(0),
    escort: z.object({ name: z.string().nullable() }).nullable(),
    fasting: z
      .object({
        noFattyFoodFrom: dayAndMinute,
        noFoodFrom: dayAndMinute,
        nothingFrom: dayAndMinute,
        diabetes: z.boolean(),
      })
      .nullable(),
    medicines: z.array(medicine),
    interpreter: z.object({ language: z.string().nullable() }).nullable(),
    bring: z.array(z.enum(BRING)),
    callIf: z.array(z.enum(CALL_REASONS)),
  })
  .meta({ id: 'PreparationSheet' }) satisfies z.ZodType<PreparationSheet>;

const sheetPrintSchema = z
  .object({
    id: z.uuid(),
    bookingId: z.uuid(),
    bookingVersion: z.int(),
    sheet: preparationSheetSchema,
    by: z.uuid(),
    byName: z.string(),
    at: instantSchema,
  })
  .meta({ id: 'SheetPrint' }) satisfies z.ZodType<SheetPrint>;

/** `GET /api/bookings/:id/prints`, the latest first. */
export const printsSchema = z.object({ prints: z.array(sheetPrintSchema) });
export type Prints = z.infer<typeof printsSchema>;

const version = z.int().min(0);

/** `POST /api/bookings/:id/prints`: of the booking, referral and patient as the desk shows them. */
export const printSheetSchema = z.object({
  version,
  referralVersion: version,
  patientVersion: version,
});
export type PrintSheet = z.infer<typeof printSheetSchema>;

export const sheetPrintedSchema = changesSchema.extend({ print: sheetPrintSchema });
export type SheetPrinted = z.infer<typeof sheetPrintedSchema>;
