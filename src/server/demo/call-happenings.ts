import { addDays } from '#domain/time/clinic-date';
import type { FollowUpDue } from '#domain/visit/visit';
import { recordFollowUpCall } from '../visits/follow-up-calls.ts';
import { idOf } from './demo-world.ts';
import type { Happening } from './happening.ts';
import type { StaffKey } from './staff.ts';
import type { VisitStory } from './visit-story.ts';

/** Calls further back tell nobody anything any more. */
const REMEMBERED_DAYS = 14;
/** Late morning, when the first wave has gone to its bays. */
const CALLED_FROM = 620;

/** The nurse calls the day after and three days after; all went well. */
export function callHappenings(
  { course: { placed }, calendar }: VisitStory,
  nurse: StaffKey,
): Happening[] {
  const { block } = placed;
  if (block.date < addDays(calendar.today, -REMEMBERED_DAYS)) return [];
  const nextDay = calendar.openOnOrAfter(addDays(block.date, 1));
  const third = calendar.openOnOrAfter(addDays(block.date, 3));
  const call = (due: FollowUpDue, date: string): Happening => ({
    at: calendar.at(date, CALLED_FROM + (placed.start % 60)),
    by: nurse,
    what: `${due} call after ${block.key}`,
    does: (tx, world) =>
      recordFollowUpCall(tx, { bookingId: idOf(world.bookings, block.key), due, reached: true }),
  });
  // After a weekend one call asks for both.
  return [...(nextDay === third ? [] : [call('first', nextDay)]), call('second', third)];
}
