import { addAll, addRange, noSteps, type DaySteps } from '#domain/booking/day-steps';
import { isInTheWay, type LookThrough, type Occupancy } from '#domain/booking/occupancy';

/** Which steps of one day each resource is taken. */
export interface BusyDay {
  /** As one asker sees them; not to be written to. */
  seenThrough(through: LookThrough): (resourceId: string) => DaySteps;
}

const NOTHING = noSteps();

/**
 * The busy sets of a day, worked out when they are first asked for and then kept. What an asker looks
 * through is the exception, so the kept sets are of bookings; holds are laid over them, and a
 * resource that the asker's own booking takes is counted anew. Patients are many and each has one or
 * two legs a day: theirs stay a list.
 */
export function busyDay(occupancies: readonly Occupancy[]): BusyDay {
  let known: Kept | undefined;
  return {
    seenThrough(through) {
      const kept = (known ??= keep(occupancies));
      const own = ownResources(occupancies, through.bookingIds);
      const inTheWay = kept.holds.filter((occupancy) => isInTheWay(occupancy, through));
      return (resourceId) => {
        const taken = own.has(resourceId) ? undefined : kept.byResource.get(resourceId);
        const present = kept.presences;
        if (taken === undefined)
          return countAnew(
            own.has(resourceId) ? occupancies : present,
            resourceId,
            through,
            inTheWay,
          );
        if (!inTheWay.some((hold) => hold.resourceId === resourceId)) return taken;
        const both = taken.slice();
        addAll(both, countAnew([], resourceId, through, inTheWay));
        return both;
      };
    },
  };
}

interface Kept {
  readonly byResource: ReadonlyMap<string, DaySteps>;
  readonly presences: readonly Occupancy[];
  readonly holds: readonly Occupancy[];
}

function keep(occupancies: readonly Occupancy[]): Kept {
  const byResource = new Map<string, DaySteps>();
  const presences: Occupancy[] = [];
  const holds: Occupancy[] = [];
  for (const occupancy of occupancies) {
    if (occupancy.hold !== null) holds.push(occupancy);
    else if (occupancy.leg === 'presence') presences.push(occupancy);
    else {
      let steps = byResource.get(occupancy.resourceId);
      if (steps === undefined) byResource.set(occupancy.resourceId, (steps = noSteps()));
      addRange(steps, occupancy.minutes);
    }
  }
  return { byResource, presences, holds };
}

const ownResources = (
  occupancies: readonly Occupancy[],
  bookingIds: readonly string[],
): ReadonlySet<string> =>
  bookingIds.length === 0
    ? NOBODY
    : new Set(
        occupancies
          .filter(({ bookingId }) => bookingId !== null && bookingIds.includes(bookingId))
          .map(({ resourceId }) => resourceId),
      );
const NOBODY: ReadonlySet<string> = new Set();

function countAnew(
  occupancies: readonly Occupancy[],
  resourceId: string,
  through: LookThrough,
  inTheWay: readonly Occupancy[],
): DaySteps {
  let steps: DaySteps | undefined;
  for (const occupancy of occupancies)
    if (
      occupancy.resourceId === resourceId &&
      occupancy.hold === null &&
      isInTheWay(occupancy, through)
    )
      addRange((steps ??= noSteps()), occupancy.minutes);
  for (const hold of inTheWay)
    if (hold.resourceId === resourceId) addRange((steps ??= noSteps()), hold.minutes);
  return steps ?? NOTHING;
}
