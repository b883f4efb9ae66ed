import { patientKnows, type Booking, type Overrule, type Told } from '#domain/booking/booking';
import type { Asking, BookingCase, Place } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { caseRefusals } from '#domain/booking/case-refusals';
import { tellRefusals } from '#domain/booking/telling';
import type { BleedingRisk } from '#domain/clinic/clinic';
import type { Checklist } from '#domain/discharge/checklist';
import type { SeriesRefusal } from '#domain/series/series-refusal';
import type { Referral } from '#domain/referral/referral';
import type { ClinicDate } from '#domain/time/clinic-date';
import { clinicDateOf } from '#domain/time/instant';
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

/**
 * Why this person may not make a cancelled booking stand again. Undo is for whoever did it: a
 * colleague who wants the patient back books anew, and so takes it upon themselves.
 */
export function undoCancelRefusals(
  { cancelled }: Pick<Booking, 'cancelled'>,
  personId: string,
): BookingRefusal[] {
  if (cancelled === null) return [{ code: 'nothing-to-undo' }];
  return cancelled.by === personId ? [] : [{ code: 'done-by-another', byName: cancelled.byName }];
}

/** The order may have become another while nothing stood on it: then this block is nobody's order. */
export function orderedRefusals({
  procedureTypeId,
  referral,
}: Pick<BookingCase, 'procedureTypeId' | 'referral'>): BookingRefusal[] {
  const ordered = referral.procedureTypeId;
  return ordered === null || ordered === procedureTypeId
    ? []
    : [{ code: 'procedure-not-ordered', procedureTypeId, ordered }];
}

/**
 * What a patient was told, once their cancelled booking stands again. From another day on they may
 * have been called off and take their drugs again; and where nobody might tell them now what to stop
 * (model.md, "Never false" 6), nobody has. Then they are to be called.
 */
export function toldAgain(
  { told, cancelled }: Pick<Booking, 'told' | 'cancelled'>,
  referral: Pick<Referral, 'antithrombotics'>,
  bleedingRisk: BleedingRisk,
  { today, zone }: Pick<Asking, 'today' | 'zone'>,
): Told | null {
  if (cancelled === null || clinicDateOf(cancelled.at, zone) !== today) return null;
  return tellRefusals({ status: 'booked' }, referral, bleedingRisk).length === 0 ? told : null;
}

/** What a cancelled booking was; provisional where nobody knows, because that promises nothing. */
export const statusBefore = ({ cancelled }: Pick<Booking, 'cancelled'>): BookingCase['status'] =>
  cancelled?.was ?? 'provisional';

/**
 * Why this person may not make a confirmed booking provisional again: somebody else confirmed it
 * (`confirmed` is `null` where nobody did by itself), or the patient counts on it.
 */
export function undoConfirmRefusals(
  { status, told, date, start }: Pick<Booking, 'status' | 'told' | 'date' | 'start'>,
  confirmed: { readonly by: string; readonly byName: string } | null,
  personId: string,
): BookingRefusal[] {
  if (status !== 'booked' || confirmed === null) return [{ code: 'nothing-to-undo' }];
  const refusals: BookingRefusal[] = [];
  if (confirmed.by !== personId)
    refusals.push({ code: 'done-by-another', byName: confirmed.byName });
  if (patientKnows({ told, date, start }))
    refusals.push({ code: 'patient-knows-of-it', date, start });
  return refusals;
}

/** Why a block of this series is not booked, nor booked again. */
export function seriesOpenRefusals({
  series,
}: Pick<BookingCase, 'series'>): Extract<
  SeriesRefusal,
  { code: 'series-ended' | 'series-paused' }
>[] {
  if (series === null) return [];
  if (series.ended !== null) return [{ code: 'series-ended' }];
  return series.paused === null ? [] : [{ code: 'series-paused' }];
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
