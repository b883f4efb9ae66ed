import type { Checklist } from '#domain/discharge/checklist';
import type { DayCase } from '#domain/visit/day-case';
import { visitOf } from '#domain/visit/visit';
import { createSelector } from '@ngrx/store';
import { selectBookings } from './bookings.state';
import { selectChecklists } from './checklists.state';
import { selectClinic } from './clinic.state';
import { selectPatientEntities } from './patients.state';
import { selectProcedureTypeEntities } from './procedure-types.state';
import { selectReferralEntities } from './referrals.state';
import { selectVisitEntities } from './visits.state';

/** Every patient's day that this desk knows of, by booking. */
export type DayCases = Readonly<Partial<Record<string, DayCase>>>;

const selectChecklistsByBooking = createSelector(
  selectChecklists,
  (checklists): ReadonlyMap<string, readonly Checklist[]> =>
    Map.groupBy(checklists, (checklist) => checklist.bookingId),
);

/** One that lacks its referral or patient is not yet known here, and left out. */
export const selectDayCases = createSelector(
  selectBookings,
  selectVisitEntities,
  selectChecklistsByBooking,
  selectReferralEntities,
  selectPatientEntities,
  selectProcedureTypeEntities,
  selectClinic,
  (bookings, visits, checklists, referrals, patients, types, clinic): DayCases => {
    const cases: Record<string, DayCase> = {};
    for (const booking of bookings) {
      const referral = referrals[booking.referralId];
      const patient = patients[booking.patientId];
      const procedureType = types[booking.procedureTypeId];
      if (referral === undefined || patient === undefined || procedureType === undefined) continue;
      cases[booking.id] = {
        booking,
        visit: visits[booking.id] ?? visitOf(booking.id),
        checklists: checklists.get(booking.id) ?? [],
        referral,
        patient,
        procedureType,
        clinic,
      };
    }
    return cases;
  },
);
