import type { Booking } from '#domain/booking/booking';
import { listName } from '#domain/clinic/patient';
import type { Side } from '#domain/referral/laterality';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { selectBookingEntities } from '../../state/bookings.state';
import { selectCaseFactsFor } from '../../state/clinic-book.state';
import type { InHand } from '../hand/in-hand';
import { bookingsApiActions } from '../procedure-slots.actions';
import { pinboardActions } from './pinboard.actions';

interface PinboardState {
  readonly parked: readonly InHand[];
}

export const isSameCase = (a: InHand, b: InHand): boolean =>
  a.kind === 'booking'
    ? b.kind === 'booking' && a.bookingId === b.bookingId
    : b.kind === 'referral' && a.referralId === b.referralId;

const without = (parked: readonly InHand[], gone: InHand): InHand[] =>
  parked.filter((each) => !isSameCase(each, gone));

/** What somebody in this tab has put aside; a parked booking keeps its place until it is moved. */
export const pinboardFeature = createFeature({
  name: 'pinboard',
  reducer: createReducer<PinboardState>(
    { parked: [] },
    on(pinboardActions.parked, ({ parked }, { inHand }): PinboardState => ({
      parked: [...without(parked, inHand), inHand],
    })),
    on(pinboardActions.takenOff, ({ parked }, { inHand }): PinboardState => ({
      parked: without(parked, inHand),
    })),
    on(pinboardActions.restored, (_, { parked }): PinboardState => ({ parked })),
    on(bookingsApiActions.slotBooked, ({ parked }, { booking }): PinboardState => ({
      parked: without(parked, { kind: 'referral', referralId: booking.referralId }),
    })),
    on(
      bookingsApiActions.bookingMoved,
      bookingsApiActions.bookingCancelled,
      ({ parked }, { booking }): PinboardState => ({
        parked: without(parked, { kind: 'booking', bookingId: booking.id }),
      }),
    ),
  ),
});

export const { selectParked } = pinboardFeature;

/** What is parked, with everything that is shown of it. */
export interface ParkedCase {
  readonly inHand: InHand;
  readonly name: string;
  readonly side: Side | null;
  /** Where it stands meanwhile; `null` while it is not booked. */
  readonly booking: Booking | null;
}

/** Only those that this desk still knows, and that somebody else has not cancelled. */
export const selectParkedCases = createSelector(
  selectParked,
  selectBookingEntities,
  selectCaseFactsFor,
  (parked, bookings, factsFor): readonly ParkedCase[] =>
    parked.flatMap((inHand): ParkedCase[] => {
      const booking = inHand.kind === 'booking' ? bookings[inHand.bookingId] : null;
      if (booking === undefined || booking?.status === 'cancelled') return [];
      const referralId = inHand.kind === 'booking' ? booking?.referralId : inHand.referralId;
      const facts = referralId === undefined ? null : factsFor(referralId, booking);
      if (facts === null) return [];
      const side = booking === null ? (facts.series?.side ?? facts.referral.side) : booking.side;
      return [{ inHand, name: listName(facts.patient), side, booking }];
    }),
);
