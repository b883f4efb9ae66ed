import type { Booking } from '#domain/booking/booking';
import { caseOfBooking, type Place } from '#domain/booking/booking-case';
import { mayBookOn, mayMove } from '#domain/booking/may-book';
import { legalPlaces } from '#domain/booking/openings';
import { addDays } from '#domain/time/clinic-date';
import { createSelector } from '@ngrx/store';
import { selectAsking } from '../state/asking.state';
import { selectCaseFactsFor, selectClinicBook } from '../state/clinic-book.state';
import { selectActor } from '../state/sign-in.state';

/** How many days ahead a patient who leaves a list that runs late is looked after. */
const DAYS_AHEAD = 28;

/**
 * The first place on another day where whoever is signed in may put this booking; `null` without
 * one, `undefined` where it is not theirs to move.
 */
export const selectFirstPlaceOf = createSelector(
  selectCaseFactsFor,
  selectClinicBook,
  selectAsking,
  selectActor,
  (factsFor, book, asking, actor) =>
    (booking: Booking): Place | null | undefined => {
      const facts = factsFor(booking.referralId, booking);
      if (facts === null || actor === null) return undefined;
      if (!mayBookOn(actor, booking.physicianId)) return undefined;
      const from = addDays(booking.date, 1);
      const wanted = { from, to: addDays(from, DAYS_AHEAD) };
      for (const place of legalPlaces(caseOfBooking(booking, facts), book, wanted, asking))
        if (mayMove(actor, booking, place, asking.today)) return place;
      return null;
    },
);
