import type { Asking, BookingCase } from '#domain/booking/booking-case';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import type { GapAsking, WaitingCase } from '#domain/gaps/candidate';
import type { Gap } from '#domain/gaps/gap';
import { aCase, anAsking } from '#domain/testing/booking-builders';
import { aPatient, aReferral } from '#domain/testing/builders';
import type { Referral } from '#domain/referral/referral';

/** Builders for specs about gaps: Monday 14 September 2026, asked a week before unless said. */
export const aGapAsking = (over: Partial<Asking> = {}): GapAsking => ({
  ...anAsking(over),
  rules: DEFAULT_CLINIC_RULES,
});

/** 09:30 to 10:10 of physician-1 in room-1: just one ordinary block with its turnover. */
export const aGap = (over: Partial<Gap> = {}): Gap => ({
  sessionId: 'session-1',
  date: '2026-09-14',
  physicianId: 'physician-1',
  roomId: 'room-1',
  minutes: { start: 570, end: 610 },
  bayId: 'bay-1',
  procedureTypeIds: ['type-lsb'],
  ...over,
});

interface WaitingOver extends Partial<Omit<WaitingCase, 'bookingCase'>> {
  readonly of?: Partial<BookingCase>;
  readonly referral?: Partial<Referral>;
}

/** Somebody without a date, by the number of the patient; the number is also the rank. */
export const aWaiting = (
  number: number,
  { of, referral, ...over }: WaitingOver = {},
): WaitingCase => ({
  bookingCase: aCase({
    patient: aPatient({ id: `patient-${number}` }),
    referral: aReferral({
      id: `referral-${number}`,
      patientId: `patient-${number}`,
      decision: 'accepted',
      ...referral,
    }),
    ...of,
  }),
  present: null,
  shortNotice: false,
  preferredPhysicianId: null,
  rank: `1|${number}`,
  ...over,
});
