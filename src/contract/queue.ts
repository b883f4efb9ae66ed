import { z } from 'zod';
import { clinicDateSchema, instantSchema, minuteSchema } from '#contract/time';
import { URGENCIES } from '#domain/clinic/clinic';
import { SEXES } from '#domain/clinic/patient';
import { SIDES } from '#domain/referral/laterality';
import { MOVERS } from '#domain/referral/next-move';
import { ALL_REFERRALS, QUEUE_LISTS, QUEUE_SORTS } from '#domain/referral/queue-lists';
import type { QueueRow } from '#domain/referral/queue-row';
import { MISSING_FACTS, RED_FLAGS, TRIAGE_DECISIONS } from '#domain/referral/referral';
import { STAGES, WORKLISTS } from '#domain/referral/worklist';

/** How many rows a page of the queue may have. */
export const LONGEST_PAGE = 200;

const narrowing = {
  list: z.enum(QUEUE_LISTS).default(ALL_REFERRALS),
  find: z.string().trim().max(100).default(''),
  patient: z.uuid().optional(),
  urgency: z.enum([...URGENCIES, 'none']).optional(),
  side: z.enum([...SIDES, 'none']).optional(),
  procedure: z.uuid().optional(),
  mover: z.enum(MOVERS).optional(),
  sort: z.enum(QUEUE_SORTS).default('queue'),
  descending: z.stringbool().default(false),
};

/** `GET /api/queue`: one page of a list, narrowed and sorted by the server. */
export const queueQuerySchema = z.object({
  ...narrowing,
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(LONGEST_PAGE).default(100),
  /** A referral: the page on which it stands is answered instead of the one at `offset`. */
  around: z.uuid().optional(),
});
export type QueueQuery = z.infer<typeof queueQuerySchema>;

/** The same list as a whole, for `GET /api/queue/export.csv`. */
export const queueNarrowingSchema = z.object(narrowing);
export type QueueNarrowing = z.infer<typeof queueNarrowingSchema>;

const diagnosis = z.object({ code: z.string().nullable(), text: z.string() });
const dayAndStart = { date: clinicDateSchema, start: minuteSchema };

export const queueRowSchema = z
  .object({
    referralId: z.uuid(),
    version: z.int(),
    patientId: z.uuid(),
    mrn: z.string(),
    familyName: z.string(),
    givenName: z.string(),
    birthDate: clinicDateSchema.nullable(),
    sex: z.enum(SEXES),
    diagnosis: diagnosis.nullable(),
    requested: z.string().nullable(),
    referrer: z.string().nullable(),
    procedureTypeId: z.uuid().nullable(),
    preferredPhysicianId: z.uuid().nullable(),
    side: z.enum(SIDES).nullable(),
    urgency: z.enum(URGENCIES).nullable(),
    receivedAt: instantSchema,
    decision: z.enum(TRIAGE_DECISIONS),
    pauses: z.array(
      z.object({ from: clinicDateSchema, to: clinicDateSchema.nullable(), reason: z.string() }),
    ),
    bookingsStanding: z.int(),
    nextBlockOn: clinicDateSchema.nullable(),
    seriesId: z.uuid().nullable(),
    endedAt: instantSchema.nullable(),
    stage: z.enum(STAGES),
    lists: z.array(z.enum(WORKLISTS)),
    missing: z.array(z.enum(MISSING_FACTS)),
    // Discriminated unions of the domain, which makes them and alone reads them.
    move: z.looseObject({ what: z.string(), who: z.enum(MOVERS) }).nullable(),
    redFlags: z.array(z.enum(RED_FLAGS)),
    blockers: z.array(z.looseObject({ code: z.string() })),
    authorised: z.object({ until: clinicDateSchema, blocks: z.int() }).nullable(),
    returnedAt: instantSchema.nullable(),
    toTell: z
      .object({
        ...dayAndStart,
        told: z
          .object({
            ...dayAndStart,
            arrive: dayAndStart.start.exactOptional(),
            otherPhysician: z.object({ was: z.string(), now: z.string() }).exactOptional(),
          })
          .nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'QueueRow' });

export const queuePageSchema = z.object({
  /** How many rows the list has in all, so narrowed. */
  total: z.int(),
  offset: z.int(),
  rows: z.array(queueRowSchema),
  /** Nothing has these words: what is written alike is shown instead. */
  alike: z.boolean(),
});
export type QueuePage = Omit<z.infer<typeof queuePageSchema>, 'rows'> & {
  readonly rows: readonly QueueRow[];
};

/** The seq of the last change this desk has heard of, which the counts must hold; else the newest. */
export const queueCountsQuerySchema = z.object({
  since: z.coerce.number().int().min(0).default(Number.MAX_SAFE_INTEGER),
});

/** `GET /api/queue/counts`: how many stand on each list, and how many wait for whose move. */
export const queueCountsSchema = z.object({
  lists: z.record(z.enum(QUEUE_LISTS), z.int()),
  moves: z.array(z.object({ mover: z.enum(MOVERS), move: z.string(), count: z.int() })),
});
export type QueueCounts = z.infer<typeof queueCountsSchema>;
