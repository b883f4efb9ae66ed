import { caseOfBooking } from '#domain/booking/booking-case';
import { changeRefusals, moveRefusals } from '#domain/booking/changing';
import { isAffected, type Absence } from '#domain/rescue/absence';
import type { AffectedCase } from '#domain/rescue/affected';
import { addDays } from '#domain/time/clinic-date';
import { hasEnded } from '#domain/visit/next-steps';
import { stateOf } from '#domain/visit/visit';
import { createSelector } from '@ngrx/store';
import { selectBookings } from '../../state/bookings.state';
import { selectChecklists } from '../../state/checklists.state';
import { selectCaseFactsFor } from '../../state/clinic-book.state';
import { selectVisitEntities } from '../../state/visits.state';

/** The bookings that an absence leaves without a place and whose patients have not left yet. */
export const selectAffectedBy = createSelector(
  selectBookings,
  selectVisitEntities,
  selectChecklists,
  selectCaseFactsFor,
  (bookings, visits, checklists, factsFor) =>
    (absence: Absence): AffectedCase[] =>
      bookings.flatMap((booking): AffectedCase[] => {
        if (!isAffected(booking, absence)) return [];
        const visit = visits[booking.id];
        const facts = factsFor(booking.referralId, booking);
        if (facts === null || (visit !== undefined && hasEnded(visit))) return [];
        const recorded = {
          visit,
          checklists: checklists.filter(({ bookingId }) => bookingId === booking.id),
        };
        return [
          {
            booking,
            bookingCase: caseOfBooking(booking, facts),
            staysBecause: changeRefusals(booking, visit ? stateOf(visit) : 'expected'),
            keepsDayBecause: moveRefusals(booking, addDays(booking.date, 1), recorded),
          },
        ];
      }),
);
