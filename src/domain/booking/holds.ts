import type { Hold, Leg } from '#domain/booking/booking';
import { subtractRanges } from '#domain/booking/free-slots';
import { holdCounts, type Holder } from '#domain/booking/occupancy';
import type { Instant } from '#domain/time/instant';

/** The holds that stand in this asker's way: live ones of other tabs. */
export function holdsBlocking(
  holds: readonly Hold[],
  holder: Holder | null,
  now: Instant,
): readonly Hold[] {
  return holds.filter((hold) => holdCounts(hold, now, holder));
}

/**
 * The legs a hold takes while its holder decides about moving a booking: those of the new place
 * without the minutes that the booking itself still occupies there, which nobody else can take.
 */
export function legsToHold(legs: readonly Leg[], occupied: readonly Leg[]): Leg[] {
  return legs.flatMap((leg) =>
    subtractRanges(
      [leg.minutes],
      occupied
        .filter((own) => own.resourceId === leg.resourceId && own.date === leg.date)
        .map((own) => own.minutes),
    ).map((minutes) => ({ ...leg, minutes })),
  );
}
