import { strandedIn } from '#domain/booking/stranded';
import { clinicBook } from '#domain/booking/clinic-book';
import { stateOf } from '#domain/visit/visit';
import { createSelector } from '@ngrx/store';
import { selectBookings } from './bookings.state';
import { selectClinic } from './clinic.state';
import { selectMinuteNow, selectToday } from './clock.state';
import { selectClosures } from './closures.state';
import { selectResources } from './resources.state';
import { selectSessions } from './sessions.state';
import { selectVisitEntities } from './visits.state';

/** Who takes which minutes is not asked: without it no hold and no visit has it worked out again. */
const selectOffer = createSelector(
  selectClinic,
  selectResources,
  selectSessions,
  selectClosures,
  selectBookings,
  (clinic, resources, sessions, closures, bookings) =>
    clinicBook({ clinic, resources, sessions, closures, bookings, occupancies: [] }),
);

const selectAllStranded = createSelector(
  selectOffer,
  selectToday,
  selectMinuteNow,
  (book, today, minute) => strandedIn(book, { today, minute }),
);

/** Bookings that need a move because their day has changed under them, the first day first. */
export const selectStranded = createSelector(
  selectAllStranded,
  selectVisitEntities,
  (stranded, visits) =>
    stranded.filter(({ booking }) => {
      const visit = visits[booking.id];
      return visit === undefined || stateOf(visit) === 'expected';
    }),
);
