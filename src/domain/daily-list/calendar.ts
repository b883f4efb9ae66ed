import type { Booking } from '#domain/booking/booking';
import type { ProcedureType, Resource } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import { addMinutes, instantOf, type Instant } from '#domain/time/instant';
import { initialsOf } from '#domain/visit/wall';

/** One block as a calendar outside the clinic shows it: when, where and what, never who. */
export interface CalendarEvent {
  /** Stays the same when the block is moved, so that it moves in the calendar too. */
  readonly id: string;
  readonly version: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly summary: string;
  readonly room: string;
  /** Not confirmed yet. */
  readonly isTentative: boolean;
}

type ById<T> = Readonly<Partial<Record<string, T>>>;

export interface CalendarFacts {
  readonly bookings: readonly Booking[];
  readonly procedureTypes: ById<Pick<ProcedureType, 'shortName'>>;
  readonly resources: ById<Pick<Resource, 'name'>>;
  /** Only where the physician asked for initials. */
  readonly patients: ById<Pick<Patient, 'familyName' | 'givenName'>> | null;
  readonly zone: string;
}

const SIDE = { left: 'L', right: 'R', both: 'L R' } as const;

/**
 * The blocks of a physician's calendar, in order of time; cancelled ones are left out, and so vanish
 * from it. A block at a minute that the clock skips or repeats that day is at no single instant, and
 * is left out as well: nothing is guessed, and nobody can book it.
 */
export function calendarEvents(facts: CalendarFacts): CalendarEvent[] {
  return facts.bookings
    .filter(({ status }) => status !== 'cancelled')
    .flatMap((booking): CalendarEvent[] => {
      const found = instantOf(booking.date, booking.start, facts.zone);
      if (!('instant' in found)) return [];
      return [
        {
          id: booking.id,
          version: booking.version,
          start: found.instant,
          end: addMinutes(found.instant, booking.durationMinutes),
          summary: summaryOf(booking, facts),
          room: facts.resources[booking.roomId]?.name ?? '',
          isTentative: booking.status === 'provisional',
        },
      ];
    })
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** "LSB L2 L3, L, G. O.": procedure, levels, side, and initials where they were asked for. */
function summaryOf(booking: Booking, { procedureTypes, patients }: CalendarFacts): string {
  const procedure = procedureTypes[booking.procedureTypeId]?.shortName ?? '';
  const what = [procedure, ...booking.levels].filter((word) => word !== '').join(' ');
  const side = booking.side === null ? '' : `(${SIDE[booking.side]})`;
  const patient = patients?.[booking.patientId];
  const who = patient === undefined ? '' : initialsOf(patient);
  return [`${what} ${side}`.trim(), who].filter((word) => word !== '').join(', ');
}
