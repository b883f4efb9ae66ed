import type { Booking } from '#domain/booking/booking';
import { countedBlocks, visitStatesIn, type CaseFacts } from '#domain/booking/booking-case';
import { clinicBook } from '#domain/booking/clinic-book';
import { occupanciesOf } from '#domain/booking/occupancy';
import { createSelector } from '@ngrx/store';
import { selectBookings } from './bookings.state';
import { selectClinic, selectZone } from './clinic.state';
import { selectClosures } from './closures.state';
import { selectHolds } from './holds.state';
import { selectPatientEntities } from './patients.state';
import { selectProcedureTypeEntities } from './procedure-types.state';
import { selectReferralEntities } from './referrals.state';
import { selectResources } from './resources.state';
import { selectSeriesEntities } from './series.state';
import { selectSessions } from './sessions.state';
import { selectVisitEntities } from './visits.state';

const selectOccupancies = createSelector(
  selectBookings,
  selectVisitEntities,
  selectHolds,
  selectZone,
  occupanciesOf,
);

/** The clinic as the booking rules read it: the same facts as in the server, so the same answers. */
export const selectClinicBook = createSelector(
  selectClinic,
  selectResources,
  selectSessions,
  selectClosures,
  selectBookings,
  selectOccupancies,
  (clinic, resources, sessions, closures, bookings, occupancies) =>
    clinicBook({ clinic, resources, sessions, closures, bookings, occupancies }),
);

/**
 * Everything the case of a booking rests on; for a new one (`present` is `null`) of its referral,
 * with the series that runs. `null` where something of it is not known at this desk.
 */
export type CaseFactsFor = (referralId: string, present: Booking | null) => CaseFacts | null;

export const selectCaseFactsFor = createSelector(
  selectReferralEntities,
  selectPatientEntities,
  selectProcedureTypeEntities,
  selectSeriesEntities,
  selectBookings,
  selectVisitEntities,
  (referrals, patients, types, series, bookings, visits): CaseFactsFor => {
    const visitStateOf = visitStatesIn(visits);
    return (referralId, present) => {
      const referral = referrals[referralId];
      const patient = patients[referral?.patientId ?? ''];
      const procedureType = types[present?.procedureTypeId ?? referral?.procedureTypeId ?? ''];
      if (referral === undefined || patient === undefined || procedureType === undefined)
        return null;
      const seriesId = present === null ? referral.seriesId : present.seriesId;
      return {
        referral,
        patient,
        procedureType,
        series: series[seriesId ?? ''] ?? null,
        blocks: countedBlocks(patient.id, bookings, visitStateOf),
      };
    };
  },
);
