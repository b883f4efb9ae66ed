import { z } from 'zod';
import { instantSchema } from '#contract/time';

/** A physician's calendar link, as its owner sees it: the secret itself is shown only when it is made. */
const feed = z.object({ madeAt: instantSchema, showsInitials: z.boolean() });

/** `GET /api/calendar-feed`, and what taking it back answers. */
export const calendarFeedSchema = z.object({ feed: feed.nullable() }).meta({ id: 'CalendarFeed' });
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;

/** `POST /api/calendar-feed`: the link that was there until now is dead. */
export const makeCalendarFeedSchema = z.object({ showsInitials: z.boolean().default(false) });
export type MakeCalendarFeed = z.infer<typeof makeCalendarFeedSchema>;

/** `path` holds the secret, and is never given out again. */
export const madeCalendarFeedSchema = z.object({ feed, path: z.string() });
export type MadeCalendarFeed = z.infer<typeof madeCalendarFeedSchema>;

/** `GET /api/calendar/:clinicId/:secret`, for a calendar that signs in with nothing but the link. */
export const calendarLinkSchema = z.object({
  clinicId: z.uuid(),
  secret: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}(\.ics)?$/)
    .transform((secret) => secret.replace('.ics', '')),
});
