import { strandedIn } from '#domain/booking/stranded';
import { createSelector } from '@ngrx/store';
import { selectClinicBook } from './clinic-book.state';
import { selectMinuteNow, selectToday } from './clock.state';

/** Bookings that need a move because their day has changed under them, the first day first. */
export const selectStranded = createSelector(
  selectClinicBook,
  selectToday,
  selectMinuteNow,
  (book, today, minute) => strandedIn(book, { today, minute }),
);
