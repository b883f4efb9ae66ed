import { z } from 'zod';
import { clinicDateSchema, minuteRangeSchema, minuteSchema } from '#contract/time';
import { URGENCIES } from '#domain/clinic/clinic';
import { SEXES } from '#domain/clinic/patient';
import type { FitReason, NearlyReason } from '#domain/gaps/candidate';
import type { Gap } from '#domain/gaps/gap';
import { SIDES } from '#domain/referral/laterality';

const minuteOfQuery = z.coerce.number().pipe(minuteSchema);
const place = {
  date: clinicDateSchema,
  start: minuteSchema,
  physicianId: z.uuid(),
  roomId: z.uuid(),
};

/** `GET /api/gaps`: today and the next two weeks, unless said otherwise. */
export const gapsQuerySchema = z.object({
  from: clinicDateSchema.optional(),
  to: clinicDateSchema.optional(),
});

export const gapSchema = z
  .object({
    sessionId: z.uuid(),
    date: clinicDateSchema,
    physicianId: z.uuid(),
    roomId: z.uuid(),
    minutes: minuteRangeSchema,
    bayId: z.uuid().nullable(),
    procedureTypeIds: z.array(z.uuid()),
  })
  .meta({ id: 'Gap' }) satisfies z.ZodType<Gap>;

export const gapsSchema = z.object({ gaps: z.array(gapSchema) });
export interface Gaps {
  readonly gaps: readonly Gap[];
}

/** `GET /api/gaps/candidates`: who can really come into what is free at this place. */
export const gapCandidatesQuerySchema = z.object({
  ...place,
  start: minuteOfQuery,
  /** The tab that fills it: what it holds itself is free for it. */
  tab: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
});
export type GapCandidatesQuery = z.infer<typeof gapCandidatesQuerySchema>;

/** Who it is, as far as a list shows it. */
const whoSchema = z.object({
  referralId: z.uuid(),
  /** The booking that would come sooner, at the version it has; `null` for a new one. */
  booking: z.object({ id: z.uuid(), version: z.int() }).nullable(),
  patient: z.object({
    id: z.uuid(),
    mrn: z.string(),
    familyName: z.string(),
    givenName: z.string(),
    birthDate: clinicDateSchema.nullable(),
    sex: z.enum(SEXES),
    phone: z.string().nullable(),
  }),
  procedureTypeId: z.uuid(),
  side: z.enum(SIDES).nullable(),
  urgency: z.enum(URGENCIES).nullable(),
  receivedAt: z.iso.datetime(),
  durationMinutes: z.int(),
  place: z.object(place),
});

export const gapCandidatesSchema = z.object({
  /** `null` when nothing fits there any more. */
  gap: gapSchema.nullable(),
  near: z.boolean(),
  // Discriminated unions of the domain, which makes them; the app words them.
  fitting: z.array(
    whoSchema.extend({
      bayId: z.uuid().nullable(),
      reasons: z.array(z.looseObject({ code: z.string() })),
    }),
  ),
  nearly: z.array(whoSchema.extend({ reason: z.looseObject({ code: z.string() }) })),
  /** More wait than were looked at: whoever fits and comes first is among those shown all the same. */
  more: z.boolean(),
});

type Who = z.infer<typeof whoSchema>;
export interface OfferedCandidate extends Who {
  readonly bayId: string | null;
  readonly reasons: readonly FitReason[];
}
export interface OfferedNearly extends Who {
  readonly reason: NearlyReason;
}
export interface OfferedCandidates {
  readonly gap: Gap | null;
  readonly near: boolean;
  readonly fitting: readonly OfferedCandidate[];
  readonly nearly: readonly OfferedNearly[];
  readonly more: boolean;
}
