import { z } from 'zod';
import { likenessReasonSchema, patientSchema, referralSchema } from '#contract/referrals';
import { clinicDateSchema } from '#contract/time';
import { SEXES } from '#domain/clinic/patient';
import { MERGED_PATIENT_FACTS, MERGED_REFERRAL_FACTS } from '#domain/referral/merge';

const version = z.int().min(1).meta({ description: 'The version this is based on.' });
const reason = z
  .string()
  .trim()
  .max(2_000)
  .transform((text) => (text === '' ? null : text))
  .nullable()
  .default(null);
const words = (longest: number) => z.string().trim().max(longest).default('');

/** `GET /api/patients/likely`: who a person being typed may be; what is not typed yet is left out. */
export const likelyPatientsQuerySchema = z.object({
  familyName: words(200),
  givenName: words(200),
  birthDate: z.union([clinicDateSchema, z.literal('')]).default(''),
  sex: z.enum(SEXES).default('unknown'),
  phone: words(60),
  mrn: words(40),
});

export const likelyPatientsSchema = z.object({
  likely: z.array(
    z.object({
      patient: patientSchema,
      likeness: z.enum(['same', 'likely']),
      reasons: z.array(likenessReasonSchema),
      /** Theirs on which somebody still has to act, newest first. */
      openReferrals: z.array(referralSchema),
    }),
  ),
});
export type LikelyPatients = z.infer<typeof likelyPatientsSchema>;

/** `POST /api/referrals/:id/merge`: this one ends in the other; of what both say, `take` is its own. */
export const mergeSchema = z.object({
  version,
  into: z.object({ referralId: z.uuid(), version }),
  take: z
    .array(z.enum([...MERGED_REFERRAL_FACTS, ...MERGED_PATIENT_FACTS]))
    .max(MERGED_REFERRAL_FACTS.length + MERGED_PATIENT_FACTS.length)
    .default([]),
  reason,
});
export type Merge = z.input<typeof mergeSchema>;

/** `POST /api/referrals/:id/duplicates/:otherId/dismiss` */
export const dismissDuplicateSchema = z.object({ version, reason });
export type DismissDuplicate = z.input<typeof dismissDuplicateSchema>;
