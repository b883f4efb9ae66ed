import type { ClinicBook } from '#domain/booking/clinic-book';
import type { ClinicDate } from '#domain/time/clinic-date';

/** The last day for which a session is planned, or `from` where there is none: no search goes further. */
export function horizonOf({ facts }: ClinicBook, from: ClinicDate): ClinicDate {
  return facts.sessions.reduce((last, { date }) => (date > last ? date : last), from);
}
