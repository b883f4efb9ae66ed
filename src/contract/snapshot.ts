import { z } from 'zod';
import { bookingSchema, holdSchema } from '#contract/bookings';
import {
  clinicSchema,
  closureSchema,
  procedureTypeSchema,
  resourceSchema,
  sessionSchema,
} from '#contract/clinic';
import { sessionTemplateSchema } from '#contract/session-plan';
import { checklistSchema, checklistTemplateSchema } from '#contract/discharge';
import type { Snapshot } from '#contract/live';
import { personSchema } from '#contract/people';
import { patientSchema, referralSchema } from '#contract/referrals';
import { protocolSchema, seriesSchema } from '#contract/series';
import { instantSchema } from '#contract/time';
import { visitSchema } from '#contract/visits';

/** `GET /api/snapshot` */
export const snapshotSchema = z.object({
  seq: z.int(),
  now: instantSchema,
  clinic: clinicSchema,
  people: z.array(personSchema),
  resources: z.array(resourceSchema),
  procedureTypes: z.array(procedureTypeSchema),
  protocols: z.array(protocolSchema),
  checklistTemplates: z.array(checklistTemplateSchema),
  sessionTemplates: z.array(sessionTemplateSchema),
  sessions: z.array(sessionSchema),
  closures: z.array(closureSchema),
  patients: z.array(patientSchema),
  referrals: z.array(referralSchema),
  bookings: z.array(bookingSchema),
  holds: z.array(holdSchema),
  visits: z.array(visitSchema),
  checklists: z.array(checklistSchema),
  series: z.array(seriesSchema),
}) satisfies z.ZodType<Snapshot>;

/** `GET /api/patients?search=`: by name or record number, the likeliest first; by patient, the newest referral. */
export const patientSearchSchema = z.object({ search: z.string().trim().max(100) });
export const patientsFoundSchema = z.object({
  patients: z.array(patientSchema),
  newestReferrals: z.record(z.uuid(), z.uuid()),
});
export type PatientsFound = z.infer<typeof patientsFoundSchema>;
