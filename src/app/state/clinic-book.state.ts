import { clinicBook } from '#domain/booking/clinic-book';
import { occupanciesOf } from '#domain/booking/occupancy';
import { createSelector } from '@ngrx/store';
import { selectBookings } from './bookings.state';
import { selectClinic, selectZone } from './clinic.state';
import { selectClosures } from './closures.state';
import { selectHolds } from './holds.state';
import { selectResources } from './resources.state';
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
