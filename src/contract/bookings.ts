import { z } from 'zod';
import { clinicDateSchema, instantSchema, minuteRangeSchema, minuteSchema } from '#contract/time';
import {
  BOOKING_STATUSES,
  LEGS,
  LONGEST_PROCEDURE,
  SHORTEST_PROCEDURE,
  TOLD_HOW,
  type Booking,
  type Hold,
  type Leg,
} from '#domain/booking/booking';
import { SIDES } from '#domain/referral/laterality';
import { LEVELS } from '#domain/referral/referral';
import { daysBetween } from '#domain/time/clinic-date';
import { MINUTES_PER_DAY, MINUTE_STEP } from '#domain/time/minutes';

const stamp = { by: z.uuid(), byName: z.string(), at: instantSchema };
const reason = z.string().trim().min(1).max(2000);
const side = z.enum(SIDES).nullable();
const levels = z.array(z.enum(LEVELS)).max(LEVELS.length);
const how = z.enum(TOLD_HOW);

export const bookingSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    patientId: z.uuid(),
    referralId: z.uuid(),
    procedureTypeId: z.uuid(),
    side,
    levels,
    date: clinicDateSchema,
    start: minuteSchema,
    durationMinutes: z.int(),
    turnoverMinutes: z.int(),
    recoveryMinutes: z.int(),
    arriveBeforeMinutes: z.int(),
    sedation: z.boolean(),
    physicianId: z.uuid(),
    roomId: z.uuid(),
    bayId: z.uuid().nullable(),
    seriesId: z.uuid().nullable(),
    blockIndex: z.int().nullable(),
    status: z.enum(BOOKING_STATUSES),
    cancelled: z
      .object({
        ...stamp,
        reason: z.string(),
        was: z.enum(['provisional', 'booked']).exactOptional(),
      })
      .nullable(),
    overrules: z.array(z.object({ ...stamp, code: z.string(), reason: z.string() })),
    told: z
      .object({
        ...stamp,
        how,
        date: clinicDateSchema,
        start: minuteSchema,
        arrive: minuteSchema.exactOptional(),
        physicianId: z.uuid().exactOptional(),
        confirmed: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'Booking' }) satisfies z.ZodType<Booking>;

const legSchema = z.object({
  leg: z.enum(LEGS),
  resourceId: z.uuid(),
  date: clinicDateSchema,
  minutes: minuteRangeSchema,
}) satisfies z.ZodType<Leg>;

export const holdSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    by: z.uuid(),
    byName: z.string(),
    tab: z.string(),
    referralId: z.uuid(),
    legs: z.array(legSchema),
    expiresAt: instantSchema,
  })
  .meta({ id: 'Hold' }) satisfies z.ZodType<Hold>;

const version = z.int().min(0);
/** Names the browser tab: what it holds itself is never in its way. */
const tab = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .nullable()
  .default(null);
const start = minuteSchema.max(MINUTES_PER_DAY - MINUTE_STEP);
const durationMinutes = z
  .int()
  .min(SHORTEST_PROCEDURE)
  .max(LONGEST_PROCEDURE)
  .multipleOf(MINUTE_STEP)
  .exactOptional();
const place = { date: clinicDateSchema, start, physicianId: z.uuid(), roomId: z.uuid() };
/** Soft refusals that the writer lets pass, where their role may. */
const overrules = z
  .array(z.object({ code: z.string().max(100), reason }))
  .max(20)
  .default([]);

/** `POST /api/bookings`; what is left out comes from the referral and its series. */
export const bookSlotSchema = z.object({
  referralId: z.uuid(),
  ...place,
  status: z.enum(['provisional', 'booked']).default('booked'),
  blockIndex: z.int().min(1).max(99).exactOptional(),
  side: side.exactOptional(),
  levels: levels.exactOptional(),
  durationMinutes,
  overrules,
  tab,
});
export type BookSlot = z.infer<typeof bookSlotSchema>;
export type BookSlotBody = z.input<typeof bookSlotSchema>;

