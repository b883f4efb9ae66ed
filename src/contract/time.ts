import { z } from 'zod';
import type { MinuteRange } from '#domain/time/minutes';

/** A day of the clinic's calendar, `2026-09-14`. */
export const clinicDateSchema = z.iso
  .date()
  // No calendar of ours has a year 0, PostgreSQL's neither.
  .refine((text) => !text.startsWith('0000'), { error: 'There is no such day.' });

/** A moment, `2026-09-14T07:30:00.000Z`. */
export const instantSchema = z.iso.datetime();

/** Minutes since midnight on the clinic's wall clock, in steps of five. */
export const minuteSchema = z.int().min(0).max(1440).multipleOf(5);

/** `end` is not part of it. */
export const minuteRangeSchema = z
  .object({ start: minuteSchema, end: minuteSchema })
  .refine(({ start, end }) => start < end, {
    error: 'The end comes before the start.',
  }) satisfies z.ZodType<MinuteRange>;
