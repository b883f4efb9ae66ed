import { arrivalOf, type Booking } from '#domain/booking/booking';
import { risksOf, type Risk } from '#domain/daily-list/risks';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Minute } from '#domain/time/minutes';
import { isObserved, type DayCase } from '#domain/visit/day-case';
import { hasEnded } from '#domain/visit/next-steps';
import { stateOf, type VisitState } from '#domain/visit/visit';

/** One patient as paper carries them through a day without a computer. Minutes of the clinic's day. */
export interface DowntimeLine {
  readonly booking: Booking;
  readonly patient: DayCase['patient'];
  readonly procedure: string;
  readonly state: VisitState;
  readonly arrives: Minute;
  readonly ends: Minute;
  /** When recovery ends as planned; `null` where nobody is observed. */
  readonly leaves: Minute | null;
  readonly risks: readonly Risk[];
}

/** The day for the three places where it is run. */
export interface DowntimeSheet {
  /** In the order in which patients come. */
  readonly desk: readonly DowntimeLine[];
  /** Room by room, in the order of the blocks. */
  readonly rooms: readonly { readonly roomId: string; readonly lines: readonly DowntimeLine[] }[];
  /** In the order in which bays are taken. */
  readonly recovery: readonly DowntimeLine[];
  /** Patients of the day who have left already, and stand on no sheet. */
  readonly gone: number;
}

/**
 * The plan of a day for desk, rooms and recovery: everybody who stands and has not left. Whoever is
 * beyond a place already is on the sheets of the places still to come.
 */
export function downtimeSheet(days: readonly DayCase[], date: ClinicDate): DowntimeSheet {
  const standing = days.filter(
    ({ booking }) => booking.date === date && booking.status !== 'cancelled',
  );
  const here = standing.filter(({ visit }) => !hasEnded(visit)).map(lineOf);
  const by = (minute: (line: DowntimeLine) => Minute) => (a: DowntimeLine, b: DowntimeLine) =>
    minute(a) - minute(b) || (a.booking.id < b.booking.id ? -1 : 1);
  const before = (line: DowntimeLine, states: readonly VisitState[]): boolean =>
    states.includes(line.state);
  const toRoom = here
    .filter((line) => before(line, ['expected', 'arrived', 'prepared', 'in-room']))
    .sort(by(({ booking }) => booking.start));
  return {
    desk: here.filter((line) => before(line, ['expected'])).sort(by(({ arrives }) => arrives)),
    rooms: [...Map.groupBy(toRoom, ({ booking }) => booking.roomId)].map(([roomId, lines]) => ({
      roomId,
      lines,
    })),
    recovery: here.filter(({ leaves }) => leaves !== null).sort(by(({ ends }) => ends)),
    gone: standing.length - here.length,
  };
}

function lineOf(day: DayCase): DowntimeLine {
  const { booking, patient, referral, checklists, procedureType, visit } = day;
  const ends = booking.start + booking.durationMinutes;
  return {
    booking,
    patient,
    procedure: procedureType.shortName,
    state: stateOf(visit),
    arrives: arrivalOf(booking),
    ends,
    leaves: isObserved(day) ? ends + booking.recoveryMinutes : null,
    risks: risksOf({ date: booking.date, patient, referral, checklists }),
  };
}
