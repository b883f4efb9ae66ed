import { z } from 'zod';
import { clinicDateSchema, instantSchema, minuteSchema } from '#contract/time';
import { SIDES } from '#domain/referral/laterality';
import { MOST_BLOCKS } from '#domain/series/decision';
import type { SeriesProposal } from '#domain/series/proposal';
import {
  RESPONSE_TIMES,
  SERIES_DECISIONS,
  type BlockResponse,
  type Protocol,
  type Series,
} from '#domain/series/series';
import { MINUTES_PER_DAY, MINUTE_STEP } from '#domain/time/minutes';

const stamp = { by: z.uuid(), byName: z.string(), at: instantSchema };
const side = z.enum(SIDES).nullable();
const weekday = z.literal([1, 2, 3, 4, 5, 6, 7]);
const due = z.enum(RESPONSE_TIMES);
const nrs = z.int().min(0).max(10);
const percent = z.int().min(0).max(100);

export const protocolSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    name: z.string(),
    procedureTypeId: z.uuid(),
    blocks: z.int(),
    minimumDays: z.int(),
    usualDays: z.int(),
    maximumDays: z.int(),
    yearlyCap: z.int(),
    continueReliefPercent: z.int(),
    source: z.string(),
  })
  .meta({ id: 'Protocol' }) satisfies z.ZodType<Protocol>;

const blockResponseSchema = z.object({
  bookingId: z.uuid(),
  blockIndex: z.int(),
  technicalSuccess: z.boolean().nullable(),
  nrsBefore: nrs.nullable(),
  measures: z.array(z.object({ ...stamp, due, nrs, reliefPercent: percent, note: z.string() })),
  hoursOfRelief: z.number().nullable(),
  functionBetter: z.boolean().nullable(),
  pgic: z.int().nullable(),
}) satisfies z.ZodType<BlockResponse>;

export const seriesSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    patientId: z.uuid(),
    referralId: z.uuid(),
    protocol: protocolSchema,
    side,
    plannedBlocks: z.int(),
    preferredPhysicianId: z.uuid().nullable(),
    preferredWeekdays: z.array(weekday),
    responses: z.array(blockResponseSchema),
    decisions: z.array(
      z.object({
        ...stamp,
        afterBlock: z.int(),
        decision: z.enum(SERIES_DECISIONS),
        reason: z.string(),
      }),
    ),
    paused: z.object({ ...stamp, reason: z.string() }).nullable(),
    ended: z.object({ ...stamp, how: z.enum(['completed', 'stopped', 'escalated']) }).nullable(),
  })
  .meta({ id: 'Series' }) satisfies z.ZodType<Series>;

const version = z.int().min(1).meta({ description: 'The series’ version this is based on.' });
const reason = z.string().trim().min(1).max(2000);
const place = {
  date: clinicDateSchema,
  start: minuteSchema.max(MINUTES_PER_DAY - MINUTE_STEP),
  physicianId: z.uuid(),
  roomId: z.uuid(),
};
const blockIndex = z.int().min(1).max(MOST_BLOCKS);
const plannedBlocks = z.int().min(1).max(MOST_BLOCKS);
const tab = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .nullable()
  .default(null);

/** One block and where it is to stand. */
const blockPlace = z.object({
  blockIndex,
  ...place,
  overrules: z
    .array(z.object({ code: z.string().max(100), reason }))
    .max(20)
    .default([]),
});

/**
 * `POST /api/series`: blocks 1, 2, 3 … as far as they are named, all of them or none. The first is
 * booked unless `provisional` is asked for; the later ones are provisional until a physician decides.
 */
export const planSeriesSchema = z.object({
  referralId: z.uuid(),
  protocolId: z.uuid(),
  plannedBlocks,
  side: side.exactOptional().meta({ description: 'Left out: the side that the referral orders.' }),
  preferredPhysicianId: z.uuid().nullable().default(null),
  preferredWeekdays: z.array(weekday).max(7).default([]),
  bookings: z.array(blockPlace).max(MOST_BLOCKS),
  provisional: z.boolean().default(false),
  tab,
});
export type PlanSeries = z.infer<typeof planSeriesSchema>;
export type PlanSeriesBody = z.input<typeof planSeriesSchema>;

