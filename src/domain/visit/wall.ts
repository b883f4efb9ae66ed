import type { Patient } from '#domain/clinic/patient';
import type { Instant } from '#domain/time/instant';
import type { Minute } from '#domain/time/minutes';
import { hasEnded } from '#domain/visit/next-steps';
import { projectDay, type DayVisit } from '#domain/visit/projection';
import { stateOf } from '#domain/visit/visit';

/** The stations that visitors read on the wall, in the order in which a patient passes them. */
export const WALL_STATIONS = ['waiting', 'in-room', 'recovering', 'ready'] as const;
export type WallStation = (typeof WALL_STATIONS)[number];

/**
 * One patient as the wall shows them: no name, no number, no procedure, and no side, which belongs
 * only where somebody acts on it.
 */
export interface WallLine {
  readonly bookingId: string;
  readonly initials: string;
  readonly station: WallStation;
  /** Already in the house. */
  readonly isHere: boolean;
  readonly roomId: string;
  readonly bayId: string | null;
  /** The start of the procedure while it is to come, else when the patient leaves, as it now goes on. */
  readonly expectedAt: Minute;
}

interface WallPatient extends DayVisit {
  readonly patient: Pick<Patient, 'familyName' | 'givenName'>;
}

/** "G. O." of Grace Okafor; what a display is given is an initial already. */
export function initialsOf({ familyName, givenName }: WallPatient['patient']): string {
  return [givenName, familyName]
    .map((name) => [...name.trim()][0])
    .filter((letter) => letter !== undefined)
    .map((letter) => `${letter.toLocaleUpperCase()}.`)
    .join(' ');
}

/** Everybody of the day who is still here or to come, at each station the next one first. */
export function wallOf(
  day: readonly WallPatient[],
  now: Instant,
  zone: string,
): ReadonlyMap<WallStation, readonly WallLine[]> {
  const projected = new Map(projectDay(day, now, zone).map((times) => [times.bookingId, times]));
  const lines = day.flatMap(({ booking, visit, patient }): WallLine[] => {
    const times = projected.get(booking.id);
    const station = stationOf({ booking, visit });
    if (times === undefined || station === null) return [];
    return [
      {
        bookingId: booking.id,
        initials: initialsOf(patient),
        station,
        isHere: stateOf(visit) !== 'expected',
        roomId: booking.roomId,
        bayId: booking.bayId,
        expectedAt: station === 'waiting' ? times.start : endOf(station, times),
      },
    ];
  });
  lines.sort((a, b) => a.expectedAt - b.expectedAt || (a.bookingId < b.bookingId ? -1 : 1));
  return new Map(
    WALL_STATIONS.map((station) => [station, lines.filter((line) => line.station === station)]),
  );
}

const endOf = (
  station: WallStation,
  times: { readonly procedureEnd: Minute; readonly recoveryEnd: Minute },
): Minute => (station === 'in-room' ? times.procedureEnd : times.recoveryEnd);

/** `null` once the patient has left, or will not come. */
function stationOf({ booking, visit }: DayVisit): WallStation | null {
  if (booking.status === 'cancelled' || hasEnded(visit)) return null;
  switch (stateOf(visit)) {
    case 'expected':
    case 'arrived':
    case 'prepared':
      return 'waiting';
    case 'in-room':
    case 'aborted':
      return 'in-room';
    case 'in-recovery':
      return 'recovering';
    case 'ready':
      return 'ready';
    default:
      return null;
  }
}
