import { preparationSheet, type PreparationSheet } from '#domain/booking/preparation-sheet';
import { createSelector } from '@ngrx/store';
import { selectBookingEntities } from '../../state/bookings.state';
import { selectClinic } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { selectPatientEntities } from '../../state/patients.state';
import { selectProcedureTypeEntities } from '../../state/procedure-types.state';
import { selectReferralEntities } from '../../state/referrals.state';
import { selectResourceEntities } from '../../state/resources.state';
import type { PrintSheet } from '#contract/prints';

/** What the sheet of a booking says now, and what that rests on. */
export interface SheetNow {
  readonly sheet: PreparationSheet;
  readonly shown: PrintSheet;
}

/** `null` where something of the booking is not known at this desk. */
export const selectSheetFor = createSelector(
  selectBookingEntities,
  selectReferralEntities,
  selectPatientEntities,
  selectProcedureTypeEntities,
  selectResourceEntities,
  selectClinic,
  selectToday,
  (bookings, referrals, patients, types, resources, clinic, today) =>
    (bookingId: string): SheetNow | null => {
      const booking = bookings[bookingId];
      const referral = referrals[booking?.referralId ?? ''];
      const patient = patients[booking?.patientId ?? ''];
      const procedureType = types[booking?.procedureTypeId ?? ''];
      const physician = resources[booking?.physicianId ?? ''];
      if (!booking || !referral || !patient || !procedureType || !physician) return null;
      const facts = { booking, referral, patient, procedureType, physician, clinic, today };
      return {
        sheet: preparationSheet(facts),
        shown: {
          version: booking.version,
          referralVersion: referral.version,
          patientVersion: patient.version,
        },
      };
    },
);