/** `POST /api/series/:id/bookings`: blocks of a series that runs, all of them or none. */
export const bookBlocksSchema = z.object({
  version,
  bookings: z.array(blockPlace).min(1).max(MOST_BLOCKS),
  provisional: z.boolean().default(false),
  tab,
});
export type BookBlocks = z.infer<typeof bookBlocksSchema>;
export type BookBlocksBody = z.input<typeof bookBlocksSchema>;

const wish = {
  intervalDays: z.int().min(1).max(366).nullable().default(null),
  preferredPhysicianId: z.uuid().nullable().default(null),
  preferredWeekdays: z.array(weekday).max(7).default([]),
  from: clinicDateSchema.nullable().default(null).meta({ description: 'Not before this day.' }),
  /** Places chosen by hand: the other blocks are arranged around them. */
  picked: z
    .array(z.object({ blockIndex, ...place }))
    .max(MOST_BLOCKS)
    .default([]),
};

/** `POST /api/series/proposals`: of a new series from a referral, or of the blocks still to be booked. */
export const proposeSeriesSchema = z.union([
  z.object({
    referralId: z.uuid(),
    protocolId: z.uuid(),
    plannedBlocks,
    side: side.exactOptional(),
    ...wish,
  }),
  z.object({ seriesId: z.uuid(), blockIndex: blockIndex.nullable().default(null), ...wish }),
]);
export type ProposeSeries = z.infer<typeof proposeSeriesSchema>;
export type ProposeSeriesBody = z.input<typeof proposeSeriesSchema>;

const slot = { ...place, bayId: z.uuid().nullable() };
const refusal = z.looseObject({ code: z.string() });
const days = z.object({ from: clinicDateSchema, to: clinicDateSchema });

export const seriesProposalSchema = z.object({
  blocks: z.array(
    z.object({
      blockIndex: z.int(),
      window: z.object({
        blockIndex: z.int(),
        protocol: days,
        legal: days.nullable(),
        usual: clinicDateSchema,
        cuts: z.array(z.string()),
      }),
      wished: clinicDateSchema,
      slot: z.object(slot).nullable(),
      whyNot: z.array(refusal),
      alternatives: z.array(z.object({ ...slot, refusals: z.array(refusal) })),
    }),
  ),
  complete: z.boolean(),
});
/** What is sent is the domain's proposal; refusals travel as they are. */
export type SentProposal = SeriesProposal;

/**
 * `POST /api/series/:id/responses`: the measure of one due time, or a correction of it, and whatever
 * else is known of the block; what is left out stays as it was.
 */
export const recordResponseSchema = z.object({
  version,
  bookingId: z.uuid(),
  measure: z
    .object({ due, nrs, reliefPercent: percent, note: z.string().trim().max(2000).default('') })
    .nullable()
    .default(null),
  technicalSuccess: z.boolean().nullable().exactOptional(),
  nrsBefore: nrs.nullable().exactOptional(),
  hoursOfRelief: z.number().min(0).max(10_000).nullable().exactOptional(),
  functionBetter: z.boolean().nullable().exactOptional(),
  pgic: z.int().min(1).max(7).nullable().exactOptional(),
});
export type RecordResponse = z.infer<typeof recordResponseSchema>;
export type RecordResponseBody = z.input<typeof recordResponseSchema>;

/** `POST /api/series/:id/decisions` */
export const decideSeriesSchema = z.object({
  version,
  decision: z.enum(SERIES_DECISIONS),
  reason: z.string().trim().max(2000).default(''),
  furtherBlocks: z
    .int()
    .min(1)
    .max(MOST_BLOCKS)
    .default(1)
    .meta({ description: 'How many blocks more, when the series is extended.' }),
});
export type DecideSeries = z.infer<typeof decideSeriesSchema>;
export type DecideSeriesBody = z.input<typeof decideSeriesSchema>;

/** `POST /api/series/:id/pause` */
export const pauseSeriesSchema = z.object({ version, reason });
export type PauseSeries = z.infer<typeof pauseSeriesSchema>;

/** `POST /api/series/:id/resume` */
export const resumeSeriesSchema = z.object({ version });
export type ResumeSeries = z.infer<typeof resumeSeriesSchema>;
