import { z } from 'zod';
import { clinicDateSchema, instantSchema, minuteSchema } from '#contract/time';
import { TOLD_HOW } from '#domain/booking/booking';
import { BOOKING_EVENTS, type BookingEvent } from '#domain/booking/history';

const stamp = { by: z.uuid(), byName: z.string(), at: instantSchema };
const how = z.enum(TOLD_HOW);
const placeThen = z.object({
  date: clinicDateSchema,
  start: minuteSchema,
  physicianId: z.uuid(),
  roomId: z.uuid(),
  durationMinutes: z.int().nullable().default(null),
});
const overrules = z.array(z.object({ ...stamp, code: z.string(), reason: z.string() }));

/**
 * What the audit keeps with an act on a booking, as far as its history tells it. What an older version
 * kept otherwise is left out, and the rest is told.
 */
export const eventDetailSchema = z.object({
  from: placeThen.nullable().catch(null),
  to: placeThen.nullable().catch(null),
  overrules: overrules.catch([]),
  how: how.nullable().catch(null),
  date: clinicDateSchema.nullable().catch(null),
  start: minuteSchema.nullable().catch(null),
  arrive: minuteSchema.nullable().catch(null),
  physicianId: z.uuid().nullable().catch(null),
  confirmed: z.boolean().catch(false),
});

const bookingEventSchema = z
  .object({
    ...stamp,
    kind: z.enum(BOOKING_EVENTS),
    reason: z.string().nullable(),
    from: placeThen.nullable(),
    to: placeThen.nullable(),
    told: z
      .object({
        how,
        date: clinicDateSchema,
        start: minuteSchema,
        arrive: minuteSchema.nullable(),
        physicianId: z.uuid().nullable(),
        confirmed: z.boolean(),
      })
      .nullable(),
    overrules,
  })
  .meta({ id: 'BookingEvent' }) satisfies z.ZodType<BookingEvent>;

/** `GET /api/bookings/:id/history`, the latest first. */
export const bookingHistorySchema = z.object({ events: z.array(bookingEventSchema) });
export type BookingHistory = z.infer<typeof bookingHistorySchema>;
