import { z } from 'zod';
import { bookingSchema } from '#contract/bookings';
import { patientSchema, referralSchema } from '#contract/referrals';
import { visitSchema } from '#contract/visits';
import { REFERRAL_ACTIONS } from '#domain/referral/referral-action';

/**
 * `GET /api/referrals/:id`: the referral with everything that was ever booked for it, however long
 * ago, and what whoever asks may do to it as it is.
 */
export const referralAnswerSchema = z.object({
  referral: referralSchema,
  patient: patientSchema,
  bookings: z.array(bookingSchema),
  visits: z.array(visitSchema),
  allowed: z.array(z.enum(REFERRAL_ACTIONS)),
});
export type ReferralAnswer = z.infer<typeof referralAnswerSchema>;
