import type { Booking, Overrule } from '#domain/booking/booking';
import type { BookingCase, Place } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { caseRefusals } from '#domain/booking/case-refusals';
import type { Checklist } from '#domain/discharge/checklist';
import type { SeriesRefusal } from '#domain/series/series-refusal';
import type { ClinicDate } from '#domain/time/clinic-date';
import { isLost } from '#domain/visit/next-steps';
import type { Visit, VisitState } from '#domain/visit/visit';

/**
 * Why the plan of this booking may no longer be changed: it does not stand, or the patient is
 * already here, so that what happens is the visit's to say.
 */
export function changeRefusals(
  booking: Pick<Booking, 'status'>,
  visitState: VisitState,
): BookingRefusal[] {
  if (booking.status === 'cancelled') return [{ code: 'booking-not-standing' }];
  return visitState === 'expected' ? [] : [{ code: 'visit-has-begun' }];
}

/** What has been recorded of a booking's day; without a visit nothing has happened yet. */
export interface RecordedDay {
  readonly visit: Pick<Visit, 'overrules' | 'measurements'> | undefined;
  readonly checklists: readonly Pick<Checklist, 'answers'>[];
}

/**
 * Why a booking whose patient is not here yet may not move to `date`: something was answered,
 * measured or let pass for the day it has. Fasting, the last dose, the mark and the escort are true
 * of one day, and on another the lists would already look complete. Refused, rather than answers
 * of another day not counted: a list may rightly be begun the evening before or written up the day
 * after, and one that shows an answer without counting it misleads whoever reads it.
 */
export function moveRefusals(
  booking: Pick<Booking, 'date'>,
  date: ClinicDate,
  { visit, checklists }: RecordedDay,
): BookingRefusal[] {
  if (booking.date === date) return [];
  const isRecorded =
    (visit !== undefined && visit.overrules.length + visit.measurements.length > 0) ||
    checklists.some(({ answers }) => answers.length > 0);
  return isRecorded ? [{ code: 'day-has-begun', date: booking.date }] : [];
}

/**
 * Why an outcome by which the block was lost may not be undone: the block was booked anew meanwhile,
 * and nobody stands twice for one. A patient who would be expected again also needs a referral and
 * a series that still want the block; one who is in the house is, whatever became of them.
 */
export function standAgainRefusals(
  bookingCase: BookingCase,
  visit: { readonly before: VisitState; readonly after: VisitState },
  today: ClinicDate,
): (BookingRefusal | SeriesRefusal)[] {
  if (!isLost(visit.before) || isLost(visit.after)) return [];
  const found = caseRefusals(bookingCase, today);
  const rivals = found.filter(({ code }) => code === 'referral-already-booked');
  if (visit.after !== 'expected') return rivals;
  const refusals: (BookingRefusal | SeriesRefusal)[] = [
    ...found.filter(({ code }) => code === 'referral-not-accepted'),
    ...rivals,
  ];
  if ((bookingCase.series?.ended ?? null) !== null) refusals.push({ code: 'series-ended' });
  return refusals;
}

/** What depends on the day alone, so that an overrule of it outlives a move within the day. */
const OF_THE_DAY: readonly string[] = [
  'interval-too-short',
  'interval-too-long',
  'yearly-cap-reached',
  'authorisation-used-up',
  'authorisation-not-valid',
  'patient-unavailable',
];

/** The overrules that still say something true when the booking moves to `place`. */
export function overrulesKept(
  booking: Pick<Booking, 'overrules' | 'date' | 'start' | 'physicianId' | 'roomId'>,
  place: Place,
): readonly Overrule[] {
  if (booking.date !== place.date) return [];
  const isSamePlace =
    booking.start === place.start &&
    booking.physicianId === place.physicianId &&
    booking.roomId === place.roomId;
  return isSamePlace
    ? booking.overrules
    : booking.overrules.filter(({ code }) => OF_THE_DAY.includes(code));
}
