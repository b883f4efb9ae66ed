import { z } from 'zod';
import { SIDES } from '#domain/referral/laterality';
import type { SeenRow, SeenRows } from '#domain/daily-list/seen';
import { clinicDateSchema, instantSchema } from '#contract/time';

/** More than one physician does in a day. */
const MOST_ROWS = 200;

const seenRowSchema = z.object({
  start: z.int().min(0).max(1440),
  roomId: z.uuid(),
  side: z.enum(SIDES).nullable(),
  levels: z.array(z.string().max(10)).max(10),
  procedureTypeId: z.uuid(),
  status: z.enum(['provisional', 'booked', 'cancelled']),
  risks: z.array(z.string().max(300)).max(50),
}) satisfies z.ZodType<SeenRow>;

const rows: z.ZodType<SeenRows, SeenRows> = z.record(z.uuid(), seenRowSchema);

/** Of which list: a physician's, of one day. */
export const lookedListSchema = z.object({ physicianId: z.uuid(), date: clinicDateSchema });
export type LookedList = z.infer<typeof lookedListSchema>;

/** `GET /api/list-looks/:physicianId/:date`: what the signed-in person has seen; `null` before the first look. */
export const listLookSchema = z
  .object({ look: z.object({ at: instantSchema, rows }).nullable() })
  .meta({ id: 'ListLook' });
export type ListLook = z.infer<typeof listLookSchema>;

/** `PUT` of the same: these rows are seen as they are now, and these are known to be gone. */
export const seeListSchema = z.object({
  rows: rows.refine((each) => Object.keys(each).length <= MOST_ROWS),
  gone: z.array(z.uuid()).max(MOST_ROWS).default([]),
});
export type SeeList = z.infer<typeof seeListSchema>;

/** `GET /api/list-prints/:physicianId/:date`: what is on paper; `null` where nothing is. */
export const listPrintSchema = z
  .object({ print: z.object({ at: instantSchema, byName: z.string(), rows }).nullable() })
  .meta({ id: 'ListPrint' });
export type ListPrint = z.infer<typeof listPrintSchema>;

/** `POST` of the same: the list is printed as it is now. */
export const printListSchema = seeListSchema.pick({ rows: true });
export type PrintList = z.infer<typeof printListSchema>;