/** `POST /api/bookings/:id/move` */
export const moveBookingSchema = z.object({
  version,
  ...place,
  durationMinutes,
  reason: reason.nullable().default(null),
  overrules,
  tab,
});
export type MoveBooking = z.infer<typeof moveBookingSchema>;
export type MoveBookingBody = z.input<typeof moveBookingSchema>;

/** `POST /api/bookings/swap`: each takes the other's day, start, room and physician. */
export const swapBookingsSchema = z.object({
  bookings: z
    .tuple([z.object({ id: z.uuid(), version }), z.object({ id: z.uuid(), version })])
    .refine(([one, other]) => one.id !== other.id, 'A booking cannot change places with itself.'),
  reason: reason.nullable().default(null),
  overrules,
  tab,
});
export type SwapBookings = z.infer<typeof swapBookingsSchema>;
export type SwapBookingsBody = z.input<typeof swapBookingsSchema>;

/** `POST /api/rescue`: an absence, and what becomes of every booking it leaves without its place. */
export const rescueSchema = z.object({
  absence: z.object({
    date: clinicDateSchema,
    resourceId: z.uuid(),
    /** `null` for the whole day. */
    from: minuteSchema.nullable(),
    reason,
  }),
  /** Placed in this order, all or none. */
  moves: z.array(z.object({ bookingId: z.uuid(), version, ...place, overrules })).max(200),
  /** Bookings that keep their place for now: somebody decides about each. */
  left: z.array(z.uuid()).max(200),
});
export type Rescue = z.infer<typeof rescueSchema>;
export type RescueBody = z.input<typeof rescueSchema>;

/** `POST /api/bookings/:id/cancel` */
export const cancelBookingSchema = z.object({ version, reason });
export type CancelBooking = z.infer<typeof cancelBookingSchema>;

/** `POST /api/bookings/:id/stand-again`, `…/provisional`: undoes a cancellation, or a confirmation. */
export const undoBookingSchema = z.object({ version });

/** `POST /api/bookings/:id/confirm` */
export const confirmBookingSchema = z.object({ version });

/** `POST /api/bookings/:id/told`: of the time that this version of the booking has. */
export const tellPatientSchema = z.object({ version, how, confirmed: z.boolean() });
export type TellPatient = z.infer<typeof tellPatientSchema>;

/** `PUT /api/holds`: the tab's one hold, here from now on. `bookingId` for a booking that may move. */
export const holdCellSchema = z.object({
  tab: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  referralId: z.uuid(),
  bookingId: z.uuid().nullable().default(null),
  ...place,
  durationMinutes,
});
export type HoldCell = z.infer<typeof holdCellSchema>;
export type HoldCellBody = z.input<typeof holdCellSchema>;

/** `POST /api/bookings/refusals`: what booking or moving so would be refused for, now. */
export const askRefusalsSchema = z.union([
  bookSlotSchema,
  moveBookingSchema.extend({ bookingId: z.uuid() }),
]);

/** How many days a search for slots may span, and how many places it answers. */
const LONGEST_SEARCH_DAYS = 190;
const MOST_PLACES = 200;

/** `GET /api/slots`: the first places for a referral's next block, or for a booking that may move. */
export const slotsQuerySchema = z
  .object({
    referralId: z.uuid().optional(),
    bookingId: z.uuid().optional(),
    from: clinicDateSchema,
    to: clinicDateSchema,
    physicianId: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(MOST_PLACES).default(50),
    tab,
  })
  .refine(
    ({ referralId, bookingId }) => (referralId === undefined) !== (bookingId === undefined),
    'Ask for one referral or for one booking.',
  )
  .refine(
    ({ from, to }) => from <= to && daysBetween(from, to) < LONGEST_SEARCH_DAYS,
    `Ask for 1 to ${LONGEST_SEARCH_DAYS} days.`,
  );
export type SlotsQuery = z.infer<typeof slotsQuerySchema>;

/** In order of date, start and session; whether a new block could be confirmed there. */
export const freeSlotsSchema = z.object({
  status: z.enum(['provisional', 'booked']),
  places: z.array(
    z.object({
      date: clinicDateSchema,
      start: minuteSchema,
      physicianId: z.uuid(),
      roomId: z.uuid(),
    }),
  ),
});
export type FreeSlots = z.infer<typeof freeSlotsSchema>;
