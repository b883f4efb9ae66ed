import type { Booking } from '#domain/booking/booking';
import type { BookingCase } from '#domain/booking/booking-case';
import type { AffectedCase } from '#domain/rescue/affected';
import type { Absence } from '#domain/rescue/absence';
import { aCase } from '#domain/testing/booking-builders';
import { aPatient, aReferral } from '#domain/testing/builders';

/** Dr Okonjo, the physician of the ordinary session, is ill on that Monday. */
export const anAbsence = (over: Partial<Absence> = {}): Absence => ({
  date: '2026-09-14',
  resourceId: 'physician-1',
  from: null,
  reason: 'Ill',
  ...over,
});

/** The case of a booking that an absence leaves without its place. */
export const anAffected = (
  booking: Booking,
  of: Partial<BookingCase> = {},
  over: Partial<AffectedCase> = {},
): AffectedCase => ({
  booking,
  bookingCase: aCase({
    bookingId: booking.id,
    patient: aPatient({ id: booking.patientId }),
    referral: aReferral({
      id: booking.referralId,
      patientId: booking.patientId,
      decision: 'accepted',
    }),
    durationMinutes: booking.durationMinutes,
    turnoverMinutes: booking.turnoverMinutes,
    recoveryMinutes: booking.recoveryMinutes,
    arriveBeforeMinutes: booking.arriveBeforeMinutes,
    bayId: booking.bayId,
    told: booking.told,
    ...of,
  }),
  staysBecause: [],
  keepsDayBecause: [],
  ...over,
});
