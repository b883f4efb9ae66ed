import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator';
import type { OpenFeed } from './calendar-feed.ts';

/**
 * The calendar as RFC 5545 has it. Every time is in UTC, so that no calendar has to know the clinic's
 * zone; every text is escaped and folded by the library.
 */
export function icalOf({ physician, clinic, events }: OpenFeed): string {
  const calendar = ical({
    name: `${physician}, ${clinic}`,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Ganglion', product: 'Daily list', language: 'EN' },
    // As often as the list may be wanted anew.
    ttl: 15 * 60,
  });
  for (const { id, version, start, end, summary, room, isTentative } of events)
    calendar.createEvent({
      id: `${id}@ganglion`,
      sequence: version,
      // The same facts give the same file: no moment of the asking is written into it.
      stamp: new Date(start),
      start: new Date(start),
      end: new Date(end),
      summary,
      location: room,
      status: isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      busystatus: isTentative ? ICalEventBusyStatus.TENTATIVE : ICalEventBusyStatus.BUSY,
    });
  return calendar.toString();
}
